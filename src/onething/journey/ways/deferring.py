"""Minor papers missing (容缺受理): accepted, handed in later, or what needs them lapses."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import deferring
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def accept_lacking(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The window accepts though papers are missing that may come later."""
    deferring.accept_lacking(viewer, case_id=case_id, at=at)


@watched
@transaction.atomic
def supply(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The papers that were missing are handed in."""
    deferring.supply_papers(viewer, case_id=case_id, at=at)


@transaction.atomic
def warn_unsupplied(*, case_id: UUID, at: datetime) -> None:
    """The applicant is reminded that papers are due soon."""
    deferring.warn_unsupplied(case_id=case_id, at=at)


@transaction.atomic
def lapse_unsupplied(*, case_id: UUID, at: datetime) -> None:
    """The papers never came, though the applicant was reminded: what needs them is not gone on with."""
    deferring.lapse_unsupplied(case_id=case_id, at=at)
