"""When an archive may be destroyed: examples, and that no day before its time and no open matter ever lets it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.archives.contracts import ArchiveState, ItemFacts
from onething.archives.rules.destroying import find_hindrance

END = date(2036, 12, 31)
DUE = ItemFacts(retained_until=END, state=ArchiveState.KEPT, is_undisturbed=True)
AFTER = END + timedelta(days=1)
DAYS = st.dates(date(2030, 1, 1), date(2045, 1, 1))
FACTS = st.builds(
    ItemFacts,
    retained_until=st.one_of(st.none(), DAYS),
    state=st.sampled_from(ArchiveState),
    is_undisturbed=st.booleans(),
    results_until=st.one_of(st.none(), DAYS),
)


@pytest.mark.parametrize(
    ("facts", "day", "hindrance"),
    [
        (DUE, AFTER, None),
        (DUE, END, "not_over"),  # the last day still counts
        (replace(DUE, retained_until=None), date(2999, 1, 1), "permanent"),
        (replace(DUE, state=ArchiveState.HELD), AFTER, "held"),
        (replace(DUE, state=ArchiveState.FILING), AFTER, "filing"),
        (replace(DUE, state=ArchiveState.DESTROYED), AFTER, "destroyed"),
        (replace(DUE, is_undisturbed=False), AFTER, "open"),
        (replace(DUE, results_until=AFTER), AFTER, "in_force"),
        (replace(DUE, results_until=END), AFTER, None),
    ],
)
def test_what_forbids_a_destruction(facts, day, hindrance):
    assert find_hindrance(facts, day=day) == hindrance


@given(FACTS, DAYS)
def test_nothing_is_destroyed_before_its_time_or_while_it_is_needed(facts, day):
    if find_hindrance(facts, day=day) is None:
        assert facts.retained_until is not None
        assert day > facts.retained_until
        assert facts.state is ArchiveState.KEPT
        assert facts.is_undisturbed
        assert facts.results_until is None or facts.results_until < day
