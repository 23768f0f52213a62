"""Reads of the calendars. Notices are public: every viewer sees all of them.

The tables are imported where they are read, so that the published calendar answers without a database.
"""

from importlib import resources

from onething.calendars.rules.notices import parse_notices
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import NoticeDay, WorkingCalendar


def get_calendar(viewer: Viewer) -> WorkingCalendar:
    """Return the calendar of all notices loaded into the database."""
    return WorkingCalendar(list_notices(viewer))


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
