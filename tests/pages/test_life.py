"""The life of a case on a page: what was done at once stands together, what is old opens on tap."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from onething.kernel.ids import new_id
from onething.ledger.contracts import Actor, ActView
from onething.look.contracts import LifeEvent
from onething.pages.showing.life import FEW, SHOWN, fold, group_acts, name_matters, say_evidence

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SYSTEM, LEAD = Actor(kind="system"), Actor(kind="person", person_id=new_id(), post="lead_coordinator")
FIRST, SECOND = new_id(), new_id()


def act(
    seq: int, verb: str, *, actor: Actor = SYSTEM, step: UUID | None = None, minutes: int = 0, **personal
) -> ActView:
    at = AT + timedelta(minutes=minutes)
    return ActView(
        seq=seq, step_id=step, verb=verb, from_state="", to_state="", actor=actor, recorded_at=at, effective_at=at,
        facts={}, personal=personal, personal_note=None, hash=f"{seq:064x}",
    )  # fmt: skip


def groups(*acts: ActView) -> list[list[int]]:
    return [[one.seq for one in group] for group in group_acts(acts)]


def test_what_one_doer_did_at_once_stands_together_newest_first():
    done = [act(1, "take_up", step=FIRST), act(2, "take_up", step=SECOND), act(3, "issue", step=FIRST)]
    assert groups(*done) == [[3], [2, 1]]
    assert name_matters([done[1], done[0]], matters={FIRST: "执照", SECOND: "许可"}) == ("执照", "许可")
    assert say_evidence(done[1], done[0]).startswith("台账第 1、2 条")


@pytest.mark.parametrize(
    "second",
    [
        act(2, "issue"),
        act(2, "take_up", actor=LEAD),
        act(2, "take_up", minutes=1),
        act(2, "take_up", reasons="材料齐全。"),
    ],
    ids=["another act", "another doer", "a minute later", "with reasons of its own"],
)
def test_what_differs_stands_alone(second):
    assert groups(act(1, "take_up"), second) == [[2], [1]]


def test_reasons_are_never_swallowed():
    first, second = act(1, "permit", reasons="甲"), act(2, "permit", reasons="乙")
    assert groups(first, second) == [[2], [1]]


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, 0), (SHOWN, SHOWN), (SHOWN + FEW, SHOWN + FEW), (SHOWN + FEW + 1, SHOWN), (80, SHOWN)],
)
def test_the_newest_are_shown_and_nothing_is_lost(count, shown):
    events = [LifeEvent(str(n), "系统", "") for n in range(count)]
    line = fold(events)
    assert len(line.events) == shown
    assert [*line.events, *line.earlier] == events
