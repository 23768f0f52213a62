"""Lights and working days left (行政许可法 art. 82: working days; thresholds are a house rule)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.cases.contracts.kinds import Light
from onething.cases.rules.lights import show_light
from onething.kernel.lights import working_days_left
from onething.kernel.viewer import SYSTEM

CALENDAR = get_published_calendar(SYSTEM)
DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("today", "amber_on", "statutory_on", "light"),
    [
        ("2026-03-02", "2026-03-04", "2026-03-10", Light.GREEN),
        ("2026-03-04", "2026-03-04", "2026-03-10", Light.AMBER),
        ("2026-03-10", "2026-03-04", "2026-03-10", Light.AMBER),  # the last day still counts
        ("2026-03-11", "2026-03-04", "2026-03-10", Light.RED),
        ("2026-03-02", None, None, Light.NONE),
        ("2026-03-11", None, "2026-03-10", Light.RED),
    ],
)
def test_lights(today, amber_on, statutory_on, light):
    day = date.fromisoformat(today)
    shown = show_light(
        today=day,
        statutory_on=date.fromisoformat(statutory_on) if statutory_on else None,
        amber_on=date.fromisoformat(amber_on) if amber_on else None,
    )
    assert shown is light


@pytest.mark.parametrize(
    ("today", "due", "left"),
    [("2026-02-13", "2026-02-25", 3), ("2026-03-02", "2026-03-02", 0), ("2026-03-04", "2026-03-02", -2)],
)
def test_working_days_left(today, due, left):
    assert (
        working_days_left(date.fromisoformat(due), today=date.fromisoformat(today), calendar=CALENDAR) == left
    )


@given(today=DAYS, ahead=st.integers(min_value=0, max_value=60))
def test_the_days_left_never_grow_as_days_pass(today, ahead):
    due = today + timedelta(days=ahead)
    now = working_days_left(due, today=today, calendar=CALENDAR)
    tomorrow = working_days_left(due, today=today + timedelta(days=1), calendar=CALENDAR)
    assert now - 1 <= tomorrow <= now
