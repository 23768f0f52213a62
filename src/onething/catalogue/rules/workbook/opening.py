"""A file that may be anything becomes rows of cells, or a sentence. Nothing is opened before it is known to be small inside.

A sheet is a rectangle in memory: one cell far below and far to the right makes a tiny file a huge sheet, so that the places
that cells name are looked at first.
"""

import io
import re
import zipfile
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from onething.catalogue.contracts import WorkbookRefused
from onething.catalogue.rules.workbook import words
from onething.catalogue.rules.workbook.layout import MOST_COLUMNS, MOST_ROWS

LARGEST_MB: Final = 5
LARGEST_INSIDE_MB: Final = 60
MOST_MEMBERS: Final = 300
MEGABYTE: Final = 1024 * 1024
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,9})["']""")
Row = list[Any]


def open_workbook(content: bytes) -> dict[str, list[Row]]:
    """Return the rows of every sheet by its name, the first row first; refuses WorkbookRefused with one sentence."""
    _check_file(content)
    try:
        _check_inside(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise WorkbookRefused(words.DAMAGED) from error


def _check_file(content: bytes) -> None:
    if not content:
        raise WorkbookRefused(words.NO_FILE)
    if len(content) > LARGEST_MB * MEGABYTE:
        raise WorkbookRefused(words.TOO_LARGE.format(limit=LARGEST_MB))
    if content.startswith(OLE):
        raise WorkbookRefused(words.OLD_OR_LOCKED)
    if not content.startswith(ZIP):
        raise WorkbookRefused(words.NOT_A_WORKBOOK)


def _check_inside(content: bytes) -> None:
    """The members are as large as they say (their checksums fit), together not too large, and no cell stands far out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        inside = sum(member.file_size for member in members)
        if inside > LARGEST_INSIDE_MB * MEGABYTE or len(members) > MOST_MEMBERS:
            raise WorkbookRefused(words.TOO_BIG_INSIDE.format(limit=LARGEST_INSIDE_MB))
        if any(member.flag_bits & 1 for member in members):
            raise WorkbookRefused(words.OLD_OR_LOCKED)
        if "xl/workbook.xml" not in archive.namelist():
            raise WorkbookRefused(words.NOT_A_WORKBOOK)
        for member in members:
            _check_member(archive.read(member), name=member.filename)


def _check_member(text: bytes, *, name: str) -> None:
    if not name.endswith(".xml") or "/worksheets/" not in f"/{name}":
        return
    if b"\0" in text:  # in another encoding the places below could not be read
        raise WorkbookRefused(words.DAMAGED)
    for column, row in PLACE.findall(text):
        if int(row) > MOST_ROWS + 1 or _count(column) > MOST_COLUMNS:
            raise WorkbookRefused(words.TOO_MANY_ROWS.format(rows=MOST_ROWS, columns=MOST_COLUMNS))


def _count(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
