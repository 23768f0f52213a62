"""The life of a signed paper against a table written by hand: who does what to it, and what comes of it."""

import pytest

from onething.directory.contracts import Post
from onething.publicity.states import MOVES, NOWHERE, PaperState, find_move, list_moves

EDITOR, BUREAU = Post.CATALOGUE_EDITOR, Post.CATALOGUE_APPROVER
#            verb       from        to          who                 the proposer, too
LIFE = (
    ("propose", "nowhere", "proposed", {EDITOR, BUREAU}, False),
    ("sign", "proposed", "signed", {BUREAU}, False),
    ("decline", "proposed", "declined", {BUREAU}, True),
    ("revoke", "signed", "revoked", {BUREAU}, False),
)


def test_the_table_is_this_and_nothing_else():
    told = {(one.verb, one.source, one.target.value, one.who, one.of_proposer) for one in MOVES}
    assert told == {(verb, source, target, frozenset(who), own) for verb, source, target, who, own in LIFE}


@pytest.mark.parametrize("verb", [row[0] for row in LIFE])
@pytest.mark.parametrize("state", [NOWHERE, *(one.value for one in PaperState)])
def test_a_verb_leads_on_from_one_state_only(verb, state):
    lawful = next(row for row in LIFE if row[0] == verb)
    found = find_move(verb=verb, state=state)
    assert (found is not None) is (lawful[1] == state)


def test_what_is_declined_or_revoked_is_over():
    assert list_moves(state=PaperState.DECLINED) == list_moves(state=PaperState.REVOKED) == ()
