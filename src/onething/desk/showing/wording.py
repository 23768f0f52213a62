"""The words of the search as the desk shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode

from onething.catalogue.contracts import OfficeWordsView, Synonyms, ThingSummary, VainSearch
from onething.desk import words
from onething.kernel.errors import Refusal
from onething.look.contracts import Button, Choice, ErrorSummary, Field, FieldKind, Notice, Tone
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_full_moment

HOME = "/desk/words/"


@dataclass(frozen=True)
class VainLine:
    """What was looked for in vain, how often, and where it is given a meaning ("" for who may not)."""

    text: str
    count: int
    until: str
    href: str


@dataclass(frozen=True)
class GroupLine:
    """Words that are said, what they mean, how many things they lead to."""

    said: tuple[str, ...]
    means: str
    things: str
    is_lost: bool


@dataclass(frozen=True)
class WordsPage:
    """The view value of desk/words.html."""

    version: int
    told: str
    may_change: bool
    add: tuple[Field, ...]
    event: tuple[Field, ...]
    vain: tuple[VainLine, ...]
    groups: tuple[GroupLine, ...]
    events: tuple[tuple[str, str], ...]
    fillers: str
    save: Button
    assign: Button
    notice: Notice | None = None
    errors: ErrorSummary | None = None


def make_words_page(
    view: OfficeWordsView,
    *,
    vain: Sequence[VainSearch],
    things: Sequence[ThingSummary],
    typed: QueryDict,
    may_change: bool,
    done: str,
    refusal: Refusal | None,
) -> WordsPage:
    """Return the page with what was typed, or what an address wants to be given a meaning."""
    add = place_errors(
        (
            Field("said", words.SAID, value=typed.get("said", ""), hint=words.SAID_HINT, max_length=700),
            Field("means", words.MEANS, value=typed.get("means", ""), hint=words.MEANS_HINT, max_length=700),
        ),
        refusal=refusal,
    )
    event = place_errors(_list_event_fields(view, things=things, typed=typed), refusal=refusal)
    names = {one.code: one.name for one in things}
    return WordsPage(
        version=view.version,
        told=_tell(view),
        may_change=may_change,
        add=add,
        event=event,
        vain=tuple(_show_vain(one, may_change=may_change) for one in vain),
        groups=tuple(map(_show_group, view.synonyms)),
        events=_group_events(view, names=names),
        fillers=words.COMMA.join(view.fillers),
        save=Button(words.ADD_WORDS, name="verb", value="add"),
        assign=Button(words.SET_EVENT, name="verb", value="event"),
        notice=Notice(words.WORDS_DONE[done], tone=Tone.GOOD) if done in words.WORDS_DONE else None,
        errors=summarize(refusal, fields=[*add, *event]),
    )


def _list_event_fields(
    view: OfficeWordsView, *, things: Sequence[ThingSummary], typed: QueryDict
) -> tuple[Field, ...]:
    choices = tuple(Choice(one.code, one.name) for one in things)
    known = words.COMMA.join(dict.fromkeys(view.events.values()))
    return (
        Field("thing", words.THING, kind=FieldKind.SELECT, value=typed.get("thing", ""), choices=choices),
        Field(
            "event", words.EVENT, value=typed.get("event", ""), hint=words.EVENT_HINT.format(known=known),
            required=False, max_length=20,
        ),
    )  # fmt: skip


def _tell(view: OfficeWordsView) -> str:
    if view.saved_at is None:
        return words.WORDS_FIRST
    return words.WORDS_VERSION.format(
        version=view.version, when=say_full_moment(view.saved_at), note=view.note
    )


def _show_vain(one: VainSearch, *, may_change: bool) -> VainLine:
    href = f"{HOME}?{urlencode({'said': one.text})}#id_means" if may_change else ""
    return VainLine(one.text, one.count, one.last_day, href)


def _show_group(one: Synonyms) -> GroupLine:
    return GroupLine(
        said=one.said,
        means=words.COMMA.join(one.means),
        things=words.LEADS_TO.format(count=one.things) if one.things else words.LEADS_NOWHERE,
        is_lost=not one.things,
    )


def _group_events(view: OfficeWordsView, *, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Life event and the things in force under it."""
    grouped: dict[str, list[str]] = {}
    for code, event in view.events.items():
        if code in names:
            grouped.setdefault(event, []).append(names[code])
    return tuple((event, words.COMMA.join(told)) for event, told in grouped.items())
