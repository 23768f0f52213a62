"""Notices as rows: reading them, and whether a year's notice is whole."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from itertools import groupby
from typing import Any

from onething.calendars import words
from onething.kernel.errors import Refusal
from onething.kernel.working_days import NoticeDay, WorkingCalendar, statutory_holidays

_WORKS = {"off": False, "work": True}
_KINDS = {works: kind for kind, works in _WORKS.items()}
_LONGEST_NAME = 60
_LONGEST_NOTICE = 200


def parse_notices(text: str) -> list[NoticeDay]:
    """Return the rows of a file of notices (CSV: date, name, kind off|work, notice, published).

    Raises Refusal `calendars.notice.row` for the first row that cannot be read, with its line.
    """
    rows = csv.DictReader(StringIO(text))
    return [_parse_row(row, line=line) for line, row in enumerate(rows, start=2)]


def write_notices(rows: Iterable[NoticeDay]) -> list[dict[str, Any]]:
    """Return notices as an act keeps them, by publication; a day is [day, name, "off" or "work"]."""
    ordered = sorted(rows, key=lambda row: (row.published, row.notice, row.day))
    return [
        {
            "published": published.isoformat(),
            "notice": notice,
            "days": [[row.day.isoformat(), row.name, _KINDS[row.works]] for row in days],
        }
        for (published, notice), days in groupby(ordered, key=lambda row: (row.published, row.notice))
    ]


def check_whole_years(rows: list[NoticeDay]) -> None:
    """Refuse (`calendars.notice.incomplete`) rows that open a year and forget a statutory holiday of it.

    A forgotten holiday would silently be worked, and every limit across it would end too early.
    """
    named = {row.day for row in rows}
    calendar = WorkingCalendar(rows)
    for year in sorted({day.year for day in named}):
        missing = _missing_holidays(year, named=named)
        if missing and not calendar.is_provisional(year):
            days = "、".join(map(str, missing))
            sentence = words.NOTICE_INCOMPLETE.format(year=year, days=days)
            raise Refusal("calendars.notice.incomplete", sentence)


def _missing_holidays(year: int, *, named: set[date]) -> list[date]:
    # Which working day is given in lieu of a holiday on a weekend is the notice's own choice.
    return sorted(
        day for day, name in statutory_holidays(year).items() if day not in named and "补假" not in name
    )


def _parse_row(row: Mapping[str, str | None], *, line: int) -> NoticeDay:
    try:
        return NoticeDay(
            day=date.fromisoformat(row["date"] or ""),
            name=_text(row["name"], longest=_LONGEST_NAME),
            works=_WORKS[row["kind"] or ""],
            notice=_text(row["notice"], longest=_LONGEST_NOTICE),
            published=date.fromisoformat(row["published"] or ""),
        )
    except (KeyError, ValueError):
        raise Refusal(
            "calendars.notice.row", words.FILE_ROW.format(line=line), facts={"line": line}
        ) from None


def _text(value: str | None, *, longest: int) -> str:
    text = (value or "").strip()
    if not 1 <= len(text) <= longest:
        raise ValueError
    return text
