"""The table of moves against the law written by hand, for every verb, state and post."""

from itertools import product

import pytest

from onething.cases import words
from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.states import CASE_MOVES, NOWHERE, STEP_MOVES, Move, find_move, list_moves
from onething.directory.contracts import Post
from tests.cases.law_table import ALLOWED, CASE, REFUSED

MOVES = {"case": CASE_MOVES, "step": STEP_MOVES}
STATES = {"case": [NOWHERE, *CaseState], "step": [NOWHERE, *StepState]}
LAWFUL = {
    (noun, verb, state, post)
    for noun, verb, states, posts, _ground, _why in ALLOWED
    for state, post in product(states, posts)
}


def is_allowed(noun: str, verb: str, state: str, post: str) -> bool:
    move = find_move(MOVES[noun], verb=verb, state=state)
    return move is not None and post in move.who


@pytest.mark.parametrize("noun", ["case", "step"])
def test_every_verb_in_every_state_by_every_post_is_what_the_law_says(noun):
    verbs = {move.verb for move in MOVES[noun]} | {row[1] for row in ALLOWED if row[0] == noun}
    for verb, state, post in product(sorted(verbs), STATES[noun], Post):
        lawful = (noun, verb, str(state), str(post)) in LAWFUL
        assert is_allowed(noun, verb, state, post) is lawful, (noun, verb, state, post)


@pytest.mark.parametrize(("noun", "verb", "state", "post", "ground", "why"), REFUSED)
def test_what_the_law_refuses_is_refused(noun, verb, state, post, ground, why):
    assert ground
    assert why
    assert not is_allowed(noun, verb, state, post)


def test_every_move_rests_on_the_ground_the_law_table_names():
    grounds = {(noun, verb): ground for noun, verb, _states, _posts, ground, _why in ALLOWED}
    for noun, moves in MOVES.items():
        for move in moves:
            assert move.ground == grounds[noun, move.verb]


@pytest.mark.parametrize(("noun", "moves"), MOVES.items())
def test_every_state_is_reached_and_every_state_that_is_not_an_end_has_a_way_out(noun, moves):
    ends = {"not_accepted", "destroyed", "refused", "withdrawn", "issued", "dropped", "ended"}
    if noun == CASE:  # whatever became of a case, its file is kept and one day destroyed
        ends = {"destroyed"}
    reached = {move.target for move in moves}
    left = {state for move in moves for state in move.sources if state != move.target}
    states = set(STATES[noun]) - {NOWHERE}
    assert states <= reached
    assert states - left == ends & states


def test_one_verb_out_of_one_state_is_one_move():
    for moves in MOVES.values():
        seen = [(move.verb, state) for move in moves for state in move.sources]
        assert len(seen) == len(set(seen))


def test_every_verb_and_state_has_its_words():
    assert {move.verb for moves in MOVES.values() for move in moves} <= set(words.VERBS)
    assert set(words.CASE_STATES) == set(CaseState)
    assert set(words.STEP_STATES) == set(StepState)


def test_outside_steps_are_recorded_and_never_opined():
    permit = find_move(STEP_MOVES, verb="permit", state="in_review")
    record = find_move(STEP_MOVES, verb="record_result", state="in_review")
    assert isinstance(permit, Move)
    assert isinstance(record, Move)
    assert not permit.fits(kind="licence", place="outside")
    assert not permit.fits(kind="intermediary", place="here")
    assert record.fits(kind="payment", place="outside")
    assert not record.fits(kind="licence", place="here")


def test_next_acts_come_from_the_same_table():
    assert [move.verb for move in list_moves(CASE_MOVES, state="received", post=Post.CLERK)] == [
        "accept",
        "accept_lacking",
        "not_accept",
        "ask_correction",
    ]
