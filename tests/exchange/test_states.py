"""The table of moves against the one written by hand, for every verb and state."""

import pytest

from onething.exchange.states import MOVES, WITH_REASON, GrantState, find_move
from tests.exchange.law_table import LIFE, STATES, VERBS


@pytest.mark.parametrize("needs_consent", [False, True])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_possible_just_where_the_law_has_it(verb, state, needs_consent):
    only = {"": True, "c": needs_consent, "f": not needs_consent}
    lawful = [row for row in LIFE if row[0] == verb and row[1] == state and only[row[4]]]
    move = find_move(verb=verb, state=state, needs_consent=needs_consent)
    assert (move is not None) is bool(lawful)
    if move is not None:
        assert (move.target.value, move.who.value) == lawful[0][2:4]


def test_there_is_no_other_verb_and_no_other_state():
    assert {move.verb for move in MOVES} == set(VERBS)
    assert {state.value for state in GrantState} == set(STATES) - {"nowhere"}
    assert all(move.ground for move in MOVES)


def test_every_no_carries_a_reason():
    ends = {GrantState.REFUSED, GrantState.REVOKED, GrantState.COORDINATING}
    assert {move.verb for move in MOVES if move.target in ends and move.who.value != "system"} <= WITH_REASON
