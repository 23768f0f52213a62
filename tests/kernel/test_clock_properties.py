"""What must hold of every limit, whatever the days."""

from datetime import date, timedelta

import chinese_calendar
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import list_published_notices
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.viewer import ANONYMOUS
from onething.kernel.working_days import NoticeDay, WorkingCalendar

ROWS = list_published_notices(ANONYMOUS)
CALENDAR = WorkingCalendar(ROWS)
ACCEPTED = st.dates(date(2018, 1, 1), date(2028, 12, 31))
NOTICED = st.dates(date(2018, 1, 1), date(2025, 12, 31))
IN_DAYS = st.sampled_from([unit for unit in LimitUnit if unit is not LimitUnit.HOURS])
COUNTED = st.sampled_from([LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS])
AMOUNTS = st.integers(1, 60)


def _day(accepted: date, amount: int, unit: LimitUnit, calendar: WorkingCalendar = CALENDAR) -> date:
    return due_day(accepted, limit=Limit(amount, unit), calendar=calendar).day


@given(ACCEPTED, AMOUNTS, IN_DAYS)
def test_the_last_day_is_worked(accepted: date, amount: int, unit: LimitUnit) -> None:
    assert CALENDAR.is_working_day(_day(accepted, amount, unit))


@given(ACCEPTED, AMOUNTS, AMOUNTS, COUNTED)
def test_more_time_never_ends_earlier(accepted: date, amount: int, more: int, unit: LimitUnit) -> None:
    assert _day(accepted, amount, unit) <= _day(accepted, amount + more, unit)


@given(ACCEPTED, AMOUNTS)
def test_one_more_working_day_ends_later(accepted: date, amount: int) -> None:
    assert _day(accepted, amount, LimitUnit.WORKING_DAYS) < _day(accepted, amount + 1, LimitUnit.WORKING_DAYS)


@given(ACCEPTED, st.integers(0, 40), AMOUNTS, IN_DAYS)
def test_a_later_acceptance_never_ends_earlier(
    accepted: date, later: int, amount: int, unit: LimitUnit
) -> None:
    assert _day(accepted, amount, unit) <= _day(accepted + timedelta(days=later), amount, unit)


@given(ACCEPTED, AMOUNTS, IN_DAYS, st.integers(0, 90))
def test_a_new_holiday_never_makes_it_earlier(
    accepted: date, amount: int, unit: LimitUnit, offset: int
) -> None:
    day = accepted + timedelta(days=offset)
    added = NoticeDay(day, "临时放假", False, "临时通知", date(2026, 11, 23))
    # The row that names 1 October opens a year, with all its make-up days: that is a new notice, not a new holiday.
    if (day.month, day.day) == (10, 1) and CALENDAR.is_provisional(day.year):
        return
    widened = WorkingCalendar([*ROWS, added])
    assert _day(accepted, amount, unit, widened) >= _day(accepted, amount, unit)


@given(NOTICED, st.integers(1, 30))
def test_as_many_working_days_as_promised(accepted: date, amount: int) -> None:
    due = _day(accepted, amount, LimitUnit.WORKING_DAYS)
    span = [accepted + timedelta(days=offset) for offset in range(1, (due - accepted).days + 1)]
    assert sum(chinese_calendar.is_workday(day) for day in span) == amount


@given(ACCEPTED, AMOUNTS)
def test_counted_and_skipped_days_make_the_whole_span(accepted: date, amount: int) -> None:
    due = due_day(accepted, limit=Limit(amount, LimitUnit.WORKING_DAYS), calendar=CALENDAR)
    skipped = [skip.day for skip in due.skipped]
    assert skipped == sorted(set(skipped))
    assert len(skipped) + amount == (due.day - accepted).days + 1
    assert all(skip.why for skip in due.skipped)
