"""Time that changes under way: special procedures, suspension, the one extension (行政许可法 art. 42, 45)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import timing
from onething.cases.contracts.given import ExtensionGiven, PauseProposal
from onething.kernel.viewer import Viewer


@transaction.atomic
def propose_pause(viewer: Viewer, *, step_id: UUID, proposal: PauseProposal, at: datetime) -> None:
    """A department proposes a special procedure, or to suspend a step."""
    timing.propose_pause(viewer, step_id=step_id, proposal=proposal, at=at)


@transaction.atomic
def approve_pause(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The decider approves it: from here the days do not count, and the applicant is told."""
    timing.approve_pause(viewer, step_id=step_id, at=at)


@transaction.atomic
def decline_pause(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The decider does not approve it."""
    timing.decline_pause(viewer, step_id=step_id, reason=reason, at=at)


@transaction.atomic
def resume(viewer: Viewer, *, step_id: UUID, result: str, at: datetime) -> None:
    """The procedure is over, with its result: the limits run on."""
    timing.resume_step(viewer, step_id=step_id, result=result, at=at)


@transaction.atomic
def extend(viewer: Viewer, *, step_id: UUID, given: ExtensionGiven, at: datetime) -> None:
    """The statutory limit is made longer, once, as the head approved it."""
    timing.extend_step(viewer, step_id=step_id, given=given, at=at)
