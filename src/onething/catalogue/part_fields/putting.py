"""Putting what was written into a part without touching what was not: an absent key, a null, an unknown key stay."""

from typing import Any

from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.part_fields.texts import LISTS, is_same_text, read_text, write_text

Raw = dict[str, Any]
_NEVER_EMPTY = frozenset({Shape.YES_NO, Shape.INTEGER, Shape.GROUP, Shape.KEYED})


def put_text(raw: Raw, *, field: PartField, text: str) -> None:
    """Write a text into a part under its field's key; the same text changes nothing. Raises UnreadableTextError."""
    if is_same_text(text, other=write_text(field, raw.get(field.key))):
        fill_needed(raw, field=field)
    else:
        put_value(raw, field=field, value=read_text(field, text))


def put_value(raw: Raw, *, field: PartField, value: Any) -> None:
    """Put a value under its field's key; nothing is written as null, or as an absent key, as the package has it."""
    if not is_nothing(field, value):
        raw[field.key] = value
    elif not is_nothing(field, raw.get(field.key)):
        raw.pop(field.key)
        if field.nullable:
            raw[field.key] = None
    fill_needed(raw, field=field)


def fill_needed(raw: Raw, *, field: PartField) -> None:
    """Write an empty value where the package wants the key to be there; the checks then say what is missing."""
    if field.needed and field.key not in raw and field.shape not in _NEVER_EMPTY:
        raw[field.key] = blank_of(field)


def is_nothing(field: PartField, value: Any) -> bool:
    """Whether a value says nothing: absent, null, empty, or a flag that is not set."""
    return value in (None, "", [], {}) or (value is False and field.shape is Shape.FLAG)


def blank_of(field: PartField) -> Any:
    """Return how the package writes nothing under a key that it needs."""
    if field.nullable:
        return None
    if field.shape in LISTS or field.shape is Shape.ROWS:
        return []
    return False if field.shape is Shape.FLAG else ""
