"""Limits in hours run around the clock from a moment (民法典 art. 201(2)); only days that law leaves out are left out."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.kernel.clock import Limit, LimitUnit, Pause, due_day
from onething.kernel.errors import Refusal
from onething.kernel.hours import legal_day
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import WorkingCalendar


def due(calendar, begun, hours, *pauses):
    begun_at = datetime(2026, *begun, tzinfo=UTC)
    limit = Limit(hours, LimitUnit.HOURS)
    return due_day(begun_at.date(), limit=limit, calendar=calendar, begun_at=begun_at, pauses=pauses)


@pytest.mark.parametrize(
    ("begun", "hours", "ends", "why"),
    [
        ((3, 2, 1, 30), 4, (3, 2, 5, 30), "within the day"),
        ((3, 2, 1, 30), 24, (3, 3, 1, 30), "over the night"),
        ((3, 2, 16, 0), 24, (3, 3, 16, 0), "begun at local midnight"),
        ((3, 6, 8, 0), 24, (3, 7, 8, 0), "Saturday is no reason to wait: hours have no last day"),
        ((2, 13, 8, 0), 72, (2, 16, 8, 0), "nor is Spring Festival"),
    ],
)
def test_hours(calendar: WorkingCalendar, begun, hours, ends, why):
    found = due(calendar, begun, hours)
    assert found.moment == datetime(2026, *ends, tzinfo=UTC), why
    assert found.skipped == ()
    assert found.provisional_years == ()


def test_the_local_day_of_the_moment_is_the_last_day(calendar: WorkingCalendar):
    assert due(calendar, (3, 2, 15, 0), 4).day == date(2026, 3, 3)


def test_a_paused_day_stops_the_hours_and_is_named(calendar: WorkingCalendar):
    pause = Pause(date(2026, 3, 2), date(2026, 3, 3), "检测(行政许可法第四十五条)")
    found = due(calendar, (3, 2, 8, 0), 10, pause)  # eight hours are left of 03-02, none run on 03-03
    assert found.moment == datetime(2026, 3, 3, 18, tzinfo=UTC)
    assert [(one.day, one.why) for one in found.skipped] == [(date(2026, 3, 3), "检测(行政许可法第四十五条)")]


def test_hours_need_a_moment_and_an_amount(calendar: WorkingCalendar):
    with pytest.raises(ValueError, match="moment"):
        due_day(date(2026, 3, 2), limit=Limit(4, LimitUnit.HOURS), calendar=calendar)
    with pytest.raises(Refusal, match=r"clock\.limit\.amount"):
        due(calendar, (3, 2, 1, 0), 0)


CALENDAR = get_published_calendar(SYSTEM)
MOMENTS = st.datetimes(datetime(2018, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))


@given(first=MOMENTS, later=st.timedeltas(timedelta(0), timedelta(days=12)), goes_on=st.booleans())
def test_what_comes_later_never_counts_from_an_earlier_day(first, later, goes_on):
    """Neither in the evening nor on a day of rest nor over a festival, by either rule of a hall."""
    days = [
        legal_day(at, closes_at=time(17, 30), goes_on=goes_on, calendar=CALENDAR)
        for at in (first, first + later)
    ]
    assert days[0] <= days[1]
