"""The workbook in: rows become matters with their papers, or every fault of every row; nothing in between."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from onething.catalogue.contracts import WorkbookFault, WorkbookRefused
from onething.catalogue.part_fields import words as field_words
from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.part_fields.texts import UnreadableTextError, read_text
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.workbook import words
from onething.catalogue.rules.workbook.layout import (
    ABOUT,
    EXTRA,
    LISTED,
    MATTERS,
    NUMBER,
    SHEETS,
    THING,
    Sheet,
    list_headings,
)
from onething.catalogue.rules.workbook.opening import Row, open_workbook
from onething.catalogue.rules.workbook.records import decode_record

EXTRA_BEGINS = EXTRA.partition("（")[0]


@dataclass
class Read:
    """What was read so far: records with the rows they stood in, by sheet and matter, and what was wrong."""

    matters: dict[str, Raw] = field(default_factory=dict)
    lists: dict[str, dict[str, list[tuple[Any, int]]]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    faults: list[WorkbookFault] = field(default_factory=list)


@dataclass(frozen=True)
class ReadWorkbook:
    """The matters of a workbook in their order, and in which row of which sheet each record stands.

    `rows`: (sheet, matter, place in its list) → row; of a matter itself the place is 0.
    """

    matters: tuple[Raw, ...]
    rows: Mapping[tuple[str, str, int], int]


def read_workbook(content: bytes, *, thing: str) -> ReadWorkbook:
    """Return the matters of a workbook; raises WorkbookRefused with every fault of every row.

    `thing` is the code of the thing that they are for: the workbook of another is refused.
    """
    sheets = open_workbook(content)
    _check_thing(sheets.get(ABOUT, []), thing=thing)
    read = Read()
    _read_sheet(SHEETS[0], rows=sheets.get(MATTERS), read=read)
    if not read.matters and not read.faults:
        raise refuse([WorkbookFault(MATTERS, 0, "", words.NO_MATTERS)])
    for sheet in SHEETS[1:]:
        _read_sheet(sheet, rows=sheets.get(sheet.name), read=read)
    if read.faults:
        raise refuse(read.faults)
    return ReadWorkbook(matters=tuple(_join(read)), rows=_place(read))


def refuse(faults: Sequence[WorkbookFault]) -> WorkbookRefused:
    """Return the refusal that names all these faults, sheet by sheet and row by row."""
    order = {sheet.name: number for number, sheet in enumerate(SHEETS)}
    ordered = sorted(
        set(faults), key=lambda one: (order.get(one.sheet, -1), one.row, one.column, one.sentence)
    )
    return WorkbookRefused(words.REFUSED.format(count=len(ordered)), faults=tuple(ordered))


def _check_thing(about: Sequence[Row], *, thing: str) -> None:
    for row in about[:6]:
        if row and row[0] == THING and len(row) > 1 and row[1] not in ("", thing):
            raise WorkbookRefused(words.OTHER_THING.format(theirs=row[1], ours=thing))


def _read_sheet(sheet: Sheet, *, rows: Sequence[Row] | None, read: Read) -> None:
    if rows is None:
        read.faults.append(WorkbookFault(sheet.name, 0, "", words.SHEET_MISSING))
        return
    headings = [str(one).strip() for one in rows[0]] if rows else []
    if faults := list(_check_headings(sheet, headings=headings)):
        read.faults += faults
        return
    for number, row in enumerate(rows[1:], 2):
        if any(one not in ("", None) for one in row):
            _read_row(sheet, row=row, number=number, headings=headings, read=read)


def _check_headings(sheet: Sheet, *, headings: Sequence[str]) -> Iterator[WorkbookFault]:
    wanted = list_headings(sheet)
    for heading in wanted:
        if heading not in headings:
            yield WorkbookFault(sheet.name, 1, heading, words.HEADING_MISSING)
    for heading in dict.fromkeys(headings):
        if heading and heading not in wanted and not heading.startswith(EXTRA_BEGINS):
            yield WorkbookFault(sheet.name, 1, heading, words.HEADING_UNKNOWN)
        if heading and headings.count(heading) > 1:
            yield WorkbookFault(sheet.name, 1, heading, words.HEADING_TWICE)


def _read_row(sheet: Sheet, *, row: Row, number: int, headings: Sequence[str], read: Read) -> None:
    cells, extra_text = {}, ""
    faults: list[WorkbookFault] = []
    for heading, value in zip(headings, row, strict=False):
        if heading.startswith(EXTRA_BEGINS):
            extra_text += str(value)
        elif heading:
            cells[heading], said = _read_cell(_field_of(sheet, heading=heading), value=value)
            faults += [WorkbookFault(sheet.name, number, heading, said)] if said else []
    extra = _read_extra(extra_text)
    if extra is ...:
        faults.append(WorkbookFault(sheet.name, number, EXTRA, words.EXTRA_BROKEN))
    read.faults += faults
    record = {} if faults else decode_record(sheet, cells=cells, extra=extra)
    _keep(sheet, record=record, cells=cells, number=number, read=read)


def _field_of(sheet: Sheet, *, heading: str) -> PartField:
    if heading == NUMBER.label and sheet.name != MATTERS:
        return NUMBER
    return next(column.field for column in sheet.columns if column.heading == heading)


def _keep(sheet: Sheet, *, record: Raw | str, cells: Mapping[str, str], number: int, read: Read) -> None:
    matter = cells.get(NUMBER.label, "").strip()
    said = ""
    if not matter:
        said = words.NUMBER_MISSING
    elif sheet.name == MATTERS and isinstance(record, dict):
        said = words.NUMBER_TWICE.format(number=matter) if matter in read.matters else ""
        read.matters.setdefault(matter, record)
        read.rows.setdefault(matter, number)
    elif matter not in read.matters:
        said = words.NUMBER_UNKNOWN.format(number=matter)
    else:
        read.lists.setdefault(sheet.key, {}).setdefault(matter, []).append((record, number))
    if said:
        read.faults.append(WorkbookFault(sheet.name, number, NUMBER.label, said))


def _read_extra(text: str) -> Any:
    """The extra's value; the ellipsis where somebody changed it."""
    if not text.strip():
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return ...
    return value if isinstance(value, dict | str) else ...


def _read_cell(one: PartField, *, value: Any) -> tuple[str, str]:
    """A cell's text, and what is wrong with it."""
    text, said = _read_text(one, value=value)
    if said:
        return "", said
    try:
        read_text(one, text)
    except UnreadableTextError as error:
        return "", str(error)
    return text, ""


def _read_text(one: PartField, *, value: Any) -> tuple[str, str]:
    """What the program of the sheet made of a cell, as text: a number or a day only where one is wanted."""
    if isinstance(value, bool):
        is_flag = one.shape in (Shape.FLAG, Shape.YES_NO)
        return (field_words.YES if value else field_words.NO, "") if is_flag else ("", words.FLAG_CELL)
    if isinstance(value, int | float):
        if one.shape is not Shape.INTEGER:
            return "", words.NUMBER_CELL
        return (str(int(value)), "") if float(value).is_integer() else ("", field_words.NO_INTEGER)
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return (day.isoformat(), "") if one.shape is Shape.DAY else ("", words.DATE_CELL)
    if isinstance(value, time | timedelta):
        return "", words.DATE_CELL
    return str(value or ""), ""


def _join(read: Read) -> Iterator[Raw]:
    """Put the lists of each matter into it, as the package has them."""
    keyed = {one.key: one.columns[0].key for one in LISTED if one.shape is Shape.KEYED}
    for number, matter in read.matters.items():
        for sheet in SHEETS[1:]:
            rows = read.lists.get(sheet.key, {}).get(number, [])
            records = [record for record, _row in rows]
            if key := keyed.get(sheet.key):
                if records:
                    matter[sheet.key] = {
                        one[key]: {name: value for name, value in one.items() if name != key}
                        for one in records
                    }
            elif records or sheet.key == "materials":
                matter[sheet.key] = records
        yield matter


def _place(read: Read) -> dict[tuple[str, str, int], int]:
    places = {(MATTERS, number, 0): row for number, row in read.rows.items()}
    for sheet in SHEETS[1:]:
        for number, rows in read.lists.get(sheet.key, {}).items():
            places |= {(sheet.name, number, place): row for place, (_record, row) in enumerate(rows)}
    return places
