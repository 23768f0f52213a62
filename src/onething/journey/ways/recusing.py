"""Recusal (回避): declared, ordered, or asked for and answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import recusing
from onething.directory.contracts import Post
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def declare(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """Who handles the step says that they have an interest in it."""
    recusing.declare_interest(viewer, step_id=step_id, reason=reason, at=at)


@watched
@transaction.atomic
def order(viewer: Viewer, *, step_id: UUID, person: UUID, reason: str, at: datetime) -> None:
    """The decider orders a colleague to stay away."""
    recusing.order_recusal(viewer, step_id=step_id, person=person, reason=reason, at=at)


@watched
@transaction.atomic
def ask(viewer: Viewer, *, step_id: UUID, of: Post, reason: str, at: datetime) -> None:
    """The applicant asks that the reviewer or the decider stays away."""
    recusing.ask_recusal(viewer, step_id=step_id, of=of, reason=reason, at=at)


@watched
@transaction.atomic
def grant(viewer: Viewer, *, step_id: UUID, person: UUID | None, at: datetime) -> None:
    """The request is granted."""
    recusing.grant_recusal(viewer, step_id=step_id, person=person, at=at)


@watched
@transaction.atomic
def decline(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The request is not granted, with the reason."""
    recusing.decline_recusal(viewer, step_id=step_id, reason=reason, at=at)
