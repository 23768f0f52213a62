"""The workbook out: an explained template with drop-downs, filled with what there is. Every text stays a text."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from onething.catalogue.part_fields import words as field_words
from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.workbook import words
from onething.catalogue.rules.workbook.layout import (
    ABOUT,
    EXTRA,
    EXTRA_MORE,
    LISTED,
    LISTS,
    MATTERS,
    MOST_ROWS,
    NUMBER,
    SHEETS,
    THING,
    Column,
    Sheet,
)
from onething.catalogue.rules.workbook.records import LONGEST_CELL, Cells, encode_record

YES_NO = (field_words.YES, field_words.NO)
PROMPT, TITLE = 250, 32
ALWAYS = datetime(2000, 1, 1)  # the same content gives the same file, whenever it is asked for
WIDTHS = {Shape.LONG_TEXT: 40, Shape.TEXTS: 36, Shape.INTEGER: 10, Shape.FLAG: 10, Shape.CHOICE: 14}


@dataclass(frozen=True)
class Line:
    """One row: whose it is (a matter's number), its cells by heading, its extra."""

    matter: str
    cells: Cells
    extra: Any


def write_workbook(matters: Sequence[Raw], *, thing: str, units: Sequence[str]) -> bytes:
    """Return the workbook of matters with their papers; without any the template. `thing` is the thing's code, or empty.

    `units` are the departments that can be chosen.
    """
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": words.TITLE, "author": "", "created": ALWAYS})
    look = _Look(book)
    lines = gather_lines(matters)
    _write_about(book.add_worksheet(ABOUT), look=look, thing=thing)
    sheets = {sheet.name: book.add_worksheet(sheet.name) for sheet in SHEETS}
    places = _write_lists(book.add_worksheet(LISTS), look=look, units=units)
    for sheet in SHEETS:
        _write_sheet(sheets[sheet.name], sheet=sheet, lines=lines[sheet.name], look=look, places=places)
    book.close()
    return made.getvalue()


def gather_lines(matters: Sequence[Raw]) -> dict[str, list[Line]]:
    """Return the rows of every sheet."""
    lines: dict[str, list[Line]] = {sheet.name: [] for sheet in SHEETS}
    for matter in matters:
        kept: Raw = {"materials": matter.get("materials", [])}
        for sheet in SHEETS[1:]:
            rows = _list_rows(sheet, matter=matter)
            lines[sheet.name] += [Line(matter["id"], *encode_record(sheet, raw=row)) for row in rows]
            if rows:
                kept[sheet.key] = matter[sheet.key]
        lines[MATTERS].append(Line(matter["id"], *encode_record(SHEETS[0], raw=matter, kept=kept)))
    return lines


def _list_rows(sheet: Sheet, *, matter: Raw) -> list[Any]:
    found = matter.get(sheet.key)
    keyed = next(
        (one.columns[0].key for one in LISTED if one.key == sheet.key and one.shape is Shape.KEYED), ""
    )
    if keyed:
        return [{keyed: key, **row} for key, row in sorted((found or {}).items())]
    return list(found or [])


class _Look:
    """The few formats of the workbook."""

    def __init__(self, book: Any) -> None:
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.number = book.add_format({"num_format": "0", "valign": "top"})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E9F1F8", "border": 1}
        )
        self.needed = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#FCF1DD", "border": 1}
        )
        self.extra = book.add_format({"num_format": "@", "font_color": "#5A6773"})
        self.title = book.add_format({"bold": True, "font_size": 14})


def _write_sheet(
    page: Any, *, sheet: Sheet, lines: Sequence[Line], look: _Look, places: Mapping[str, str]
) -> None:
    columns = _columns_of(sheet)
    for place, column in enumerate(columns):
        is_number = column.field.shape is Shape.INTEGER
        page.set_column(
            place, place, WIDTHS.get(column.field.shape, 22), look.number if is_number else look.text
        )
        page.write_string(0, place, column.heading, look.needed if column.field.is_required else look.head)
        _offer(page, place=place, column=column, places=places)
    chunks = [list(_cut(line.extra)) for line in lines]
    for number in range(max([1, *map(len, chunks)])):
        page.set_column(len(columns) + number, len(columns) + number, 12, look.extra)
        page.write_string(0, len(columns) + number, name_extra(number), look.head)
    for row, (line, extra) in enumerate(zip(lines, chunks, strict=True), 1):
        for place, column in enumerate(columns):
            text = line.matter if column.field is NUMBER else line.cells.get(column.heading, "")
            _write_cell(page, row=row, place=place, text=text, field=column.field, look=look)
        for number, chunk in enumerate(extra):
            page.write_string(row, len(columns) + number, chunk, look.extra)
    page.freeze_panes(1, 1 if sheet.name == MATTERS else 2)


def _columns_of(sheet: Sheet) -> tuple[Column, ...]:
    return sheet.columns if sheet.name == MATTERS else (Column(NUMBER.label, NUMBER), *sheet.columns)


def name_extra(number: int) -> str:
    """Return the heading of an extra column, counted from 0."""
    return EXTRA_MORE.format(number=number) if number else EXTRA


def _cut(extra: Any) -> Iterator[str]:
    """JSON in plain ASCII, and nothing in it that a sheet's own escapes could be taken for."""
    text = "" if extra is None else json.dumps(extra, sort_keys=True).replace("_x", "\\u005fx")
    yield from (text[start : start + LONGEST_CELL] for start in range(0, len(text), LONGEST_CELL))


def _write_cell(page: Any, *, row: int, place: int, text: str, field: PartField, look: _Look) -> None:
    """A text is written as a text, whatever it looks like: no formula, no number, no link."""
    if not text:
        return
    if field.shape is Shape.INTEGER and len(text) < 16:
        page.write_number(row, place, int(text), look.number)
    else:
        page.write_string(row, place, text, look.text)


def _offer(page: Any, *, place: int, column: Column, places: Mapping[str, str]) -> None:
    """What can be chosen, and what the law or the standard wants, shown at the cell."""
    field = column.field
    said = (field.wants + (f"〔{field.standard}〕" if field.standard else ""))[:PROMPT]
    rule: dict[str, Any] = {"validate": "any"}
    if source := places.get(_name_list(field)):
        is_open = bool(field.suggestions) or field.shape is Shape.UNIT
        rule = {"validate": "list", "source": source, "show_error": not is_open, "error_title": words.CHOOSE}
    elif field.shape is Shape.INTEGER:
        rule = {"validate": "integer", "criteria": ">=", "value": 0, "error_title": words.WHOLE_NUMBER}
    if said:
        rule |= {"input_title": field.label[:TITLE], "input_message": said}
    if rule["validate"] != "any" or said:
        page.data_validation(1, place, MOST_ROWS, place, rule)


def _name_list(field: PartField) -> str:
    if field.shape in (Shape.FLAG, Shape.YES_NO):
        return "是否"
    if field.shape is Shape.UNIT:
        return "部门"
    return "|".join(_list_values(field))


def _list_values(field: PartField) -> tuple[str, ...]:
    if field.shape is Shape.CHOICE:
        return tuple(label for _value, label in field.choices)
    return field.suggestions


def _write_lists(page: Any, *, look: _Look, units: Sequence[str]) -> dict[str, str]:
    """Write every list of values into a column of its own; returns where each stands."""
    wanted: dict[str, Sequence[str]] = {"是否": YES_NO, "部门": units}
    for sheet in SHEETS:
        for column in sheet.columns:
            if _list_values(column.field):
                wanted.setdefault(_name_list(column.field), _list_values(column.field))
    places = {}
    for place, (name, values) in enumerate(wanted.items()):
        if values:
            page.write_string(0, place, name[:TITLE], look.head)
            for row, value in enumerate(values, 1):
                page.write_string(row, place, value, look.text)
            places[name] = f"='{LISTS}'!${_letters(place)}$2:${_letters(place)}${len(values) + 1}"
    return places


def _letters(place: int) -> str:
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _write_about(page: Any, *, look: _Look, thing: str) -> None:
    """What the workbook is, how it is filled in, and every column with what is wanted there."""
    page.set_column(0, 0, 22, look.text)
    page.set_column(1, 1, 30, look.text)
    page.set_column(2, 4, 40, look.text)
    page.write_string(0, 0, words.TITLE, look.title)
    page.write_string(1, 0, THING, look.text)
    page.write_string(1, 1, thing, look.text)
    for row, line in enumerate(words.HOW_TO, 2):
        page.write_string(row, 0, line, look.text)
    start = 3 + len(words.HOW_TO)
    for place, heading in enumerate(words.ABOUT_COLUMNS):
        page.write_string(start, place, heading, look.head)
    explained = (line for sheet in SHEETS for line in _explain(sheet))
    for row, told in enumerate(explained, start + 1):
        for place, text in enumerate(told):
            page.write_string(row, place, text, look.text)


def _explain(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    for column in _columns_of(sheet):
        field = column.field
        needed = words.NEEDED if field.is_required else ""
        yield (
            sheet.name,
            column.heading,
            needed + field.wants,
            field.standard,
            "、".join(_list_values(field)),
        )
