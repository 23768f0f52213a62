"""Holding an archive back from destruction while somebody reviews, and letting it go again."""

from datetime import datetime
from uuid import UUID

from onething.archives import words
from onething.archives.actions.filing import SUBJECT
from onething.archives.actions.recording import Told, check_reason, lock_archive, make_move
from onething.archives.contracts import HoldKind
from onething.archives.models import Archive
from onething.archives.states import ARCHIVE_MOVES
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def hold_archive(viewer: Viewer, *, archive_id: UUID, kind: str, reason: str, at: datetime) -> None:
    """Hold an archive back (复议, 诉讼, 审计 …); refuses `archives.hold.unknown` and a reason that says nothing."""
    row = lock_archive(viewer, archive_id=archive_id)
    if kind not in set(HoldKind):
        raise Refusal("archives.hold.unknown", words.HOLD_UNKNOWN, field="kind")
    told = Told(facts={"for": kind}, personal={"reason": check_reason(reason)})
    _move(row, verb="hold", viewer=viewer, told=told, at=at)
    row.held_for = kind
    row.save()


def lift_hold(viewer: Viewer, *, archive_id: UUID, reason: str, at: datetime) -> None:
    """Let an archive go: whoever reviewed is done, and the reason says so."""
    row = lock_archive(viewer, archive_id=archive_id)
    told = Told(facts={"for": row.held_for}, personal={"reason": check_reason(reason)})
    _move(row, verb="lift", viewer=viewer, told=told, at=at)
    row.held_for = ""
    row.save()


def _move(row: Archive, *, verb: str, viewer: Viewer, told: Told, at: datetime) -> None:
    make_move(row, moves=ARCHIVE_MOVES, kind=SUBJECT, verb=verb, viewer=viewer, at=at, told=told)
