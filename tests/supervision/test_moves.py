"""The tables of moves against the table written by hand, for every verb, state and post."""

from itertools import product

import pytest

from onething.directory.contracts import Post
from onething.supervision import words
from onething.supervision.contracts.kinds import CardState, OrderState, PointState
from onething.supervision.states import CARD_MOVES, NOWHERE, ORDER_MOVES, POINT_MOVES, find_move
from tests.supervision.law_table import ALLOWED

MOVES = {"card": CARD_MOVES, "order": ORDER_MOVES, "point": POINT_MOVES}
STATES = {"card": CardState, "order": OrderState, "point": PointState}


@pytest.mark.parametrize("noun", MOVES)
def test_every_verb_in_every_state_by_every_post_is_what_the_table_says(noun):
    lawful = {
        (verb, state, post)
        for one, verb, states, posts, _ground, _why in ALLOWED
        if one == noun
        for state, post in product(states, posts)
    }
    verbs = {move.verb for move in MOVES[noun]} | {verb for verb, _state, _post in lawful}
    for verb, state, post in product(sorted(verbs), [NOWHERE, *STATES[noun]], Post):
        move = find_move(MOVES[noun], verb=verb, state=state)
        assert (move is not None and post in move.who) is ((verb, state, post) in lawful), (verb, state, post)


def test_every_move_rests_on_its_ground_and_has_its_word():
    grounds = {(noun, verb): ground for noun, verb, _states, _posts, ground, _why in ALLOWED}
    for noun, moves in MOVES.items():
        for move in moves:
            assert move.ground == grounds[noun, move.verb]
            assert move.label


def test_every_state_has_its_word():
    assert set(words.CARD_STATES) == set(CardState)
    assert set(words.ORDER_STATES) == set(OrderState)
    assert set(words.POINT_STATES) == set(PointState)
