"""How a department examines: review points, and the check by two people."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import examining
from onething.cases.contracts.examining import CheckRecorded, Ticks
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def tick(viewer: Viewer, *, step_id: UUID, ticks: Ticks, at: datetime) -> None:
    """The reviewer answers review points."""
    examining.tick_review_points(viewer, step_id=step_id, ticks=ticks, at=at)


@watched
@transaction.atomic
def record_check(viewer: Viewer, *, step_id: UUID, given: CheckRecorded, at: datetime) -> None:
    """The reviewer writes down what two people found."""
    examining.record_check(viewer, step_id=step_id, given=given, at=at)


@watched
@transaction.atomic
def confirm_check(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The second of the two confirms."""
    examining.confirm_check(viewer, step_id=step_id, at=at)
