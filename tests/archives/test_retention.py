"""How long an archive is kept: examples, and what holds for every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.archives.rules.retention import YEARS, choose_retention, is_over, retained_until
from onething.catalogue.contracts import Retention

FOR_EVER, LONG, SHORT = Retention.PERMANENT, Retention.LONG, Retention.SHORT
CLASSES = st.one_of(st.none(), st.sampled_from(Retention))


@pytest.mark.parametrize(
    ("classes", "chosen"),
    [
        ([SHORT], SHORT),
        ([SHORT, LONG, SHORT], LONG),
        ([SHORT, FOR_EVER], FOR_EVER),
        ([LONG, None], FOR_EVER),  # house rule: what nobody has judged is kept
        ([], FOR_EVER),
    ],
)
def test_the_longest_class_of_the_matters_counts(classes, chosen):
    assert choose_retention(classes) is chosen


@pytest.mark.parametrize(
    ("retention", "archived_on", "until"),
    [
        (SHORT, date(2026, 1, 1), date(2036, 12, 31)),
        (SHORT, date(2026, 12, 31), date(2036, 12, 31)),
        (LONG, date(2026, 3, 2), date(2056, 12, 31)),
        (LONG, date(2024, 2, 29), date(2054, 12, 31)),
        (FOR_EVER, date(2026, 3, 2), None),
    ],
)
def test_the_years_begin_with_the_next_year(retention, archived_on, until):
    assert retained_until(retention, archived_on=archived_on) == until


@given(st.lists(CLASSES), CLASSES)
def test_one_more_matter_never_makes_it_shorter(classes, another):
    order = [SHORT, LONG, FOR_EVER]
    before, after = choose_retention([*classes, SHORT]), choose_retention([*classes, SHORT, another])
    assert order.index(after) >= order.index(before)


@given(st.sampled_from(Retention), st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-40_000, 40_000))
def test_it_is_never_over_before_its_whole_years_are(retention, archived_on, days):
    day = min(max(archived_on.toordinal() + days, 1), date.max.toordinal())
    until = retained_until(retention, archived_on=archived_on)
    over = is_over(until, day=date.fromordinal(day))
    if retention is FOR_EVER:
        assert not over
    elif over:
        full = archived_on.replace(year=archived_on.year + YEARS[retention], month=1, day=1)
        assert date.fromordinal(day) > full + timedelta(days=364)
