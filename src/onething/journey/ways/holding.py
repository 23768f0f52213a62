"""Who has a step in hand, and who stands in for whom while somebody is absent."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import holding
from onething.directory.actions import deputies
from onething.directory.contracts import DeputyGiven
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def claim(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """A reviewer takes a step from the pool."""
    holding.claim_step(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def assign(viewer: Viewer, *, step_id: UUID, to: UUID, at: datetime) -> None:
    """The decider gives a step to a reviewer of the department."""
    holding.assign_step(viewer, step_id=step_id, to=to, at=at)


@watched
@transaction.atomic
def return_to_pool(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """A reviewer puts a step back into the pool."""
    holding.return_step(viewer, step_id=step_id, reason=reason, at=at)


@transaction.atomic
def name_deputy(viewer: Viewer, *, given: DeputyGiven, at: datetime) -> UUID:
    """A colleague stands in for somebody absent, for some days; returns the deputy's id."""
    return deputies.name_deputy(viewer, given=given, at=at)


@transaction.atomic
def end_deputy(viewer: Viewer, *, deputy_id: UUID, at: datetime) -> None:
    """A deputy ends before the last day."""
    deputies.end_deputy(viewer, deputy_id=deputy_id, at=at)
