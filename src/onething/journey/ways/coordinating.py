"""The departments settle what is open between them before the joint decision (前台补缺、后台磨合)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import coordinating
from onething.cases.contracts.given import MeetingHeld, PointRaised
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def raise_point(viewer: Viewer, *, case_id: UUID, raised: PointRaised, at: datetime) -> UUID:
    """The lead lists an open point with its owner and its day."""
    return coordinating.raise_point(viewer, case_id=case_id, raised=raised, at=at)


@watched
@transaction.atomic
def close_point(viewer: Viewer, *, case_id: UUID, point_id: UUID, closing: str, at: datetime) -> None:
    """The owner, or the lead, closes it with a sentence."""
    coordinating.close_point(viewer, case_id=case_id, point_id=point_id, closing=closing, at=at)


@watched
@transaction.atomic
def record_meeting(viewer: Viewer, *, case_id: UUID, meeting: MeetingHeld, at: datetime) -> None:
    """The lead records a meeting of the departments."""
    coordinating.record_meeting(viewer, case_id=case_id, meeting=meeting, at=at)
