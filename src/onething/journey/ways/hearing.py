"""Hearings (听证, 行政许可法 art. 46-48): the right, the wish, the date."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import hearing
from onething.cases.contracts.hearings import HearingSet
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def tell_right(viewer: Viewer, *, step_id: UUID, why: str, at: datetime) -> None:
    """The applicant is told of the right to a hearing."""
    hearing.tell_hearing_right(viewer, step_id=step_id, why=why, at=at)


@watched
@transaction.atomic
def ask(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The applicant asks for it."""
    hearing.ask_hearing(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def waive(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The applicant does without."""
    hearing.waive_hearing(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def set_date(viewer: Viewer, *, step_id: UUID, given: HearingSet, at: datetime) -> None:
    """The host sets time and place, and tells them."""
    hearing.set_hearing(viewer, step_id=step_id, given=given, at=at)
