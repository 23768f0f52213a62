"""Training as the desk shows it: lists of cards, one card, its quiz, and how far people are."""

from dataclasses import dataclass, replace

from onething.catalogue.contracts import MatterNorm
from onething.desk import words
from onething.kernel.errors import Refusal
from onething.look.contracts import (
    Button,
    ButtonKind,
    Cell,
    Choice,
    Column,
    Empty,
    ErrorSummary,
    Field,
    FieldKind,
    Notice,
    Table,
    TableRow,
    Tag,
    Tone,
)
from onething.pages.problems import summarize
from onething.pages.showing.days import say_full_moment
from onething.training.contracts import Asked, Card, CardLine, Judged, LearningState, Trainee

HOME = "/desk/training/"
STAFF = f"{HOME}staff/"
TONES = {LearningState.DUE: Tone.ASK, LearningState.CHANGED: Tone.WARN, LearningState.DONE: Tone.GOOD}


@dataclass(frozen=True)
class CardPage:
    """The view value of desk/card.html."""

    title: str
    told: str
    norm: MatterNorm
    state: Tag
    changed: Notice | None
    quiz: Button | None
    no_quiz: str
    back: Button


@dataclass(frozen=True)
class QuizPage:
    """The view value of desk/quiz.html."""

    title: str
    lead: str
    address: str
    edition: str
    fields: tuple[Field, ...]
    send: Button
    back: Button
    notice: Notice | None = None
    errors: ErrorSummary | None = None


def show_cards(lines: list[CardLine], *, caption: str, is_own: bool = True) -> Table:
    """Return matters to learn as a table; one's own lead to their cards."""
    return Table(
        caption=caption,
        columns=tuple(map(Column, words.CARD_COLUMNS)),
        rows=tuple(_card_row(line, is_own=is_own) for line in lines),
        empty=Empty(words.NO_CARDS),
    )


def _card_row(line: CardLine, *, is_own: bool) -> TableRow:
    changed = words.CARD_CHANGED.format(parts=words.COMMA.join(line.changed)) if line.changed else ""
    return TableRow(
        cells=(
            Cell(line.name, below=line.thing_name),
            Cell(line.department),
            Cell(below=changed, tag=_tag(line)),
            Cell(say_full_moment(line.done_at) if line.done_at else ""),
        ),
        href=f"{HOME}{line.codes[0]}/" if is_own else "",
    )


def _tag(line: CardLine) -> Tag:
    return Tag(line.state.label, tone=TONES[line.state])


def show_card(card: Card) -> CardPage:
    """Return a card with the way to its quiz."""
    line, guide = card.line, card.norm.guide
    word = words.QUIZ_AGAIN if line.state is LearningState.DONE else words.TO_QUIZ
    return CardPage(
        title=guide.name,
        told=f"{guide.thing_name}　{guide.department}",
        norm=card.norm,
        state=_tag(line),
        changed=_tell_changed(line),
        quiz=Button(word, href=f"{HOME}{card.code}/quiz", key="s") if card.questions else None,
        no_quiz="" if card.questions else words.NO_QUIZ_YET,
        back=Button(words.BACK_TO_CARDS, href=HOME, kind=ButtonKind.QUIET, key="b"),
    )


def _tell_changed(line: CardLine) -> Notice | None:
    if not line.changed or line.done_at is None:
        return None
    parts = words.COMMA.join(line.changed)
    sentence = words.CARD_SINCE_CHANGED.format(day=say_full_moment(line.done_at), parts=parts)
    return Notice(sentence, tone=Tone.WARN)


def show_quiz(
    card: Card, *, chosen: list[str], judged: Judged | None = None, refusal: Refusal | None = None
) -> QuizPage:
    """Return the quiz with what was chosen; once judged, what was wrong is marked."""
    wrong = judged.wrong if judged else ()
    fields = tuple(
        _ask(one, place=place, chosen=chosen, is_wrong=place in wrong)
        for place, one in enumerate(card.questions, start=1)
    )
    return QuizPage(
        title=card.norm.guide.name,
        lead=words.QUIZ_LEAD.format(count=len(fields)),
        address=f"{HOME}{card.code}/quiz",
        edition=card.edition,
        fields=(replace(fields[0], has_cursor=True), *fields[1:]) if fields else (),
        send=Button(words.HAND_IN_QUIZ, key="s"),
        back=Button(words.BACK_TO_CARD, href=f"{HOME}{card.code}/", kind=ButtonKind.QUIET, key="b"),
        notice=_tell_failed(judged),
        errors=summarize(refusal),
    )


def _ask(one: Asked, *, place: int, chosen: list[str], is_wrong: bool) -> Field:
    return Field(
        name=f"q{place}",
        label=words.QUESTION_LABEL.format(place=place, text=one.text),
        kind=FieldKind.RADIO,
        value=chosen[place - 1] if place <= len(chosen) else "",
        choices=tuple(Choice(str(number), text) for number, text in enumerate(one.options)),
        error=words.WRONG_ANSWER if is_wrong else "",
    )


def _tell_failed(judged: Judged | None) -> Notice | None:
    if judged is None:
        return None
    sentence = words.QUIZ_FAILED.format(right=judged.right, asked=judged.asked)
    return Notice(sentence, tone=Tone.WARN)


def show_trainees(people: list[Trainee]) -> Table:
    """Return how far the people of a unit are."""
    columns = tuple(Column(word, is_figure=0 < place < 4) for place, word in enumerate(words.TRAINEE_COLUMNS))
    rows = tuple(
        TableRow(
            cells=(
                Cell(one.name),
                *(Cell(str(count)) for count in (one.done, one.due, one.changed)),
                Cell(say_full_moment(one.last_at) if one.last_at else words.NEVER_DONE),
            ),
            href=f"{STAFF}{one.person_id}/",
        )
        for one in people
    )
    return Table(words.TRAINEES, columns, rows, Empty(words.NO_TRAINEES))
