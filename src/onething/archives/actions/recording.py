"""The few lines every act on archives shares: lock, find the move, change the state, record in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from onething.archives import words
from onething.archives.models import Archive
from onething.archives.scoping import scope_archives
from onething.archives.states import NOWHERE, Move, find_move
from onething.directory.contracts import POST_LABELS
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of

SHORTEST = 4


class HasLife(Protocol):
    """A row with a life and a key for the words said about it."""

    id: UUID
    state: str
    data_key_id: UUID


@dataclass(frozen=True)
class Told:
    """What an act leaves in the ledger besides its states: `facts` in the clear, `personal` sealed."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] = field(default_factory=dict)


def lock_archive(viewer: Viewer, *, archive_id: UUID) -> Archive:
    """Lock an archive in the viewer's keeping; refuses `archives.archive.unknown` (404)."""
    require_transaction()
    row = scope_archives(viewer).select_for_update().filter(id=archive_id).first()
    if row is None:
        raise Refusal("archives.archive.unknown", words.UNKNOWN, status=404)
    return row


def make_move(
    row: HasLife, *, moves: tuple[Move, ...], kind: str, verb: str, viewer: Viewer, at: datetime, told: Told
) -> None:
    """Make one move of a row or refuse it; the caller holds its lock and saves it."""
    came_from = row.state
    found = check_move(moves, verb=verb, state=came_from, viewer=viewer)
    row.state = found.target
    act = Act(
        subject=Subject(kind=kind, id=row.id),
        step_id=None,
        verb=verb,
        from_state=came_from or NOWHERE,
        to_state=found.target,
        actor=actor_of(viewer),
        recorded_at=at,
        effective_at=at,
        facts={"ground": found.ground, **told.facts},
        personal=told.personal,
    )
    record_act(act=act, data_key_id=row.data_key_id)


def check_move(moves: tuple[Move, ...], *, verb: str, state: str, viewer: Viewer) -> Move:
    """Return the move, or refuse the post (403) or the state (409)."""
    posts = {post for one in moves if one.verb == verb for post in one.who}
    if viewer.post not in posts:
        named = "、".join(sorted(POST_LABELS[post] for post in posts))
        sentence = words.NOT_YOURS.format(verb=words.VERBS[verb], posts=named)
        raise Refusal("archives.move.not_yours", sentence, status=403)
    found = find_move(moves, verb=verb, state=state or NOWHERE)
    if found is None:
        sentence = words.NOT_NOW.format(state=words.STATES.get(state, state), verb=words.VERBS[verb])
        raise Refusal("archives.move.not_now", sentence, status=409, facts={"state": state, "verb": verb})
    return found


def check_reason(text: str) -> str:
    """Return a reason without its margins, or refuse one that says nothing (`archives.reason.short`)."""
    cleaned = text.strip()
    if len(cleaned) < SHORTEST:
        raise Refusal("archives.reason.short", words.REASON_SHORT.format(least=SHORTEST), field="reason")
    return cleaned
