"""What every act on an entry shares: lock, find the move, change the state, record it in the ledger."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from onething.catalogue import words
from onething.catalogue.contracts import EntryMade
from onething.catalogue.entries import scope_entries
from onething.catalogue.models import Entry
from onething.catalogue.states import SUBJECT, Move, find_move, list_posts
from onething.directory.contracts import POST_LABELS, Post
from onething.directory.queries import find_own_unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Actor, Subject

SHORTEST = 4


def lock_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None) -> Entry:
    """Lock an entry the viewer may see; refuses one that was changed since the viewer read it (412)."""
    require_transaction()
    entry = scope_entries(viewer).select_for_update(of=("self",)).filter(id=entry_id).first()
    if entry is None:
        raise Refusal("catalogue.entry.unknown", words.ENTRY_UNKNOWN, status=404)
    if revision is not None and revision != entry.revision:
        raise Refusal(
            "catalogue.entry.stale", words.ENTRY_STALE, status=412, facts={"revision": entry.revision}
        )
    return entry


def check_move(viewer: Viewer, *, entry: Entry, verb: str) -> Move:
    """Return the move, or refuse: 403 for a post that never makes it, 409 when the entry is not there."""
    check_post(viewer, verb=verb)
    move = find_move(verb=verb, state=entry.state, post=viewer.post)
    if move is None:
        state = words.ENTRY_STATES.get(entry.state, entry.state)
        sentence = words.ENTRY_NOT_NOW.format(state=state, verb=words.ENTRY_VERBS[verb])
        raise Refusal(
            "catalogue.entry.not_now", sentence, status=409, facts={"state": entry.state, "verb": verb}
        )
    return move


def check_post(viewer: Viewer, *, verb: str) -> None:
    """Refuse (403) a post that no move of this verb names, and an approver of any unit but the approvals bureau."""
    posts = list_posts(verb=verb)
    if viewer.post not in posts:
        named = "、".join(sorted(POST_LABELS[post] for post in posts))
        sentence = words.ENTRY_NOT_YOURS.format(verb=words.ENTRY_VERBS[verb], posts=named)
        raise Refusal("catalogue.entry.not_yours", sentence, status=403)
    if viewer.post == Post.CATALOGUE_APPROVER and not _is_of_bureau(viewer):
        sentence = words.BUREAU_ONLY.format(bureau=settings.APPROVALS_BUREAU)
        raise Refusal("catalogue.entry.not_the_bureau", sentence, status=403)


def check_bureau(viewer: Viewer, *, verb: str) -> None:
    """Refuse (403) whoever does not approve for the approvals bureau what only it does."""
    if viewer.post != Post.CATALOGUE_APPROVER or not _is_of_bureau(viewer):
        sentence = words.BUREAU_DOES.format(bureau=settings.APPROVALS_BUREAU, verb=verb)
        raise Refusal("catalogue.entry.not_the_bureau", sentence, status=403)


def check_four_eyes(viewer: Viewer, *, entry: Entry) -> None:
    """Refuse (403) whoever had a hand in the entry before."""
    hands = {*entry.authors, str(entry.reviewer)}
    if str(viewer.person_id) in hands:
        raise Refusal("catalogue.entry.four_eyes", words.FOUR_EYES, status=403)


def check_ground(*, reason: str, basis: str) -> None:
    """Refuse a change without its reason and the legal change behind it (动态调整)."""
    if len(reason.strip()) < SHORTEST:
        raise Refusal("catalogue.entry.reason_missing", words.REASON_MISSING, field="reason")
    if len(basis.strip()) < SHORTEST:
        raise Refusal("catalogue.entry.basis_missing", words.BASIS_MISSING, field="basis")


def begin_entry(
    entry: Entry, *, verb: str, viewer: Viewer, at: datetime, facts: Mapping[str, Any] | None = None
) -> EntryMade:
    """Save a new entry by its first verb; who may was checked before."""
    move = find_move(verb=verb, state=entry.state, post=viewer.post)
    assert move is not None, "who may was checked before"  # noqa: S101
    return move_entry(entry, move=move, viewer=viewer, at=at, facts=facts)


def move_entry(
    entry: Entry,
    *,
    move: Move,
    viewer: Viewer,
    at: datetime,
    effective_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
) -> EntryMade:
    """Make a move that was checked: save the entry and record the act in its own chain."""
    came_from, entry.state = entry.state, move.target
    entry.revision += 1
    entry.save()
    note_act(
        entry, move=move, came_from=came_from, viewer=viewer, at=at, effective_at=effective_at, facts=facts
    )
    return EntryMade(entry.id, entry.thing_code, entry.thing_name, entry.state, entry.revision)


def note_act(
    entry: Entry,
    *,
    move: Move,
    came_from: str,
    viewer: Viewer,
    at: datetime,
    effective_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Record an act in the entry's own chain."""
    actor = Actor(kind=viewer.kind, person_id=viewer.person_id, post=viewer.post, unit_code=viewer.unit_code)
    act = Act(
        subject=Subject(kind=SUBJECT, id=entry.id),
        step_id=None,
        verb=move.verb,
        from_state=came_from,
        to_state=move.target,
        actor=actor,
        recorded_at=at,
        effective_at=effective_at or at,
        facts={"ground": move.ground, "thing": entry.thing_code, "kind": entry.kind, **(facts or {})},
    )
    record_act(act=act, data_key_id=None)


def _is_of_bureau(viewer: Viewer) -> bool:
    unit = find_own_unit(viewer)
    return unit is not None and unit.name == settings.APPROVALS_BUREAU
