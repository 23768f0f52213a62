"""A value of a part as text, the way people read and write it, and back."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from onething.catalogue.part_fields import words
from onething.catalogue.part_fields.shapes import PartField, Shape

LARGEST: Final = 2**53 - 1
LISTS: Final = frozenset({Shape.CHOICES, Shape.TEXTS, Shape.MATTERS, Shape.MATTER_CODES, Shape.PAIRS})
BETWEEN: Final = re.compile(r"[\n、，,；;]+")
TRUE, FALSE = "true", "false"


class UnreadableTextError(ValueError):
    """The text is no value of the field; the message is a Chinese sentence that says what to write."""


def write_text(field: PartField, value: Any) -> str:
    """Return a value as text, one of a list on a line; what is not there as its default, else as nothing."""
    if value is None:
        return field.default or ""
    if isinstance(value, bool):
        return TRUE if value else (FALSE if field.shape is Shape.YES_NO else "")
    if field.shape is Shape.PAIRS:
        return "\n".join("=".join(pair) for pair in value)
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def read_text(field: PartField, text: str) -> Any:
    """Return the value that a text stands for: None, [] or False for nothing. Raises UnreadableTextError."""
    bare = text.strip()
    reader = _READERS.get(field.shape, _read_as_is)
    if not bare:
        return [] if field.shape in LISTS else False if field.shape is Shape.FLAG else None
    return reader(field, bare)


def is_same_text(one: str, *, other: str) -> bool:
    """Whether two texts are the same to a browser, which writes lines its own way and none into a line."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", text.replace("\r", "")).strip()


def _read_as_is(field: PartField, text: str) -> str:
    return text.replace("\r\n", "\n")


def _read_integer(field: PartField, text: str) -> int:
    if not re.fullmatch(r"[-+]?[0-9]{1,20}", text, re.ASCII) or abs(int(text)) > LARGEST:
        raise UnreadableTextError(words.NO_INTEGER)
    return int(text)


def _read_end(field: PartField, text: str) -> int | str:
    return _read_integer(field, text) if re.fullmatch(r"[-+]?[0-9]+", text, re.ASCII) else text


def _read_flag(field: PartField, text: str) -> bool:
    return _find_choice(text, choices=((TRUE, words.YES), (FALSE, words.NO))) == TRUE


def _read_day(field: PartField, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UnreadableTextError(words.NO_DAY) from error


def _read_choice(field: PartField, text: str) -> str:
    return _find_choice(text, choices=field.choices)


def _read_choices(field: PartField, text: str) -> list[str]:
    """Several: names that nobody knows here stay, for the checks to speak of (a fact that another release knows)."""
    known = dict((label, value) for value, label in field.choices)
    return list(
        dict.fromkeys(known.get(one.strip(), one.strip()) for one in BETWEEN.split(text) if one.strip())
    )


def _read_lines(field: PartField, text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _read_pairs(field: PartField, text: str) -> list[list[str]]:
    pairs = [line.partition("=") for line in _read_lines(field, text)]
    if not all(separator and value.strip() and label.strip() for value, separator, label in pairs):
        raise UnreadableTextError(words.NO_PAIR)
    return [[value.strip(), label.strip()] for value, _, label in pairs]


def _find_choice(text: str, *, choices: Sequence[tuple[str, str]]) -> str:
    for value, label in choices:
        if text in (value, label):
            return value
    raise UnreadableTextError(words.NO_CHOICE.format(choices="、".join(label for _value, label in choices)))


_READERS: Final = {
    Shape.INTEGER: _read_integer,
    Shape.FLAG: _read_flag,
    Shape.YES_NO: _read_flag,
    Shape.END: _read_end,
    Shape.DAY: _read_day,
    Shape.CHOICE: _read_choice,
    Shape.CHOICES: _read_choices,
    Shape.MATTERS: _read_choices,
    Shape.MATTER_CODES: _read_choices,
    Shape.TEXTS: _read_lines,
    Shape.PAIRS: _read_pairs,
}
