"""What was typed into the form of a part: texts by the names of inputs, and the part's value as JSON, both ways.

Inputs of rows are called "fees.0.name", of groups "gate.reason"; several values of one input are lines of one text.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from onething.catalogue.part_fields.putting import put_text, put_value
from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.part_fields.texts import UnreadableTextError, write_text

Raw = dict[str, Any]
Texts = Mapping[str, str]


@dataclass
class Typed:
    """A part's new value; every text by its input's name, rows numbered anew; what could not be read, likewise."""

    value: Raw
    texts: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def gather_texts(sent: QueryDict) -> dict[str, str]:
    """Return what was sent as one text an input."""
    return {name: "\n".join(one.replace("\r\n", "\n") for one in sent.getlist(name)) for name in sent}


def write_part(fields: Sequence[PartField], *, raw: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Return a part's value as texts by the names of inputs."""
    texts: dict[str, str] = {}
    for one in fields:
        name, value = prefix + one.key, raw.get(one.key)
        if one.shape is Shape.GROUP:
            texts |= write_part(one.columns, raw=value or {}, prefix=f"{name}.")
        elif one.shape in (Shape.ROWS, Shape.KEYED):
            for number, row in enumerate(_list_rows(one, value=value)):
                texts |= write_part(one.columns, raw=row, prefix=f"{name}.{number}.")
        else:
            texts[name] = write_text(one, value)
    return texts


def read_part(
    fields: Sequence[PartField],
    *,
    raw: Mapping[str, Any],
    texts: Texts,
    prefix: str = "",
    is_new: bool = False,
) -> Typed:
    """Return a part's value with what was typed put over what it was; fixed fields are read of a new part only."""
    typed = Typed(copy.deepcopy(dict(raw)))
    for one in fields:
        if one.fixed and not is_new:
            typed.texts[prefix + one.key] = write_text(one, raw.get(one.key))
        elif one.shape is Shape.GROUP:
            _read_group(one, typed=typed, texts=texts, name=prefix + one.key)
        elif one.shape in (Shape.ROWS, Shape.KEYED):
            _read_rows(one, typed=typed, texts=texts, name=prefix + one.key)
        else:
            _read_one(one, typed=typed, text=texts.get(prefix + one.key, ""), name=prefix + one.key)
    return typed


def _read_one(one: PartField, *, typed: Typed, text: str, name: str) -> None:
    typed.texts[name] = text
    try:
        put_text(typed.value, field=one, text=text)
    except UnreadableTextError as error:
        typed.problems[name] = str(error)


def _read_group(one: PartField, *, typed: Typed, texts: Texts, name: str) -> None:
    """An object that nothing was written into is not there."""
    before = typed.value.get(one.key) or {}
    inner = read_part(one.columns, raw=before, texts=texts, prefix=f"{name}.")
    typed.texts |= inner.texts
    typed.problems |= inner.problems
    is_blank = not any(text.strip() for text in inner.texts.values())
    put_value(typed.value, field=one, value={} if is_blank else inner.value)


def _read_rows(one: PartField, *, typed: Typed, texts: Texts, name: str) -> None:
    """Rows left blank are taken out; each other is put over the row whose number it bears."""
    before = _list_rows(one, value=typed.value.get(one.key))
    rows: list[Raw] = []
    for number in _list_numbers(texts, name=name):
        raw = before[number] if number < len(before) else {}
        inner = read_part(one.columns, raw=raw, texts=texts, prefix=f"{name}.{number}.", is_new=True)
        if any(text.strip() for text in inner.texts.values()):
            old, new = f"{name}.{number}.", f"{name}.{len(rows)}."
            typed.texts |= {new + key.removeprefix(old): text for key, text in inner.texts.items()}
            typed.problems |= {new + key.removeprefix(old): said for key, said in inner.problems.items()}
            rows.append(inner.value)
    if rows != before:
        put_value(typed.value, field=one, value=_join_rows(one, rows=rows, before=typed.value.get(one.key)))


def _list_numbers(texts: Texts, *, name: str) -> list[int]:
    found = {rest.partition(".")[0] for key in texts if (rest := key.removeprefix(f"{name}.")) != key}
    return sorted(int(number) for number in found if number.isdecimal() and len(number) < 6)


def _list_rows(one: PartField, *, value: Any) -> list[Raw]:
    """The rows of a list; a row that the package writes as mere words has them in its first column."""
    if one.shape is Shape.KEYED:
        return [{one.columns[0].key: key, **row} for key, row in sorted((value or {}).items())]
    return [row if isinstance(row, dict) else {one.columns[0].key: row} for row in value or []]


def _join_rows(one: PartField, *, rows: list[Raw], before: Any) -> Any:
    key = one.columns[0].key
    if one.shape is Shape.KEYED:
        return {row[key]: {name: value for name, value in row.items() if name != key} for row in rows}
    words = {row for row in before or [] if isinstance(row, str)}
    return [row[key] if set(row) == {key} and row[key] in words else row for row in rows]
