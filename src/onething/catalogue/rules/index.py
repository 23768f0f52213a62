"""The names that a thing gives, so that references to them can be checked; and the check of a condition."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault
from onething.catalogue.rules.meanings import find_condition
from onething.catalogue.rules.raw import get_text, list_records


@dataclass(frozen=True)
class ThingNames:
    """The matter numbers and the questions (key → may several be chosen, values) of one thing."""

    code: str
    matters: frozenset[str]
    questions: Mapping[str, tuple[bool, tuple[str, ...]]]


def index_thing(thing: Any) -> ThingNames:
    """Return the names of a thing as read, well formed or not."""
    questions = {}
    for _, question in list_records(thing, key="situations", at=""):
        values = [get_text(option, key="value") for _, option in list_records(question, key="options", at="")]
        several = question.get("multi") is True
        questions[get_text(question, key="key") or ""] = (several, tuple(v for v in values if v is not None))
    matters = {get_text(matter, key="id") or "" for _, matter in list_records(thing, key="matters", at="")}
    return ThingNames(get_text(thing, key="code") or "", frozenset(matters - {""}), questions)


def check_condition(text: str | None, *, names: ThingNames, file: str, place: str) -> Iterator[PackageFault]:
    """Yield what is wrong with the names in a condition; its form is the schema's business."""
    condition = find_condition(text)
    if condition is None:
        return
    if condition.question not in names.questions:
        yield PackageFault(file, place, words.UNKNOWN_QUESTION.format(key=condition.question))
        return
    several, values = names.questions[condition.question]
    if condition.value not in values:
        sentence = words.UNKNOWN_ANSWER.format(
            value=condition.value, key=condition.question, options="、".join(values) or "（没有选项）"
        )
        yield PackageFault(file, place, sentence)
    if several != (condition.operator == "~"):
        sentence = words.OPERATOR_MULTI if several else words.OPERATOR_SINGLE
        yield PackageFault(file, place, sentence.format(key=condition.question))


def find_repeated(found: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    """Yield (place, name) of each name's second and later occurrences."""
    seen: Counter[str] = Counter()
    for place, name in found:
        if name is None:
            continue
        seen[name] += 1
        if seen[name] > 1:
            yield place, name
