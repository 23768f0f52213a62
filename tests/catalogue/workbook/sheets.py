"""Workbooks that somebody changed: the sheets as rows of cells, and back into a file."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

from onething.catalogue.rules.workbook.opening import open_workbook

Sheets = dict[str, list[list[Any]]]


def make_file(sheets: Sheets) -> bytes:
    """Write rows of cells into a file: texts as texts, numbers as numbers, days as days."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for place, value in enumerate(cells):
                if isinstance(value, bool):
                    page.write_boolean(row, place, value)
                elif isinstance(value, int | float):
                    page.write_number(row, place, value)
                elif isinstance(value, date):
                    page.write_datetime(row, place, value, day)
                elif value:
                    page.write_string(row, place, value)
    book.close()
    return made.getvalue()


def change(workbook: bytes, edit: Callable[[Sheets], None]) -> bytes:
    """Return a workbook after somebody's changes."""
    sheets = open_workbook(workbook)
    edit(sheets)
    return make_file(sheets)


def put(sheets: Sheets, sheet: str, row: int, heading: str, value: Any) -> None:
    """Write into a cell: the row as the program counts, the column by its heading."""
    rows = sheets[sheet]
    while len(rows) < row:
        rows.append([""] * len(rows[0]))
    rows[row - 1][rows[0].index(heading)] = value
