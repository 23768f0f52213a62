"""What a body outside decided is written down with its reference, and never before it happened."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.cases.rules.outside import check_outside_decision
from onething.kernel.errors import Refusal

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [
        ("气接〔2026〕3号", TODAY, None),
        ("气接〔2026〕3号", date(2025, 12, 31), None),
        ("气接〔2026〕3号", date(2026, 3, 3), "cases.outside.future"),
        ("  ", TODAY, "cases.outside.number_missing"),
    ],
)
def test_a_decision_outside_has_a_reference_and_a_day_that_has_come(number, day, code):
    if code is None:
        check_outside_decision(number, decided_on=day, today=TODAY)
        return
    with pytest.raises(Refusal) as refused:
        check_outside_decision(number, decided_on=day, today=TODAY)
    assert refused.value.code == code


@given(today=st.dates(date(2019, 1, 1), date(2030, 1, 1)), days=st.integers(-400, 400))
def test_a_day_is_refused_exactly_when_it_is_still_to_come(today, days):
    day = today + timedelta(days=days)
    if days <= 0:
        check_outside_decision("1", decided_on=day, today=today)
    else:
        with pytest.raises(Refusal):
            check_outside_decision("1", decided_on=day, today=today)
