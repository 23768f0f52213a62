"""Fields that several forms ask: some value must satisfy all that can be asked together."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations_with_replacement

from onething.catalogue.contracts import (
    Element,
    ElementType,
    Finding,
    FormField,
    LintContext,
    Matter,
    PublishedThing,
    Thing,
)
from onething.planning.rules.form import find_role
from onething.planning.rules.lint import words
from onething.planning.rules.lint.finding import found
from onething.planning.rules.lint.ways import Chosen, can_hold, holds, is_included, list_keys
from onething.planning.rules.narrowing import fits, narrow

Asking = tuple[Matter, FormField]
# A pattern of single characters, classes and fixed repeats: what its length is can be said.
PIECE = re.compile(
    r"(?:\\[dDwWsS]|\\[^A-Za-z0-9]|\[[^\]\\]*(?:\\.[^\]\\]*)*\]|[^\\\[\](){}|*+?.^$]|\.)"
    r"(?:\{(?P<least>\d+)(?P<upto>,(?P<most>\d*))?\}|(?P<mark>[*+?]))?"
)
# Other types say themselves what is wrong (an identity number's check character, eleven digits of a phone).
FREE_TEXTS = frozenset({ElementType.TEXT, ElementType.LONG_TEXT, ElementType.ADDRESS})
UNBOUNDED = 10**9
MARKS = {"*": (0, UNBOUNDED), "+": (1, UNBOUNDED), "?": (0, 1), None: (1, 1)}


def check_rules(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Of each (role, element): no two forms that can be filled in together ask for what no value is."""
    asked: dict[tuple[str, str], list[Asking]] = {}
    for matter in published.thing.matters:
        for field in matter.form.fields:
            asked.setdefault((field.role or find_role(field.element), field.element), []).append(
                (matter, field)
            )
    for (_, code), askings in asked.items():
        yield from _check(published.elements[code], askings=askings, thing=published.thing)


def check_examples(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Of each text with a pattern: an example stands beside it, and is what the pattern takes."""
    for matter in published.thing.matters:
        for field in matter.form.fields:
            asked = narrow(published.elements[field.element], askings=[(matter, field)])
            given = field.example or asked.example
            for element in (replace(asked, example=given), *map(published.elements.get, asked.columns)):
                if element is not None and element.type in FREE_TEXTS:
                    yield from _check_example(element, matter=matter)


def check_answers(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Of each field that an answer fills with yes or no: the answer that means yes can be given."""
    asked = {field.element: matter for matter in published.thing.matters for field in matter.form.fields}
    for code, matter in asked.items():
        element = published.elements[code]
        question = published.thing.find_question(element.situation_key or "")
        offered = [option.value for option in question.options] if question else []
        if question and element.situation_value and element.situation_value not in offered:
            facts = {"element": element.label, "question": question.text, "value": element.situation_value}
            yield found("field.unknown_answer", place=f"/matters/{matter.id}/form/{code}", **facts)


def _check_example(element: Element, *, matter: Matter) -> Iterator[Finding]:
    facts = {"element": element.label, "matters": f"“{matter.name}”"}
    place = f"/matters/{matter.id}/form/{element.code}"
    if element.example is None:
        if element.pattern:
            yield found("field.pattern_unexplained", place=place, **facts)
    elif not fits(element.example, pattern=element.pattern) or len(element.example) > _longest(element):
        yield found("field.example", place=place, example=element.example, **facts)


def _longest(element: Element) -> int:
    return element.max_length or UNBOUNDED


def _check(element: Element, *, askings: list[Asking], thing: Thing) -> Iterator[Finding]:
    for one, other in combinations_with_replacement(askings, 2):
        why = _say_why(element, askings=[one, other])
        if why and _can_meet(one, other=other, thing=thing):
            matters = words.LIST_COMMA.join(dict.fromkeys(f"“{matter.name}”" for matter, _ in (one, other)))
            place = f"/matters/{other[0].id}/form/{element.code}"
            yield found("field.unsatisfiable", place=place, element=element.label, why=why, matters=matters)


def _say_why(element: Element, *, askings: list[Asking]) -> str | None:
    """Return why no value satisfies these forms, None when nothing speaks against it."""
    narrowed = narrow(element, askings=askings)
    minimum, maximum = narrowed.minimum, narrowed.maximum
    if element.choices and not narrowed.choices:
        return words.NO_CHOICE
    if minimum is not None and maximum is not None and minimum > maximum:
        return words.NO_RANGE.format(minimum=minimum, maximum=maximum)
    patterns = [element.pattern, *(field.pattern for _, field in askings)]
    widths = [_measure(pattern) for pattern in patterns if pattern]
    shortest = max((low for low, _ in widths), default=0)
    longest = min([*(high for _, high in widths if high is not None), *_length(narrowed)], default=None)
    if longest is not None and shortest > longest:
        return words.NO_LENGTH.format(shortest=shortest, longest=longest)
    return None


def _length(element: Element) -> list[int]:
    return [] if element.max_length is None else [element.max_length]


def _measure(pattern: str) -> tuple[int, int | None]:
    """Return the least and the most characters that fit a plain pattern; (0, None) for one that is not plain."""
    if not (pattern.startswith("^") and pattern.endswith("$")):
        return 0, None
    bare, low, high = pattern[1:-1], 0, 0
    at = 0
    while at < len(bare):
        piece = PIECE.match(bare, at)
        if piece is None:
            return 0, None
        least, most = _repeat(piece)
        low, high, at = low + least, high + most, piece.end()
    return low, high if high < UNBOUNDED else None


def _repeat(piece: re.Match[str]) -> tuple[int, int]:
    if piece["least"] is None:
        return MARKS[piece["mark"]]
    least = int(piece["least"])
    return least, int(piece["most"] or UNBOUNDED) if piece["upto"] else least


def _can_meet(one: Asking, *, other: Asking, thing: Thing) -> bool:
    """Whether both fields can be asked of one applicant."""
    both = (one, other)

    def wanted(chosen: Chosen) -> bool:
        return all(
            is_included(matter, thing=thing, chosen=chosen) and holds(field.only_when, chosen=chosen)
            for matter, field in both
        )

    keys = {key for matter, _ in both for key in list_keys(matter, thing=thing)}
    keys |= {field.only_when.question for _, field in both if field.only_when}
    return can_hold(thing, keys=keys, wanted=wanted)
