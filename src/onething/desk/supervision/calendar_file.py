"""Deadlines as iCalendar (RFC 5545): a whole-day entry for every promised and every statutory day, nothing personal."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from icalendar import Calendar, Event

from onething.desk.supervision import words
from onething.supervision.contracts.views import ClockLine

MEDIA_TYPE = "text/calendar; charset=utf-8"
AGAIN_AFTER = timedelta(hours=1)


def write_calendar(lines: Sequence[ClockLine], *, at: datetime) -> bytes:
    """Return the file for these clocks; the same clock keeps its UID, so an entry moves and is not doubled."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//OneThing//deadlines//ZH")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.FEED_NAME)
    calendar.add("refresh-interval", AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for line in lines:
        for kind, day in _list_days(line):
            calendar.add_component(_event(line, kind=kind, day=day, at=at))
    return calendar.to_ical()


def _list_days(line: ClockLine) -> Iterator[tuple[str, date]]:
    for kind, day in (("promised", line.promised_on), ("statutory", line.statutory_on)):
        if day is not None:
            yield kind, day


def _event(line: ClockLine, *, kind: str, day: date, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{line.id}-{kind}@onething")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    what = line.matter_name or line.name
    event.add(
        "summary", words.FEED_SUMMARY.format(kind=words.FEED_KINDS[kind], what=what, number=line.number)
    )
    event.add("description", _describe(line))
    event.add("url", f"{settings.PUBLIC_ADDRESS}/desk/")
    return event


def _describe(line: ClockLine) -> str:
    years = "".join("\n" + words.FEED_PROVISIONAL.format(year=year) for year in line.provisional_years)
    return words.FEED_ABOUT.format(name=line.name, thing=line.thing_name) + years
