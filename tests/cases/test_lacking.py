"""Which matters wait for a paper that never came: those that need it, and whatever rests on them (house rule)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.cases.contracts.kinds import StepState
from onething.cases.rules.joint import StepFact
from onething.cases.rules.lacking import find_affected


def step(code, *needs):
    return StepFact(code=code, name=code, unit="", needs=needs, state=StepState.PENDING)


CODES = st.frozensets(st.integers(0, 5), max_size=3)
NEEDS = st.tuples(*[CODES] * 6)
CHAIN = [step("A"), step("B", "A"), step("C", "B"), step("D"), step("E", "A", "D")]


@pytest.mark.parametrize(
    ("needing", "affected", "why"),
    [
        ({"A"}, {"A", "B", "C", "E"}, "what rests on it, also through others"),
        ({"C"}, {"C"}, "nothing rests on it"),
        ({"D"}, {"D", "E"}, "one of two needs is enough"),
        (set(), set(), "nobody needs the paper"),
    ],
)
def test_what_rests_on_a_lapsed_matter_lapses_too(needing, affected, why):
    assert find_affected(needing, steps=CHAIN) == affected, why


@given(NEEDS, CODES)
def test_nothing_that_stays_needs_what_goes(needs, needing):
    steps = [
        step(str(index), *(str(need) for need in mine if need < index)) for index, mine in enumerate(needs)
    ]
    affected = find_affected({str(one) for one in needing}, steps=steps)
    assert {str(one) for one in needing} <= affected
    for one in steps:
        assert one.code in affected or not affected & set(one.needs)
        if one.code in affected and int(one.code) not in needing:
            assert affected & set(one.needs), "nothing goes without a reason"
