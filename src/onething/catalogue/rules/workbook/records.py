"""A record of a package as cells of a row, and back, without loss.

What cells cannot say (a null in place of an absent key, an unknown key, a character that no sheet holds) stands in an extra
JSON value beside them; it counts as long as the cells still say what they said with it.
"""

import re
from collections.abc import Mapping
from typing import Any

from onething.catalogue.part_fields import words
from onething.catalogue.part_fields.putting import blank_of, is_nothing
from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.part_fields.texts import read_text, write_text
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.workbook.layout import Column, Sheet
from onething.kernel.canonical import canonical_json

Cells = dict[str, str]
LONGEST_CELL = 32_000
BETWEEN = "、"
_NO_CELL = re.compile("[\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def encode_record(
    sheet: Sheet, *, raw: Raw | str, kept: Mapping[str, Any] | None = None
) -> tuple[Cells, Any]:
    """Return the cells of a record by heading, and its extra (None: nothing).

    `kept` is what other sheets say of the record: its lists.
    """
    if isinstance(raw, str):  # a row that the package writes as mere words
        first = sheet.columns[0]
        return {first.heading: _show(first.field, raw)}, raw
    cells = _show_all(sheet, raw=raw)
    plain = {**_read_all(sheet, cells=cells), **(kept or {})}
    extra = {key: value for key, value in raw.items() if key not in plain or not _is_same(plain[key], value)}
    return cells, extra or None


def decode_record(sheet: Sheet, *, cells: Mapping[str, str], extra: Any) -> Raw | str:
    """Return the record of a row whose cells can be read. Raises UnreadableTextError for one that cannot."""
    if isinstance(extra, str):
        shown = _show(sheet.columns[0].field, extra)
        said = [cells.get(column.heading, "") for column in sheet.columns]
        return extra if said == [shown, *[""] * (len(said) - 1)] else _read_all(sheet, cells=cells)
    known = {column.group or column.field.key for column in sheet.columns}
    record = _read_all(sheet, cells=cells)
    for key, value in (extra or {}).items():
        if key not in known or _says_the_same(sheet, key=key, value=value, cells=cells):
            record[key] = value
    return record


def _says_the_same(sheet: Sheet, *, key: str, value: Any, cells: Mapping[str, str]) -> bool:
    shown = _show_all(sheet, raw={key: value})
    mine = [
        column.heading
        for column in sheet.columns
        if key in (column.group, column.field.key if not column.group else "")
    ]
    return all(cells.get(heading, "") == shown[heading] for heading in mine)


def _show_all(sheet: Sheet, *, raw: Mapping[str, Any]) -> Cells:
    return {column.heading: _show(column.field, _find(raw, column=column)) for column in sheet.columns}


def _find(raw: Mapping[str, Any], *, column: Column) -> Any:
    holder = raw.get(column.group) if column.group else raw
    return holder.get(column.field.key) if isinstance(holder, dict) else None


def _show(field: PartField, value: Any) -> str:
    """A value the way a person at a sheet reads it: labels for values, 是 and 否, lists in one line where they are short."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    labels = dict(field.choices)
    if field.shape is Shape.CHOICE:
        return fit(labels.get(value, str(value)))
    if field.shape in (Shape.CHOICES, Shape.MATTERS):
        return fit(BETWEEN.join(labels.get(one, one) for one in value))
    return fit(write_text(field, value))


def fit(text: str) -> str:
    """Return a text as a cell holds it: not too long, without the characters that no XML has or that read like its escapes."""
    return _NO_CELL.sub("", _ESCAPE.sub("＿", text))[:LONGEST_CELL]


def _read_all(sheet: Sheet, *, cells: Mapping[str, str]) -> Raw:
    groups: dict[str, list[Column]] = {}
    record: Raw = {}
    for column in sheet.columns:
        if column.group:
            groups.setdefault(column.group, []).append(column)
        else:
            _read_into(record, column=column, text=cells.get(column.heading, ""))
    for key, columns in groups.items():
        if any(cells.get(column.heading, "").strip() for column in columns):
            inner: Raw = {}
            record[key] = inner
            for column in columns:
                _read_into(inner, column=column, text=cells.get(column.heading, ""))
    return record


def _read_into(record: Raw, *, column: Column, text: str) -> None:
    field = column.field
    value = read_text(field, text)
    is_said = value is False and text.strip() != ""
    if is_said or not is_nothing(field, value):
        record[field.key] = value
    elif field.needed:
        record[field.key] = blank_of(field)


def _is_same(one: Any, other: Any) -> bool:
    return canonical_json({"": one}) == canonical_json({"": other})
