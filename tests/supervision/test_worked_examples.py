"""The worked examples of the clocks, by the product and by the independent script: both to the day."""

import pytest

from tests.supervision.worked_examples import EXAMPLES, Example


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.article} {one.why}" for one in EXAMPLES])
def test_the_days_are_those_of_the_wall_calendar(example: Example) -> None:
    clock = example.told.recompute()["clocks"][example.clock]
    found = (
        clock["started_on"],
        clock["promised_on"],
        clock["statutory_on"],
        tuple(clock["provisional_years"]),
    )
    assert found == (example.started, example.promised, example.statutory, example.years), example.why
