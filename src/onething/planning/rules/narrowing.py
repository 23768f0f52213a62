"""One field that several forms ask under different rules: the strictest holds, and a sentence says whose it is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onething.catalogue.contracts import Element, FormField, Matter
from onething.planning import words

Asking = tuple[Matter, FormField]


def narrow(element: Element, *, askings: Sequence[Asking]) -> Element:
    """Return the element narrowed to what every form that asks it takes.

    Of lengths and ranges the smallest, of choices those that all forms take, of patterns all. Choices or a range that
    nothing satisfies is a blocker before publication; the plan then keeps the empty rule as it is.
    """
    fields = [field for _, field in askings]
    if not any(map(_narrows, fields)):
        return element
    pattern = join_patterns(_list_patterns(element, fields=fields))
    return replace(
        element,
        max_length=min(_list_set(element.max_length, *(field.max_length for field in fields)), default=None),
        minimum=max(_list_set(element.minimum, *(field.minimum for field in fields)), default=None),
        maximum=min(_list_set(element.maximum, *(field.maximum for field in fields)), default=None),
        pattern=pattern,
        example=_find_example(element, fields=fields, pattern=pattern),
        choices=tuple(
            choice
            for choice in element.choices
            if all(field.choices is None or choice.value in field.choices for field in fields)
        ),
    )


def say_strictest(element: Element, *, askings: Sequence[Asking], narrowed: Element) -> str | None:
    """Return the sentence that says which forms are strictest in what; None where no two forms differ."""
    said = list(_say_required(askings))
    if narrowed is not element:
        said += _say_limits(element, askings=askings)
        said += _say_pattern(askings)
        said += _say_choices(element, askings=askings, narrowed=narrowed)
    return words.STRICTEST.format(rules="；".join(said)) if said else None


def join_patterns(patterns: Sequence[str]) -> str | None:
    """Return one pattern that holds exactly where all of these do (each is matched from the beginning)."""
    if len(patterns) < 2:
        return patterns[0] if patterns else None
    return "".join(f"(?={pattern})" for pattern in patterns) + ".*"


def fits(example: str, *, pattern: str | None) -> bool:
    """Whether a value satisfies a pattern, as the form checks it: from the beginning, \\d means 0 to 9."""
    return pattern is None or re.match(pattern, example, re.ASCII) is not None


def _find_example(element: Element, *, fields: Sequence[FormField], pattern: str | None) -> str | None:
    """An example that all forms take: a form's own before the element's."""
    given = [*(field.example for field in fields), element.example]
    return next((one for one in given if one and fits(one, pattern=pattern)), None)


def _narrows(field: FormField) -> bool:
    limits = (field.max_length, field.minimum, field.maximum, field.pattern, field.example, field.choices)
    return any(limit is not None for limit in limits)


def _list_set(*limits: int | None) -> list[int]:
    return [limit for limit in limits if limit is not None]


def _list_patterns(element: Element, *, fields: Sequence[FormField]) -> list[str]:
    given = [element.pattern, *(field.pattern for field in fields)]
    return sorted({pattern for pattern in given if pattern})


def _say_required(askings: Sequence[Asking]) -> Iterator[str]:
    strict = [asking for asking in askings if asking[1].required]
    if 0 < len(strict) < len(askings):
        yield words.STRICTEST_REQUIRED.format(matters=_name(strict))


def _say_limits(element: Element, *, askings: Sequence[Asking]) -> Iterator[str]:
    table: tuple[tuple[str, str, Callable[..., int]], ...] = (
        ("max_length", words.STRICTEST_LENGTH, min),
        ("minimum", words.STRICTEST_MINIMUM, max),
        ("maximum", words.STRICTEST_MAXIMUM, min),
    )
    for name, sentence, strictest in table:
        whole = getattr(element, name)
        limits = [strictest(_list_set(whole, getattr(field, name)), default=None) for _, field in askings]
        if len(set(limits)) > 1:
            limit = strictest(_list_set(*limits))
            found = [asking for asking, own in zip(askings, limits, strict=True) if own == limit]
            yield sentence.format(matters=_name(found), limit=limit)


def _say_pattern(askings: Sequence[Asking]) -> Iterator[str]:
    if len({field.pattern for _, field in askings}) > 1:
        yield words.STRICTEST_PATTERN.format(matters=_name([one for one in askings if one[1].pattern]))


def _say_choices(element: Element, *, askings: Sequence[Asking], narrowed: Element) -> Iterator[str]:
    offered = {choice.value for choice in element.choices}
    taken = [offered if field.choices is None else offered & set(field.choices) for _, field in askings]
    if len({frozenset(values) for values in taken}) > 1:
        found = [asking for asking, values in zip(askings, taken, strict=True) if values != offered]
        left = sorted(narrowed.choices, key=lambda choice: choice.value)
        limit = words.LIST_COMMA.join(choice.label for choice in left)
        yield words.STRICTEST_CHOICES.format(matters=_name(found), limit=limit)


def _name(askings: Sequence[Asking]) -> str:
    matters = {matter.code: matter.name for matter, _ in askings}
    return words.LIST_COMMA.join(matters[code] for code in sorted(matters))
