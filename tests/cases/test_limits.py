"""When a step is due and when its fuse burns: the law as a table, then for any day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.cases.rules.limits import Limits, promise_day, start_clock
from onething.kernel.clock import Limit, LimitUnit, end_of_business
from onething.kernel.clock_port import SHANGHAI
from onething.kernel.lights import LightRule
from onething.kernel.viewer import SYSTEM

CALENDAR = get_published_calendar(SYSTEM)
LIGHT = LightRule(days_before=1, percent=90)
DAYS, PLAIN, MONTHS, SPOT = (
    LimitUnit.WORKING_DAYS,
    LimitUnit.CALENDAR_DAYS,
    LimitUnit.MONTHS,
    LimitUnit.ON_THE_SPOT,
)


def start(started_on, statutory, *, promised=None, release="together", calendar=CALENDAR):
    limits = Limits(promised=promised, statutory=statutory)
    return start_clock(limits, started_on=started_on, release=release, told=[calendar], light=LIGHT)


@pytest.mark.parametrize(
    ("started", "limit", "statutory_on", "fuse_at", "article"),
    [
        ("2026-03-02", Limit(3, DAYS), "2026-03-05", (2026, 3, 5, 1), "行政许可法 art. 82"),
        # The day of acceptance does not count; Saturday 02-14 works, 02-15 to 02-23 rest.
        ("2026-02-13", Limit(3, DAYS), "2026-02-25", (2026, 2, 25, 1), "民法典 art. 201; art. 82"),
        ("2019-06-06", Limit(20, DAYS), "2019-07-05", (2019, 7, 5, 1), "行政许可法 art. 42: 20 working days"),
        ("2019-06-03", Limit(45, DAYS), "2019-08-06", (2019, 8, 6, 1), "行政许可法 art. 42: 45 when joint"),
        ("2026-03-02", Limit(5, PLAIN), "2026-03-09", (2026, 3, 9, 1), "民法典 art. 203: Saturday moves on"),
        ("2026-01-31", Limit(1, MONTHS), "2026-02-28", (2026, 2, 28, 1), "民法典 art. 202: Saturday works"),
        ("2026-03-02", Limit(0, SPOT), "2026-03-02", None, "on the spot: no later day"),
        ("2026-03-07", Limit(0, SPOT), "2026-03-09", None, "on the spot, begun on a Saturday: still no fuse"),
    ],
)
def test_the_statutory_day_and_the_fuse_before_it(started, limit, statutory_on, fuse_at, article):
    assert article
    clock = start(date.fromisoformat(started), limit)
    assert clock.started_on == date.fromisoformat(started)
    assert clock.statutory_on == date.fromisoformat(statutory_on)
    assert clock.fuse_at == (datetime(*fuse_at, tzinfo=UTC) if fuse_at else None)
    assert clock.promised_on is None


def test_what_the_law_lets_nobody_hold_back_has_no_fuse():
    clock = start(date(2026, 3, 2), Limit(3, DAYS), release="own_day")
    assert clock.statutory_on == date(2026, 3, 5)
    assert clock.fuse_at is None


def test_a_limit_nobody_published_stays_unknown():
    clock = start(date(2026, 3, 2), None, promised=Limit(2, DAYS))
    assert (clock.promised_on, clock.statutory_on, clock.fuse_at) == (date(2026, 3, 4), None, None)
    empty = start(date(2026, 3, 2), None)
    assert (empty.promised_on, empty.statutory_on, empty.fuse_at) == (None, None, None)
    assert empty.provisional_years == ()


def test_a_promise_alone_lights_no_fuse_however_late_it_is():
    assert start(date(2026, 3, 2), None, promised=Limit(45, DAYS)).fuse_at is None


def test_years_without_a_notice_are_reported_once_for_both_limits():
    clock = start(date(2026, 12, 30), Limit(20, DAYS), promised=Limit(5, DAYS))
    assert clock.provisional_years == (2027,)
    assert start(date(2026, 3, 2), Limit(20, DAYS)).provisional_years == ()
    known_then = CALENDAR.as_known_on(date(2025, 1, 1))
    assert start(date(2026, 3, 2), Limit(20, DAYS), calendar=known_then).provisional_years == (2026,)


@pytest.mark.parametrize(
    ("working_days", "accepted", "promised"),
    [
        (None, "2026-03-02", None),  # no figure with a source: nothing is promised
        (0, "2026-03-02", "2026-03-02"),  # on the spot
        (0, "2026-03-07", "2026-03-09"),  # taken in on a Saturday
        (1, "2026-03-02", "2026-03-03"),
        (10, "2026-02-13", "2026-03-05"),
    ],
)
def test_the_promised_day_of_the_whole_case(working_days, accepted, promised):
    due = promise_day(working_days, accepted_on=date.fromisoformat(accepted), calendars=[CALENDAR])
    assert (due.day.isoformat() if due else None) == promised


LIMITS = st.one_of(
    st.builds(Limit, st.integers(1, 90), st.sampled_from([DAYS, PLAIN])),
    st.builds(Limit, st.integers(1, 12), st.just(MONTHS)),
    st.just(Limit(0, SPOT)),
)
STARTS = st.dates(date(2018, 1, 1), date(2026, 12, 31))


@given(started_on=STARTS, statutory=LIMITS, promised=st.none() | LIMITS)
def test_the_fuse_burns_at_nine_of_the_last_statutory_day_and_before_the_limit_ends(
    started_on, statutory, promised
):
    clock = start(started_on, statutory, promised=promised)
    assert CALENDAR.is_working_day(clock.statutory_on)
    assert clock.statutory_on >= started_on
    if statutory.unit is SPOT:
        assert clock.fuse_at is None
        return
    local = clock.fuse_at.astimezone(SHANGHAI)
    assert (local.date(), local.time()) == (clock.statutory_on, time(9))
    assert clock.fuse_at < end_of_business(clock.statutory_on, closes_at=time(17, 30))
    assert local.date() > started_on


@given(started_on=STARTS, amount=st.integers(1, 60))
def test_a_longer_limit_never_ends_earlier(started_on, amount):
    shorter, longer = (start(started_on, Limit(amount + more, DAYS)) for more in (0, 1))
    assert shorter.statutory_on < longer.statutory_on
    assert longer.fuse_at - shorter.fuse_at >= timedelta(days=1)
