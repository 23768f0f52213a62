"""From which day a limit is near, and a promise under every calendar since it was told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import list_published_notices
from onething.kernel.clock import Limit, LimitUnit, Pause, due_day
from onething.kernel.lights import LightRule, amber_day, count_back, promised_due, share_day
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import NoticeDay, WorkingCalendar

ROWS = list_published_notices(SYSTEM)
CALENDAR = WorkingCalendar(ROWS)
DAYS, PLAIN, SPOT = LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS, LimitUnit.ON_THE_SPOT
RULE = LightRule(days_before=1, percent=90)
MONDAY = date(2026, 3, 2)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("started", "limit", "amber", "why"),
    [
        ("2026-03-02", Limit(5, DAYS), "2026-03-06", "one working day before 03-09: the Friday"),
        ("2026-03-02", Limit(20, DAYS), "2026-03-26", "90 % of 20 is the 18th, two before 03-30"),
        ("2026-03-02", Limit(10, DAYS), "2026-03-13", "90 % and one day before are the same"),
        ("2026-03-02", Limit(1, DAYS), "2026-03-02", "never before it began"),
        ("2026-03-02", Limit(0, SPOT), "2026-03-02", "on the spot"),
        ("2026-02-13", Limit(3, DAYS), "2026-02-24", "over Spring Festival, due 02-25"),
        ("2026-03-02", Limit(30, PLAIN), "2026-03-29", "27 of 30 plain days"),
    ],
)
def test_amber_begins(started, limit, amber, why):
    due = due_day(day(started), limit=limit, calendar=CALENDAR)
    assert amber_day(due, rule=RULE, calendar=CALENDAR) == day(amber), why


def test_shares_and_days_before_are_figures_of_the_rule():
    due = due_day(MONDAY, limit=Limit(20, DAYS), calendar=CALENDAR)
    assert share_day(due, percent=80, calendar=CALENDAR) == day("2026-03-24")
    assert share_day(due, percent=100, calendar=CALENDAR) == due.day
    assert count_back(day("2026-02-24"), days=2, calendar=CALENDAR) == day("2026-02-13")  # 02-14 works
    assert count_back(MONDAY, days=0, calendar=CALENDAR) == MONDAY


def test_a_mid_year_notice_never_puts_a_promise_off_but_may_bring_it_forward():
    """2019-03-22 made May Day longer and 04-28 worked; 2020-01-27 made Spring Festival longer."""
    for started, amount, told, later in (("2019-04-26", 3, "2019-05-02", "2019-04-30"),):
        before = CALENDAR.as_known_on(date(2019, 3, 21))
        limit = Limit(amount, DAYS)
        assert due_day(day(started), limit=limit, calendar=before).day == day(told)
        assert promised_due(day(started), limit=limit, calendars=[before, CALENDAR]).day == day(later)
    before = CALENDAR.as_known_on(date(2020, 1, 22))
    limit = Limit(5, DAYS)
    assert promised_due(date(2020, 1, 22), limit=limit, calendars=[before, CALENDAR]).day == date(2020, 2, 4)
    assert due_day(date(2020, 1, 22), limit=limit, calendar=CALENDAR).day == date(2020, 2, 6)


STARTS = st.dates(date(2018, 1, 1), date(2026, 6, 30))
LIMITS = st.builds(Limit, st.integers(1, 60), st.sampled_from([DAYS, PLAIN]))
ADDED = st.lists(st.tuples(st.integers(1, 90), st.booleans()), max_size=6)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=3)


def widen(started: date, added) -> list[WorkingCalendar]:
    """The calendars that notices make one after the other, each naming one more day off or worked."""
    rows, calendars = list(ROWS), [CALENDAR]
    for number, (offset, works) in enumerate(added):
        named = started + timedelta(days=offset)
        if (named.month, named.day) != (10, 1):
            rows.append(
                NoticeDay(named, "临时", works, f"通知{number}", date(2027, 1, 1) + timedelta(days=number))
            )
        calendars.append(WorkingCalendar(rows))
    return calendars


@given(started=STARTS, limit=LIMITS, added=ADDED)
def test_a_promise_once_told_never_moves_later_whatever_is_published(started, limit, added):
    calendars = widen(started, added)
    told = [
        promised_due(started, limit=limit, calendars=calendars[: number + 1]).day
        for number in range(len(calendars))
    ]
    assert told == sorted(told, reverse=True)


@given(started=STARTS, limit=LIMITS, added=ADDED, spans=SPANS)
def test_more_pause_never_makes_a_promise_earlier(started, limit, added, spans):
    pauses = [Pause(started + timedelta(days=a), started + timedelta(days=a + b)) for a, b in spans]
    calendars = widen(started, added)
    found = [
        promised_due(started, limit=limit, calendars=calendars, pauses=pauses[:count]).day
        for count in range(len(pauses) + 1)
    ]
    assert found == sorted(found)


@given(started=STARTS, limit=LIMITS, percent=st.integers(1, 100), before=st.integers(0, 10))
def test_amber_lies_between_the_beginning_and_the_last_day(started, limit, percent, before):
    due = due_day(started, limit=limit, calendar=CALENDAR)
    assert started <= amber_day(due, rule=LightRule(before, percent), calendar=CALENDAR) <= due.day
