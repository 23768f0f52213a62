"""Until when a result is valid: a table of days, and properties of any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.cases.rules.validity import last_valid_day

# (issued on, months, last day, why); 民法典 art. 202: a month without the corresponding day ends it on its own last day.
LAST_DAYS = [
    ("2026-03-04", 60, "2031-03-03", "five years of a food permit (食品安全法实施条例 art. 15)"),
    ("2026-03-04", 12, "2027-03-03", "a year"),
    ("2026-03-04", 1, "2026-04-03", "a month"),
    ("2026-03-01", 12, "2027-02-28", "the day before a first of March"),
    ("2027-03-01", 12, "2028-02-29", "the day before a first of March in a leap year"),
    ("2026-01-01", 12, "2026-12-31", "a calendar year"),
    ("2026-01-01", 1, "2026-01-31", "a calendar month"),
    ("2026-12-15", 1, "2027-01-14", "over the turn of the year"),
    ("2026-11-30", 1, "2026-12-29", "from the end of a short month into a long one"),
    ("2026-12-31", 60, "2031-12-30", "the last day of a year"),
    ("2026-03-31", 1, "2026-04-30", "April has no 31st"),
    ("2026-01-28", 1, "2026-02-27", "February has a 28th"),
    ("2026-01-29", 1, "2026-02-28", "this February has no 29th"),
    ("2026-01-31", 1, "2026-02-28", "no February has a 31st"),
    ("2028-01-29", 1, "2028-02-28", "this February has a 29th"),
    ("2028-01-30", 1, "2028-02-29", "not a leap February either has a 30th"),
    ("2028-02-29", 12, "2029-02-28", "the leap day, to a year without one"),
    ("2028-02-29", 48, "2032-02-28", "the leap day, to the next one"),
    ("2028-02-29", 60, "2033-02-28", "the leap day, for five years"),
    ("2028-02-28", 12, "2029-02-27", "the day before the leap day"),
    ("2096-02-29", 48, "2100-02-28", "2100 is no leap year"),
    ("2026-03-04", 1200, "2126-03-03", "the longest validity that a package may state"),
]


@pytest.mark.parametrize(("issued_on", "months", "last", "why"), LAST_DAYS, ids=[row[3] for row in LAST_DAYS])
def test_the_last_day_of_validity(issued_on, months, last, why):
    assert last_valid_day(date.fromisoformat(issued_on), months=months) == date.fromisoformat(last)


DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
MONTHS = st.integers(1, 1200)


@given(day=DAYS, months=MONTHS)
def test_it_ends_in_the_right_month_and_never_before_the_day_of_issue(day, months):
    after = last_valid_day(day, months=months) + timedelta(days=1)
    passed = (after.year - day.year) * 12 + after.month - day.month
    assert (after.day, passed) in {(day.day, months), (1, months + 1)}
    assert after > day


@given(day=DAYS, months=MONTHS)
def test_issued_later_never_ends_earlier_and_longer_ends_later(day, months):
    last = last_valid_day(day, months=months)
    assert last <= last_valid_day(day + timedelta(days=1), months=months)
    assert last < last_valid_day(day, months=months + 1)


@pytest.mark.parametrize("months", [0, -1])
def test_no_months_are_no_validity(months):
    with pytest.raises(ValueError, match="no last day"):
        last_valid_day(date(2026, 3, 4), months=months)
