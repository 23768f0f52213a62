"""Which opinions stand: a table of lives, the oldest opinion first."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.catalogue.contracts import Countersign
from onething.catalogue.rules.countersigning import list_joint, mark_open
from onething.catalogue.states import ENTRY_MOVES, SEEN_BY_JOINT
from onething.directory.contracts import Post
from onething.kernel.ids import new_id
from tests.catalogue.packages import make_matter, make_thing, publish

AT = datetime(2026, 3, 2, tzinfo=UTC)
# department, agrees, answered; then whether each stands.
LIVES = (
    ([], []),
    ([("甲", True, False)], [False]),
    ([("甲", False, False)], [True]),
    ([("甲", False, True)], [False]),
    ([("甲", False, False), ("甲", True, False)], [False, False]),
    ([("甲", True, False), ("甲", False, False)], [False, True]),
    ([("甲", False, True), ("甲", False, False)], [False, True]),
    ([("甲", False, False), ("乙", True, False)], [True, False]),
    ([("甲", False, False), ("乙", False, False)], [True, True]),
)


def opinions_of(life: list[tuple[str, bool, bool]]) -> list[Countersign]:
    return [
        Countersign(
            id=new_id(), department=department, agrees=agrees, text="", at=AT + timedelta(hours=hour), is_current=True,
            is_open=False, answer="已改" if answered else "", answered_at=AT if answered else None,
        )
        for hour, (department, agrees, answered) in enumerate(life)
    ][::-1]  # fmt: skip


@pytest.mark.parametrize(("life", "stands"), LIVES)
def test_the_newest_opinion_of_a_department_counts_until_it_is_answered(life, stands):
    assert [one.is_open for one in mark_open(opinions_of(life))][::-1] == stands


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.booleans(), st.booleans()), max_size=8))
def test_no_department_has_two_standing_objections(life):
    marked = mark_open(
        opinions_of([(name, agrees, answered and not agrees) for name, agrees, answered in life])
    )
    standing = [one.department for one in marked if one.is_open]
    assert len(standing) == len(set(standing))
    for one in marked:
        later = [other for other in marked if other.department == one.department and other.at > one.at]
        assert one.is_open == (not one.agrees and not one.answer and not later)


def test_joint_departments_are_named_once_and_never_the_one_that_leads():
    matters = [
        make_matter("M01", joint_bodies=[{"name": "甲局"}, {"name": "牵头部门"}]),
        make_matter("M02", joint_bodies=[{"name": "乙局"}, {"name": "甲局"}]),
        make_matter("M03"),
    ]
    assert list_joint(publish(make_thing(*matters)).thing) == ["甲局", "乙局"]


def test_the_table_lets_nobody_countersign_once_it_is_approved_and_the_bureau_never():
    moves = [move for move in ENTRY_MOVES if move.verb in ("countersign", "answer_opinion")]
    assert {state for move in moves for state in move.sources} == set(SEEN_BY_JOINT) == {
        "draft", "submitted", "reviewed",
    }  # fmt: skip
    assert all(move.sources == {move.target} for move in moves), "the entry stays where it is"
    assert {post for move in moves for post in move.who} == {Post.CATALOGUE_EDITOR, Post.CATALOGUE_REVIEWER}
    assert [move.verb for move in ENTRY_MOVES if move.needs_consent] == ["approve"]
