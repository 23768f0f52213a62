"""What changed in the questions, their options and what these bring about."""

from collections.abc import Callable, Iterator, Sequence

from onething.catalogue.contracts import Difference, Option, Question, Thing
from onething.catalogue.rules import difference_words as say
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.rows import Row, compare_rows, say_change

QUESTION_ROWS = (
    Row("question", "问法", lambda q: say.say_quoted(q.text)),
    Row("kind", "答法", lambda q: say.say_quoted(say.QUESTION_KINDS[q.kind])),
    Row("unit", "单位", lambda q: say.say_quoted(q.unit)),
)
OPTION_ROWS = (
    Row("label", "选项", lambda o: say.say_quoted(o.label)),
    Row("because", "不需办理的依据", lambda o: say.say_quoted(o.because)),
)


def compare_questions(before: Thing, *, after: Thing) -> Iterator[Difference]:
    """Yield the questions that are asked no longer or newly, and how the others changed."""
    was = {question.key: question for question in before.questions}
    now = {question.key: question for question in after.questions}
    for key in was:
        if key not in now:
            place, name = point("/situations", key=key), was[key].text
            yield Difference(place, say.QUESTION_REMOVED.format(name=name), before=name)
    for key, question in now.items():
        if key not in was:
            place, name = point("/situations", key=key), question.text
            yield Difference(place, say.QUESTION_ADDED.format(name=name), after=name)
        else:
            yield from _compare(was[key], after=question, things=(before, after))


def _compare(before: Question, *, after: Question, things: tuple[Thing, Thing]) -> Iterator[Difference]:
    at, of = point("/situations", key=after.key), say.OF_QUESTION.format(name=after.text)
    yield from compare_rows(before, after=after, rows=QUESTION_ROWS, at=at, of=of)
    was = say.say_condition(before.only_when, thing=things[0])
    now = say.say_condition(after.only_when, thing=things[1])
    if was != now:
        yield say_change(was, now=now, label="询问时机", place=point(at, key="only_when"), of=of)
    yield from _compare_options(before, after=after, at=at, things=things)


def _compare_options(
    before: Question, *, after: Question, at: str, things: tuple[Thing, Thing]
) -> Iterator[Difference]:
    was = {option.value: option for option in before.options}
    now = {option.value: option for option in after.options}
    for value in was:
        if value not in now:
            sentence = say.OPTION_REMOVED.format(question=after.text, name=was[value].label)
            yield Difference(point(at, key=value), sentence, before=was[value].label)
    for value, option in now.items():
        place = point(at, key=value)
        if value not in was:
            sentence = say.OPTION_ADDED.format(question=after.text, name=option.label)
            yield Difference(place, sentence, after=option.label)
        else:
            yield from _compare_option(was[value], after=option, question=after, at=place, things=things)


def _compare_option(
    before: Option, *, after: Option, question: Question, at: str, things: tuple[Thing, Thing]
) -> Iterator[Difference]:
    of = say.OF_QUESTION.format(name=question.text)
    yield from compare_rows(before, after=after, rows=OPTION_ROWS, at=at, of=of)
    was, now = (say.say_range(one, unit=question.unit) for one in (before, after))
    if was != now:
        label = say.RANGE_OF.format(name=after.label)
        yield say_change(was, now=now, label=label, place=point(at, key="at_least"), of=of)
    for key, effect in _list_effects(before, after=after, things=things):
        sentence = say.OPTION_EFFECT.format(question=question.text, name=after.label, effect=effect)
        yield Difference(point(at, key=key), sentence)


def _list_effects(before: Option, *, after: Option, things: tuple[Thing, Thing]) -> Iterator[tuple[str, str]]:
    """What an option brings in is said of the matter itself (办理范围); here is what else it does."""

    def name(code: str) -> str:
        found = things[1].find_matter(code) or things[0].find_matter(code)
        return code if found is None else found.name

    for key, more, less, naming in (
        ("removes_matters", say.EFFECT_REMOVES, say.EFFECT_REMOVES_NO_MORE, name),
        ("adds_materials", say.EFFECT_PAPER, say.EFFECT_PAPER_NO_MORE, str),
        ("promises", say.EFFECT_PROMISE, say.EFFECT_PROMISE_NO_MORE, name),
    ):
        changes = _list_changes(
            getattr(before, key), now=getattr(after, key), more=more, less=less, naming=naming
        )
        yield from ((key, change) for change in changes)
    if before.gate != after.gate:
        gate = after.gate
        closed = gate and say.GATE_CLOSED.format(reason=gate.reason, road=gate.road)
        yield "gate", closed or say.GATE_OPENED


def _list_changes(
    was: Sequence[str], *, now: Sequence[str], more: str, less: str, naming: Callable[[str], str]
) -> Iterator[str]:
    yield from (less.format(name=naming(one)) for one in was if one not in now)
    yield from (more.format(name=naming(one)) for one in now if one not in was)
