"""What the results of a case are ordered with, on the real catalogue and PostgreSQL."""

from datetime import UTC, date, datetime

import pytest

from onething.cases.actions.ordering import order_results
from onething.cases.models.case import Case
from tests.factories.city import SMALL, City, dispatched, load_city


@pytest.fixture
def city(db: None) -> City:
    return load_city()


# 23:30 in Shanghai is still that day; half an hour later (16:00 UTC) the next one begins.
@pytest.mark.parametrize(
    ("at", "first", "last"),
    [
        (datetime(2026, 3, 4, 15, 30, tzinfo=UTC), date(2026, 3, 4), date(2031, 3, 3)),
        (datetime(2026, 3, 4, 16, 0, tzinfo=UTC), date(2026, 3, 5), date(2031, 3, 4)),
    ],
)
def test_a_result_is_valid_as_long_as_its_matter_says(city, at, first, last):
    case = Case.objects.get(id=dispatched(city, city.citizen(), SMALL))
    steps = list(case.steps.select_related("unit"))
    orders = {one.matter_code: one for one in order_results(case, steps=steps, at=at)}
    assert {code: (one.valid_from, one.valid_until) for code, one in orders.items()} == {
        "YJS-002/M01": (first, None),
        "YJS-002/M02": (first, last),
    }
    assert orders["YJS-002/M02"].result_name == "食品经营许可证"
