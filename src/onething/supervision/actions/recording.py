"""The few lines that every act of supervision shares: find the move, change the state, record, note what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from onething.directory.contracts import POST_LABELS
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of
from onething.outbox.actions import enqueue
from onething.supervision import words
from onething.supervision.models import Counter
from onething.supervision.states import NOWHERE, Move, find_move

SHORTEST = 4


class HasState(Protocol):
    """A row with a life."""

    state: str


@dataclass(frozen=True)
class Told:
    """What an act leaves in the ledger: `facts` in the clear, `personal` under the key of its subject."""

    subject: Subject
    data_key_id: UUID | None
    facts: Mapping[str, Any]
    personal: Mapping[str, Any] = field(default_factory=dict)
    step_id: UUID | None = None
    effective_at: datetime | None = None
    payload: Mapping[str, str] = field(default_factory=dict)


def move(
    row: HasState,
    *,
    moves: tuple[Move, ...],
    verb: str,
    viewer: Viewer,
    labels: Mapping[str, str],
    told: Told,
    at: datetime,
) -> None:
    """Make one move of a row or refuse it; the caller holds its lock and saves it."""
    came_from = row.state
    found = check_move(moves, verb=verb, state=came_from, viewer=viewer, labels=labels)
    row.state = found.target
    record(verb=verb, states=(came_from or NOWHERE, found.target), viewer=viewer, told=told, at=at)
    for effect in found.effects:
        enqueue(effect=effect, payload={"verb": verb, **told.payload}, at=at)


def check_move(
    moves: tuple[Move, ...], *, verb: str, state: str, viewer: Viewer, labels: Mapping[str, str]
) -> Move:
    """Return the move, or refuse the post (403) or the state (409)."""
    posts = {post for one in moves if one.verb == verb for post in one.who}
    if viewer.post not in posts:
        named = "、".join(sorted(POST_LABELS[post] for post in posts))
        sentence = words.NOT_YOURS.format(verb=words.VERBS[verb], posts=named)
        raise Refusal("supervision.move.not_yours", sentence, status=403)
    found = find_move(moves, verb=verb, state=state or NOWHERE)
    if found is None:
        sentence = words.NOT_NOW.format(state=labels.get(state, state), verb=words.VERBS[verb])
        raise Refusal("supervision.move.not_now", sentence, status=409, facts={"state": state, "verb": verb})
    return found


def record(*, verb: str, states: tuple[str, str], viewer: Viewer, told: Told, at: datetime) -> None:
    """Record an act of supervision in the chain of its subject."""
    act = Act(
        subject=told.subject,
        step_id=told.step_id,
        verb=verb,
        from_state=states[0],
        to_state=states[1],
        actor=actor_of(viewer),
        recorded_at=at,
        effective_at=told.effective_at or at,
        facts=dict(told.facts),
        personal=dict(told.personal),
    )
    record_act(act=act, data_key_id=told.data_key_id)


def take_number(mark: str, *, year: int) -> str:
    """Return the next number of a kind in a year: 黄2026-0007."""
    Counter.objects.get_or_create(prefix=f"{mark}{year}")
    counter = Counter.objects.select_for_update().get(prefix=f"{mark}{year}")
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{mark}{year}-{counter.last:04d}"


def check_text(text: str, *, field: str, least: int = SHORTEST) -> str:
    """Return a text without its margins, or refuse one that says nothing (`supervision.text.missing`)."""
    cleaned = text.strip()
    if len(cleaned) < least:
        raise Refusal("supervision.text.missing", words.TEXT_NEEDED.format(least=least), field=field)
    return cleaned
