"""Every verb × state × post against the law written by hand: what no row allows has no move."""

from itertools import product

import pytest

from onething.archives.contracts import ArchiveState, ListState
from onething.archives.states import ARCHIVE_MOVES, DESTRUCTION_MOVES, find_move
from onething.directory.contracts import Post
from tests.archives.law_table import ALLOWED

TABLES = {"archive": (ARCHIVE_MOVES, ArchiveState), "list": (DESTRUCTION_MOVES, ListState)}


@pytest.mark.parametrize("noun", TABLES)
def test_the_table_allows_what_the_law_allows_and_nothing_else(noun):
    moves, states = TABLES[noun]
    rows = [row for row in ALLOWED if row[0] == noun]
    verbs = {move.verb for move in moves} | {row[1] for row in rows}
    lawful = {(verb, state, post) for _, verb, froms, posts, *_ in rows for state in froms for post in posts}
    for verb, state, post in product(verbs, ["nowhere", *states], Post):
        move = find_move(moves, verb=verb, state=state)
        is_allowed = move is not None and post in move.who
        assert is_allowed == ((verb, state, post) in lawful), (verb, state, post)


@pytest.mark.parametrize("noun", TABLES)
def test_every_move_names_the_ground_of_its_row(noun):
    moves, _states = TABLES[noun]
    grounds = {row[1]: row[4] for row in ALLOWED if row[0] == noun}
    assert {move.verb: move.ground for move in moves} == grounds
