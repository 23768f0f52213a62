"""What a form may narrow of an element: values that the element has, patterns that are patterns."""

from collections.abc import Iterator, Mapping
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault
from onething.catalogue.rules.crosschecks import FORMS_FILE, compiles
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.raw import Raw, get_integer, get_text, list_items, list_records, list_texts


def list_choices(elements: Any) -> dict[str, frozenset[str]]:
    """Return the values of each element that has a set of them, by code, as far as they can be read."""
    return {
        get_text(element, key="code") or "": frozenset(
            choice[0]
            for _, choice in list_items(element, key="choices", at="")
            if isinstance(choice, list) and choice and isinstance(choice[0], str)
        )
        for _, element in list_records({"": elements}, key="", at="")
    }


def check_narrowing(forms: Any, *, choices: Mapping[str, frozenset[str]]) -> Iterator[PackageFault]:
    """Yield fields whose own rules cannot be: unknown values, broken patterns, a range upside down."""
    for code, form in forms.items() if isinstance(forms, dict) else ():
        for at, field in list_records(form, key="fields", at=point("", key=code)):
            yield from _check_field(field, at=at, choices=choices)


def _check_field(field: Raw, *, at: str, choices: Mapping[str, frozenset[str]]) -> Iterator[PackageFault]:
    element = get_text(field, key="element") or ""
    for place, value in list_texts(field, key="choices", at=at):
        if element in choices and value not in choices[element]:
            sentence = words.CHOICE_UNKNOWN.format(value=value, element=element)
            yield PackageFault(FORMS_FILE, place, sentence)
    if not compiles(get_text(field, key="pattern") or ""):
        yield PackageFault(FORMS_FILE, point(at, key="pattern"), words.BROKEN_PATTERN)
    minimum, maximum = get_integer(field, key="min"), get_integer(field, key="max")
    if minimum is not None and maximum is not None and minimum > maximum:
        yield PackageFault(FORMS_FILE, point(at, key="min"), words.MINIMUM_ABOVE_MAXIMUM)
