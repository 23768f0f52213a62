"""Reads of the calendars. Notices are public: every viewer sees all of them.

The tables are imported where they are read, so that the published calendar answers without a database.
"""

from functools import lru_cache
from importlib import resources

from onething.calendars.contracts import SUBJECT
from onething.calendars.rules.notices import parse_notices
from onething.kernel.viewer import SYSTEM, Viewer
from onething.kernel.working_days import NoticeDay, WorkingCalendar


def get_calendar(viewer: Viewer) -> WorkingCalendar:
    """Return the calendar of all notices loaded into the database.

    It is kept in this process while its chain in the ledger ends where it did: each loading is an act.
    """
    from onething.keys.transactions import read_once

    return read_once("calendar", lambda: _read_calendar(viewer))


def _read_calendar(viewer: Viewer) -> WorkingCalendar:
    from onething.ledger.queries import find_head

    head = find_head(viewer, subject=SUBJECT)
    return _read_calendar_of(head.hash) if head else WorkingCalendar(list_notices(viewer))


@lru_cache(maxsize=8)
def _read_calendar_of(_head: str) -> WorkingCalendar:
    return WorkingCalendar(list_notices(SYSTEM))


def list_notices(viewer: Viewer) -> list[NoticeDay]:
    """Return the loaded rows of notices, by day and publication."""
    from onething.calendars import models

    rows = models.NoticeDay.objects.order_by("day", "published")
    return [NoticeDay(**row) for row in rows.values("day", "name", "works", "notice", "published", "edition")]


def get_published_calendar(viewer: Viewer) -> WorkingCalendar:
    """Return the calendar of the notices packaged with the product; needs no database."""
    return WorkingCalendar(list_published_notices(viewer))


def list_published_notices(viewer: Viewer) -> list[NoticeDay]:
    """Return the rows of the State Council's notices packaged with the product (2007 to 2026); needs no database."""
    text = resources.files("onething.calendars").joinpath("notices.csv").read_text("utf-8-sig")
    return parse_notices(text)
