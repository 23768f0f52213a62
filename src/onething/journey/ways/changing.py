"""After the issue: a result is put right, revoked, withdrawn or cancelled, and what rests on it is looked at."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import changing, proposing_change
from onething.cases.contracts.changes import ChangeKind, ChangeProposed
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def propose_correction(viewer: Viewer, *, step_id: UUID, proposed: ChangeProposed, at: datetime) -> None:
    """A reviewer proposes to put lines of a result right, with the reasons and the file that shows them."""
    proposing_change.propose_correction(viewer, step_id=step_id, proposed=proposed, at=at)


@watched
@transaction.atomic
def propose_ending(viewer: Viewer, *, step_id: UUID, proposed: ChangeProposed, at: datetime) -> None:
    """A reviewer proposes to revoke, withdraw or cancel a licence."""
    proposing_change.propose_ending(viewer, step_id=step_id, proposed=proposed, at=at)


@watched
@transaction.atomic
def tell_holder(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The decider has the holder told, and by when they may be heard."""
    proposing_change.tell_holder(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def answer(viewer: Viewer, *, step_id: UUID, statement: str, at: datetime) -> None:
    """The holder is heard."""
    proposing_change.answer_change(viewer, step_id=step_id, statement=statement, at=at)


@watched
@transaction.atomic
def decline(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The decider leaves the result as it is."""
    proposing_change.decline_change(viewer, step_id=step_id, reason=reason, at=at)


@watched
@transaction.atomic
def decide(viewer: Viewer, *, step_id: UUID, kind: ChangeKind, at: datetime) -> None:
    """The decider does what was proposed."""
    changing.decide_change(viewer, step_id=step_id, kind=kind, at=at)


@transaction.atomic
def complete_correction(*, step_id: UUID, at: datetime) -> bool:
    """The corrected version, printed and signed, replaces the one before."""
    return changing.complete_correction(step_id=step_id, at=at)


@watched
@transaction.atomic
def settle(viewer: Viewer, *, step_id: UUID, note: str, at: datetime) -> None:
    """A department says what follows for its own step from an earlier result that changed."""
    changing.settle_affected(viewer, step_id=step_id, note=note, at=at)
