"""All or none: what stands between the lead and the one confirmation, as tables and for any set of steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.cases.contracts.kinds import StepState as S
from onething.cases.rules.joint import (
    StepFact,
    is_complete,
    list_dependants,
    list_open_points,
    list_startable,
)

GONE = {S.DROPPED, S.ENDED, S.REFUSED}


def fact(code, state, *needs):
    return StepFact(code=code, name=f"事项{code}", unit=f"单位{code}", needs=needs, state=state)


@pytest.mark.parametrize(
    ("states", "open_names"),
    [
        ([S.READY], []),
        ([S.READY, S.READY], []),
        ([S.READY, S.ISSUED], []),  # one went out on its own day or by its fuse
        ([S.READY, S.DROPPED, S.ENDED, S.REFUSED], []),  # what is gone holds nobody back
        ([S.READY, S.PENDING], ["1"]),
        ([S.WAITING, S.PENDING, S.IN_REVIEW, S.OPPOSED, S.ISSUING, S.READY], list("01234")),
    ],
)
def test_every_step_that_is_not_ready_is_named(states, open_names):
    points = list_open_points([fact(str(index), state) for index, state in enumerate(states)])
    assert len(points) == len(open_names)
    for point, name in zip(points, open_names, strict=True):
        assert f"事项{name}" in point


@pytest.mark.parametrize("states", [[], [S.ISSUED], [S.DROPPED], [S.ISSUED, S.ENDED]])
def test_with_nothing_ready_there_is_nothing_to_confirm(states):
    assert list_open_points([fact(str(index), state) for index, state in enumerate(states)]) == [
        "没有等待同发的事项"
    ]


@pytest.mark.parametrize(
    ("first", "startable"),
    [
        (S.PENDING, []),
        (S.IN_REVIEW, []),
        (S.OPPOSED, []),
        (S.READY, ["B"]),  # the result exists inside the platform
        (S.ISSUING, ["B"]),
        (S.ISSUED, ["B"]),
        (S.DROPPED, ["B"]),  # out of the case: nothing to wait for
    ],
)
def test_a_waiting_step_begins_when_the_result_it_needs_exists(first, startable):
    assert list_startable([fact("A", first), fact("B", S.WAITING, "A")]) == startable


def test_a_step_with_two_needs_waits_for_both():
    steps = [fact("A", S.READY), fact("B", S.PENDING), fact("C", S.WAITING, "A", "B")]
    assert list_startable(steps) == []
    assert list_startable([steps[0], fact("B", S.READY), steps[2]]) == ["C"]


def test_only_waiting_steps_are_started():
    assert list_startable([fact("A", S.READY), fact("B", S.IN_REVIEW, "A"), fact("C", S.ENDED, "A")]) == []


def test_dependants_are_those_still_in_the_case_that_need_the_result():
    steps = [
        fact("A", S.OPPOSED),
        fact("B", S.WAITING, "A"),
        fact("C", S.DROPPED, "A"),
        fact("D", S.READY, "B"),
    ]
    assert list_dependants("A", steps=steps) == ["事项B"]
    assert list_dependants("B", steps=steps) == ["事项D"]
    assert list_dependants("D", steps=steps) == []


@pytest.mark.parametrize(
    ("states", "complete"),
    [
        ([], False),
        ([S.ISSUED], True),
        ([S.ISSUED, S.DROPPED, S.ENDED, S.REFUSED], True),
        ([S.DROPPED], False),  # nothing was issued at all
        ([S.ISSUED, S.READY], False),
        ([S.ISSUED, S.ISSUING], False),
    ],
)
def test_a_case_is_complete_when_all_that_is_left_is_issued(states, complete):
    assert is_complete([fact(str(index), state) for index, state in enumerate(states)]) is complete


@st.composite
def any_case(draw):
    count = draw(st.integers(0, 7))
    states = draw(st.lists(st.sampled_from(list(S)), min_size=count, max_size=count))
    return [
        fact(str(index), state, *draw(st.sets(st.sampled_from([str(one) for one in range(index)]))))
        if index
        else fact("0", state)
        for index, state in enumerate(states)
    ]


@given(any_case())
def test_confirming_is_possible_exactly_when_all_are_settled_and_one_is_ready(steps):
    held = {step.state for step in steps} - GONE
    assert (list_open_points(steps) == []) is (S.READY in held and held <= {S.READY, S.ISSUED})


@given(any_case(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(steps, random):
    shuffled = list(steps)
    random.shuffle(shuffled)
    assert sorted(list_open_points(shuffled)) == sorted(list_open_points(steps))
    assert sorted(list_startable(shuffled)) == sorted(list_startable(steps))
    assert is_complete(shuffled) is is_complete(steps)
    for step in steps:
        before, after = (list_dependants(step.code, steps=rows) for rows in (steps, shuffled))
        assert sorted(before) == sorted(after)


@given(any_case())
def test_nothing_can_be_confirmed_and_be_complete_at_once(steps):
    assert not (is_complete(steps) and list_open_points(steps) == [])


@given(any_case())
def test_everything_ready_starts_all_that_waits(steps):
    ready = [
        fact(step.code, S.WAITING if step.state is S.WAITING else S.READY, *step.needs) for step in steps
    ]
    waiting = {step.code for step in ready if step.state is S.WAITING}
    startable = set(list_startable(ready))
    assert startable == {
        step.code for step in ready if step.state is S.WAITING and not set(step.needs) & waiting
    }
    assert bool(startable) is bool(waiting)  # a case never hangs: the needs of a plan have no circle
