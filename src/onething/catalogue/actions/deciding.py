"""What reviewers and the approvals bureau do to an entry before it comes out: endorse, return, approve."""

from datetime import datetime
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.actions.moving import SHORTEST, check_four_eyes, check_move, lock_entry, move_entry
from onething.catalogue.contracts import EntryMade
from onething.catalogue.entries import list_countersigns
from onething.catalogue.models import Entry
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def check_no_objection(entry: Entry) -> None:
    """Refuse (409) while an objection of a joint department stands unanswered."""
    objecting = [one.department for one in list_countersigns(entry) if one.is_open]
    if objecting:
        sentence = words.OBJECTION_OPEN.format(departments=words.LIST_COMMA.join(objecting))
        raise Refusal("catalogue.entry.objection_open", sentence, status=409)


def endorse_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """The department's reviewer lets the entry go on to the approvals bureau."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="endorse")
    check_four_eyes(viewer, entry=entry)
    entry.reviewer = viewer.person_id
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"sm3": entry.sm3})


def return_entry(
    viewer: Viewer, *, entry_id: UUID, reason: str, revision: int | None, at: datetime
) -> EntryMade:
    """Send an entry back to its authors, saying what is to be changed."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="return")
    if len(reason.strip()) < SHORTEST:
        raise Refusal("catalogue.entry.reason_missing", words.REASON_MISSING, field="reason")
    entry.returned_reason, entry.reviewer, entry.approver = reason.strip(), None, None
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"reason": reason.strip()})


def approve_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """The approvals bureau approves; refuses `catalogue.entry.objection_open` (409) while an objection stands."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="approve")
    if move.needs_consent:
        check_no_objection(entry)
    check_four_eyes(viewer, entry=entry)
    entry.approver = viewer.person_id
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"sm3": entry.sm3})
