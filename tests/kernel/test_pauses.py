"""Days that do not count in a limit (行政许可法 art. 45): as a table, then for any limit and any pauses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.kernel.clock import Limit, LimitUnit, Pause, due_day
from onething.kernel.viewer import SYSTEM

CALENDAR = get_published_calendar(SYSTEM)
DAYS, PLAIN, MONTHS, SPOT = (
    LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS, LimitUnit.ON_THE_SPOT,
)  # fmt: skip
MONDAY = date(2026, 3, 2)


def due(started, limit, *pauses):
    return due_day(started, limit=limit, calendar=CALENDAR, pauses=[Pause(*pause) for pause in pauses]).day


def march(day):
    return date(2026, 3, day)


@pytest.mark.parametrize(
    ("limit", "pauses", "last_day", "why"),
    [
        (Limit(5, DAYS), [], march(9), "nothing paused"),
        (Limit(5, DAYS), [(march(4), march(4))], march(9), "begun and over on one day: none"),
        (Limit(5, DAYS), [(march(4), march(5))], march(10), "one day: the 5th; the day it begins counts"),
        (Limit(5, DAYS), [(march(4), march(11))], march(16), "five working days, the weekend not twice"),
        (Limit(5, DAYS), [(march(3), march(6)), (march(5), march(10))], march(16), "overlapping: each day once"),
        (Limit(5, DAYS), [(march(6), march(8))], march(9), "only a weekend"),
        (Limit(5, DAYS), [(march(9), march(20))], march(9), "after the last day: too late to matter"),
        (Limit(5, PLAIN), [(march(3), march(5))], march(9), "plain days: 03-07 is put off to Monday 03-09"),
        (Limit(5, PLAIN), [(march(3), march(6))], march(10), "three plain days more"),
        (Limit(1, MONTHS), [(march(10), march(13))], date(2026, 4, 7), "04-05 festival and 04-06 rest"),
        (Limit(0, SPOT), [(march(2), march(9))], MONDAY, "on the spot is on the spot"),
    ],
)  # fmt: skip
def test_the_last_day_with_what_does_not_count(limit, pauses, last_day, why):
    assert due(MONDAY, limit, *pauses) == last_day, why


STARTS = st.dates(date(2018, 1, 1), date(2026, 6, 30))
LIMITS = st.one_of(
    st.builds(Limit, st.integers(1, 60), st.sampled_from([DAYS, PLAIN])),
    st.builds(Limit, st.integers(1, 6), st.just(MONTHS)),
)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=4)


def spread(started, spans):
    return [(started + timedelta(days=a), started + timedelta(days=a + length)) for a, length in spans]


@given(started=STARTS, amount=st.integers(1, 60), spans=SPANS)
def test_exactly_the_working_days_of_the_limit_are_not_paused(started, amount, spans):
    pauses = spread(started, spans)
    last = due(started, Limit(amount, DAYS), *pauses)
    days = [started + timedelta(days=one) for one in range(1, (last - started).days + 1)]
    free = [day for day in days if CALENDAR.is_working_day(day) and not any(a < day <= b for a, b in pauses)]
    assert len(free) == amount
    assert free[-1] == last


@given(started=STARTS, limit=LIMITS, spans=SPANS)
def test_a_pause_never_brings_a_limit_forward_and_none_on_one_day_changes_it(started, limit, spans):
    pauses = spread(started, spans)
    assert due(started, limit, *pauses) >= due(started, limit)
    assert due(started, limit, *[(a, a) for a, _ in pauses]) == due(started, limit)


@given(started=STARTS, limit=LIMITS, spans=SPANS)
def test_said_twice_or_in_another_order_it_is_the_same_time(started, limit, spans):
    pauses = spread(started, spans)
    assert due(started, limit, *pauses, *pauses) == due(started, limit, *reversed(pauses))
