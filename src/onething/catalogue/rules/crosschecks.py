"""What can only be seen across files: codes used twice, forms without matters, elements that do not exist."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.index import ThingNames, check_condition, find_repeated
from onething.catalogue.rules.raw import Raw, get_integer, get_text, list_items, list_records, list_texts

FORMS_FILE = "forms.json"
ELEMENTS_FILE = "elements.json"
INLINE_FLAGS = re.compile(r"\(\?[aiLmsux-]")

# elements.json and forms.json are dictionaries that several packages may share: a thing that is not in this package may
# be named in them. Of a thing that is in it, every name must exist.


def check_codes(things: Mapping[str, ThingNames]) -> Iterator[PackageFault]:
    """Yield things (by file) whose code an earlier file has."""
    owners: dict[str, str] = {}
    for file, names in things.items():
        if names.code and names.code in owners:
            sentence = words.THING_REPEATED.format(code=names.code, file=owners[names.code])
            yield PackageFault(file, "/code", sentence)
        owners.setdefault(names.code, file)


def check_elements(elements: Any, *, things: Mapping[str, ThingNames]) -> Iterator[PackageFault]:
    """Yield faults of meaning in elements.json; `things` by code."""
    records = list(list_records({"": elements}, key="", at=""))
    placed = [(at.removeprefix("/"), element) for at, element in records]
    for at, code in find_repeated((at, get_text(element, key="code")) for at, element in placed):
        yield _element_fault(point(at, key="code"), words.ELEMENT_REPEATED.format(code=code))
    types = {get_text(element, key="code"): get_text(element, key="type") for _, element in placed}
    for at, element in placed:
        yield from _check_element(element, at=at, types=types)
        yield from _check_producers(element, at=at, things=things)


def _element_fault(place: str, sentence: str) -> PackageFault:
    return PackageFault(ELEMENTS_FILE, place, sentence)


def _check_element(
    element: Raw, *, at: str, types: Mapping[str | None, str | None]
) -> Iterator[PackageFault]:
    for place, column in list_texts(element, key="columns", at=at):
        if column not in types:
            yield _element_fault(place, words.UNKNOWN_ELEMENT.format(code=column))
        elif types[column] == "table":
            yield _element_fault(place, words.COLUMN_IS_TABLE.format(code=column))
    values = ((place, _first(choice)) for place, choice in list_items(element, key="choices", at=at))
    for place, value in find_repeated(values):
        yield _element_fault(place, words.CHOICE_REPEATED.format(value=value))
    if not compiles(get_text(element, key="pattern") or ""):
        yield _element_fault(point(at, key="pattern"), words.BROKEN_PATTERN)
    minimum, maximum = get_integer(element, key="min"), get_integer(element, key="max")
    if minimum is not None and maximum is not None and minimum > maximum:
        yield _element_fault(point(at, key="min"), words.MINIMUM_ABOVE_MAXIMUM)


def _first(choice: Any) -> str | None:
    return choice[0] if isinstance(choice, list) and choice and isinstance(choice[0], str) else None


def compiles(pattern: str) -> bool:
    """Whether a pattern is one, without flags inside it: a browser's patterns know none, and would check otherwise."""
    if INLINE_FLAGS.search(pattern):
        return False
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def _check_producers(element: Raw, *, at: str, things: Mapping[str, ThingNames]) -> Iterator[PackageFault]:
    for place, code in list_texts(element, key="produced_by", at=at):
        if _is_missing(code, things=things):
            yield _element_fault(place, words.UNKNOWN_MATTER_CODE.format(code=code))


def _is_missing(code: str, *, things: Mapping[str, ThingNames]) -> bool:
    thing_code, _, matter_id = code.partition("/")
    return thing_code in things and matter_id not in things[thing_code].matters


def check_forms(
    forms: Any, *, things: Mapping[str, ThingNames], elements: frozenset[str] | None
) -> Iterator[PackageFault]:
    """Yield faults of meaning in forms.json; `elements` is None when elements.json could not be read."""
    if not isinstance(forms, dict):
        return
    for code in sorted(f"{names.code}/{matter}" for names in things.values() for matter in names.matters):
        if code not in forms:
            yield PackageFault(FORMS_FILE, point("", key=code), words.FORM_MISSING.format(code=code))
    for code, form in forms.items():
        if _is_missing(code, things=things):
            yield PackageFault(FORMS_FILE, point("", key=code), words.UNKNOWN_MATTER_CODE.format(code=code))
        yield from _check_form(
            form, at=point("", key=code), names=things.get(code.partition("/")[0]), elements=elements
        )


def _check_form(
    form: Any, *, at: str, names: ThingNames | None, elements: frozenset[str] | None
) -> Iterator[PackageFault]:
    fields = list(list_records(form, key="fields", at=at))
    for place, _ in find_repeated((place, _field_name(field)) for place, field in fields):
        sentence = words.FIELD_REPEATED.format(element=_element_at(fields, place=place))
        yield PackageFault(FORMS_FILE, place, sentence)
    for place, field in fields:
        code = get_text(field, key="element")
        if elements is not None and code is not None and code not in elements:
            yield PackageFault(
                FORMS_FILE, point(place, key="element"), words.UNKNOWN_ELEMENT.format(code=code)
            )
        if names is not None:
            text, where = get_text(field, key="only_when"), point(place, key="only_when")
            yield from check_condition(text, names=names, file=FORMS_FILE, place=where)


def _field_name(field: Raw) -> str | None:
    element = get_text(field, key="element")
    return element and f"{get_text(field, key='role')} {element} {get_text(field, key='only_when')}"


def _element_at(fields: list[tuple[str, Raw]], *, place: str) -> str:
    return next(get_text(field, key="element") or "" for at, field in fields if at == place)
