"""One visit to the place for all departments that have to see it (联合踏勘)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import visiting
from onething.cases.contracts.visits import VisitSet
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def set_visit(viewer: Viewer, *, case_id: UUID, given: VisitSet, at: datetime) -> None:
    """One date is set for all, and the applicant told."""
    visiting.set_visit(viewer, case_id=case_id, given=given, at=at)


@watched
@transaction.atomic
def ask_another_day(viewer: Viewer, *, case_id: UUID, wish: str, at: datetime) -> None:
    """The applicant asks for another date, once."""
    visiting.ask_another_day(viewer, case_id=case_id, wish=wish, at=at)


@watched
@transaction.atomic
def name_visitors(viewer: Viewer, *, step_id: UUID, people: Collection[UUID], at: datetime) -> None:
    """A department says who comes."""
    visiting.name_visitors(viewer, step_id=step_id, people=people, at=at)
