"""Time that changes under way: special procedures, suspension, the one extension (行政许可法 art. 42, 45)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import extending, timing
from onething.cases.contracts.given import ExtensionAsked, PauseProposal, ProcedureResult
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def propose_pause(viewer: Viewer, *, step_id: UUID, proposal: PauseProposal, at: datetime) -> None:
    """A department proposes a special procedure, or to suspend a step."""
    timing.propose_pause(viewer, step_id=step_id, proposal=proposal, at=at)


@watched
@transaction.atomic
def approve_pause(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The decider approves it: from here the days do not count, and the applicant is told."""
    timing.approve_pause(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def decline_pause(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The decider does not approve it."""
    timing.decline_pause(viewer, step_id=step_id, reason=reason, at=at)


@watched
@transaction.atomic
def resume(viewer: Viewer, *, step_id: UUID, given: ProcedureResult, at: datetime) -> None:
    """The procedure is over, with its result: the limits run on."""
    timing.resume_step(viewer, step_id=step_id, given=given, at=at)


@watched
@transaction.atomic
def ask_extension(viewer: Viewer, *, step_id: UUID, asked: ExtensionAsked, at: datetime) -> None:
    """A department asks a head for a longer limit."""
    extending.ask_extension(viewer, step_id=step_id, asked=asked, at=at)


@watched
@transaction.atomic
def extend(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The head grants it: the statutory limit is made longer, once, and the applicant is told."""
    extending.extend_step(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def decline_extension(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The head does not grant it."""
    extending.decline_extension(viewer, step_id=step_id, reason=reason, at=at)
