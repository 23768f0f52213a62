"""How long corrections are waited for: the city's own term (no law sets one), and never without a warning in time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.cases.rules.awaiting import Term, is_to_be_warned, last_waiting_day, put_off
from onething.kernel.lights import working_days_left
from onething.kernel.viewer import SYSTEM

CALENDAR = get_published_calendar(SYSTEM)
TERM = Term(days=20, warned_before=5)


@pytest.mark.parametrize(
    ("asked", "due", "first_warned"),
    [
        ("2026-03-02", "2026-03-30", "2026-03-23"),
        ("2026-02-13", "2026-03-19", "2026-03-12"),  # over Spring Festival
    ],
)
def test_the_last_day_and_the_day_of_the_warning(asked, due, first_warned):
    due_on = last_waiting_day(date.fromisoformat(asked), term=TERM, calendar=CALENDAR)
    assert due_on == date.fromisoformat(due)
    warned_on = date.fromisoformat(first_warned)
    assert is_to_be_warned(due_on, today=warned_on, term=TERM, calendar=CALENDAR)
    day_before = warned_on - timedelta(days=1)
    while not CALENDAR.is_working_day(day_before):
        day_before -= timedelta(days=1)
    assert not is_to_be_warned(due_on, today=day_before, term=TERM, calendar=CALENDAR)


def test_a_warning_in_time_changes_nothing_and_a_late_one_puts_the_day_off():
    due_on = date(2026, 3, 30)
    in_time, late = date(2026, 3, 23), date(2026, 4, 8)
    assert put_off(due_on, warned_on=in_time, term=TERM, calendar=CALENDAR) == due_on
    assert put_off(due_on, warned_on=late, term=TERM, calendar=CALENDAR) == date(2026, 4, 15)


@given(
    asked=st.dates(date(2019, 1, 1), date(2026, 6, 30)),
    days=st.integers(2, 60),
    before=st.integers(1, 20),
    late=st.integers(0, 60),
)
def test_whenever_the_warning_comes_its_days_are_left(asked, days, before, late):
    term = Term(days=days, warned_before=min(before, days - 1))
    due_on = last_waiting_day(asked, term=term, calendar=CALENDAR)
    warned_on = asked
    while not is_to_be_warned(due_on, today=warned_on, term=term, calendar=CALENDAR):
        warned_on += timedelta(days=1)
    warned_on += timedelta(days=late)
    last = put_off(due_on, warned_on=warned_on, term=term, calendar=CALENDAR)
    assert last >= due_on
    assert working_days_left(last, today=warned_on, calendar=CALENDAR) >= term.warned_before
    if late == 0:
        assert last == due_on
