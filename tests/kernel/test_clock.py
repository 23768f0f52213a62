"""The law's clock as a table: each row a situation, its article and the last day."""

from datetime import UTC, date, datetime, time

import pytest

from onething.kernel.clock import Due, Limit, LimitUnit, due_day, end_of_business
from onething.kernel.errors import Refusal
from onething.kernel.working_days import WorkingCalendar

DAYS, PLAIN, MONTHS = LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS


def _due(calendar: WorkingCalendar, accepted: str, amount: int, unit: LimitUnit) -> Due:
    return due_day(date.fromisoformat(accepted), limit=Limit(amount, unit), calendar=calendar)


@pytest.mark.parametrize(
    ("accepted", "amount", "last_day"),
    [
        # 行政许可法 art. 82; 民法典 art. 201 (the day of acceptance does not count)
        ("2019-04-26", 3, "2019-04-30"),  # Sunday 04-28 works in exchange
        ("2019-04-30", 3, "2019-05-07"),
        ("2019-09-27", 5, "2019-10-10"),
        ("2019-12-30", 2, "2020-01-02"),
        ("2020-01-22", 5, "2020-02-06"),
        ("2020-01-22", 20, "2020-02-27"),  # 行政许可法 art. 42: 20 working days
        ("2025-01-24", 3, "2025-02-05"),
        ("2025-09-26", 5, "2025-10-10"),
        ("2026-02-13", 3, "2026-02-25"),  # Saturday 02-14 works in exchange
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-09-24", 3, "2026-09-30"),
        ("2019-06-06", 20, "2019-07-05"),
        ("2019-06-03", 45, "2019-08-06"),  # art. 42: 45 working days when handled jointly
        ("2026-02-21", 1, "2026-02-24"),  # accepted online in the holiday
    ],
)
def test_working_days(calendar: WorkingCalendar, accepted: str, amount: int, last_day: str) -> None:
    assert _due(calendar, accepted, amount, DAYS).day == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("accepted", "amount", "unit", "last_day"),
    [
        # 民法典 arts. 200, 201, 203: plain days run through; a last day of rest moves on
        ("2026-03-02", 3, PLAIN, "2026-03-05"),
        ("2026-03-04", 3, PLAIN, "2026-03-09"),  # Saturday moves to Monday
        ("2026-02-10", 7, PLAIN, "2026-02-24"),  # Spring Festival
        ("2026-02-11", 3, PLAIN, "2026-02-14"),  # a Saturday worked in exchange is no rest day
        ("2026-01-05", 60, PLAIN, "2026-03-06"),
        # 民法典 art. 202: the corresponding day, else the last day of the month
        ("2026-01-13", 3, MONTHS, "2026-04-13"),
        ("2026-01-31", 1, MONTHS, "2026-02-28"),  # no 31 February; Saturday 02-28 works in exchange
        ("2023-12-31", 2, MONTHS, "2024-02-29"),
        ("2025-10-31", 1, MONTHS, "2025-12-01"),  # 11-30 is a Sunday
        ("2025-12-15", 1, MONTHS, "2026-01-15"),
        ("2025-11-30", 13, MONTHS, "2026-12-30"),
        ("2026-07-01", 3, MONTHS, "2026-10-08"),
    ],
)
def test_plain_days_and_months(
    calendar: WorkingCalendar, accepted: str, amount: int, unit: LimitUnit, last_day: str
) -> None:
    assert _due(calendar, accepted, amount, unit).day == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("accepted", "last_day"), [("2026-03-02", "2026-03-02"), ("2026-02-16", "2026-02-24")]
)
def test_on_the_spot(calendar: WorkingCalendar, accepted: str, last_day: str) -> None:
    assert _due(calendar, accepted, 0, LimitUnit.ON_THE_SPOT).day == date.fromisoformat(last_day)


def test_a_promise_counts_the_year_as_it_was_known(calendar: WorkingCalendar) -> None:
    """A mid-year change does not reach back: 2020-02-01 was a make-up day before 2020-01-27."""
    known = calendar.as_known_on(date(2020, 1, 22))
    assert _due(known, "2020-01-22", 5, DAYS).day == date(2020, 2, 4)
    assert _due(calendar, "2020-01-22", 5, DAYS).day == date(2020, 2, 6)


def test_every_day_that_did_not_count_is_named_once(calendar: WorkingCalendar) -> None:
    due = _due(calendar, "2026-02-13", 3, DAYS)
    assert [skipped.day.day for skipped in due.skipped] == [13, *range(15, 24)]
    assert due.skipped[0].why == "受理当日不计入期限"
    assert {skipped.why for skipped in due.skipped[1:]} == {"春节放假(国务院办公厅2026年放假安排通知)"}


def test_a_moved_last_day_says_why(calendar: WorkingCalendar) -> None:
    due = _due(calendar, "2026-03-04", 3, PLAIN)
    assert [(skipped.day.day, skipped.why) for skipped in due.skipped] == [
        (4, "受理当日不计入期限"),
        (7, "星期六，期限最后一日顺延"),
        (8, "星期日，期限最后一日顺延"),
    ]


@pytest.mark.parametrize(
    ("accepted", "amount", "years"),
    [
        ("2026-12-25", 10, (2027,)),
        ("2026-12-25", 2, ()),
        ("2027-12-30", 5, (2027, 2028)),
        ("2026-12-31", 1, (2027,)),
    ],
)
def test_provisional_years_are_told(
    calendar: WorkingCalendar, accepted: str, amount: int, years: tuple[int, ...]
) -> None:
    assert _due(calendar, accepted, amount, DAYS).provisional_years == years


@pytest.mark.parametrize(
    ("amount", "unit"),
    [(0, DAYS), (-1, DAYS), (3661, DAYS), (0, PLAIN), (3661, PLAIN), (0, MONTHS), (121, MONTHS)],
)
def test_impossible_limits_are_refused(calendar: WorkingCalendar, amount: int, unit: LimitUnit) -> None:
    with pytest.raises(Refusal, match=r"^clock\.limit\.amount$"):
        _due(calendar, "2026-03-02", amount, unit)


@pytest.mark.parametrize("accepted", ["1949-12-31", "2081-01-01", "0001-01-01", "9999-12-31"])
def test_days_out_of_range_are_refused(calendar: WorkingCalendar, accepted: str) -> None:
    with pytest.raises(Refusal, match=r"^clock\.day\.out_of_range$"):
        _due(calendar, accepted, 1, DAYS)


@pytest.mark.parametrize(("amount", "unit"), [(3660, DAYS), (3660, PLAIN), (120, MONTHS)])
def test_the_largest_limits_end(calendar: WorkingCalendar, amount: int, unit: LimitUnit) -> None:
    assert _due(calendar, "2080-12-31", amount, unit).day < date(2101, 1, 1)


def test_end_of_business_is_local() -> None:
    """民法典 art. 203: the last day ends at the close of business, here 17:30 in Shanghai."""
    assert end_of_business(date(2026, 2, 25), closes_at=time(17, 30)) == datetime(
        2026, 2, 25, 9, 30, tzinfo=UTC
    )
