"""Joint departments say what they think of a draft, and the department that leads it answers (会签)."""

from datetime import datetime
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.actions.moving import SHORTEST, check_move, check_post, lock_entry, note_act
from onething.catalogue.entries import list_countersigns, scope_joint
from onething.catalogue.models import Countersign, Entry
from onething.directory.queries import find_own_unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction


def countersign(viewer: Viewer, *, entry_id: UUID, agrees: bool, text: str, at: datetime) -> None:
    """A joint department agrees to a draft as it stands, or objects and says why; the draft itself stays as it is.

    Refuses `catalogue.entry.unknown` (404) for an entry that the viewer's department does not countersign (now).
    """
    require_transaction()
    check_post(viewer, verb="countersign")
    entry = _lock_joint(viewer, entry_id=entry_id)
    move = check_move(viewer, entry=entry, verb="countersign")
    bare = text.strip()
    if not agrees and len(bare) < SHORTEST:
        raise Refusal("catalogue.opinion.text_missing", words.OBJECTION_MISSING, field="text")
    unit = find_own_unit(viewer)
    assert unit is not None, "who countersigns sits in a unit"  # noqa: S101
    assert viewer.person_id is not None, "and is somebody"  # noqa: S101
    Countersign.objects.create(
        entry=entry, department=unit.name, person_id=viewer.person_id, agrees=agrees, text=bare, sm3=entry.sm3, at=at,
    )  # fmt: skip
    facts = {"sm3": entry.sm3, "agrees": agrees, "reason": bare}
    note_act(entry, move=move, came_from=entry.state, viewer=viewer, at=at, facts=facts)


def answer_opinion(viewer: Viewer, *, entry_id: UUID, opinion_id: UUID, answer: str, at: datetime) -> None:
    """The department that leads the entry says how it takes an objection; refuses one that does not stand (404)."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=None)
    move = check_move(viewer, entry=entry, verb="answer_opinion")
    if opinion_id not in {one.id for one in list_countersigns(entry) if one.is_open}:
        raise Refusal("catalogue.opinion.unknown", words.OPINION_UNKNOWN, status=404)
    bare = answer.strip()
    if len(bare) < SHORTEST:
        raise Refusal("catalogue.opinion.answer_missing", words.OPINION_ANSWER_MISSING, field="answer")
    Countersign.objects.filter(id=opinion_id).update(
        answer=bare, answered_by=viewer.person_id, answered_at=at
    )
    facts = {"opinion": str(opinion_id), "reason": bare}
    note_act(entry, move=move, came_from=entry.state, viewer=viewer, at=at, facts=facts)


def _lock_joint(viewer: Viewer, *, entry_id: UUID) -> Entry:
    entry = scope_joint(viewer).select_for_update(of=("self",)).filter(id=entry_id).first()
    if entry is None:
        raise Refusal("catalogue.entry.unknown", words.ENTRY_UNKNOWN, status=404)
    return entry
