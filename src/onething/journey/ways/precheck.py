"""Before the window takes an online application in: passed, or back to the applicant for change."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import precheck
from onething.cases.contracts.given import CorrectionItem
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def pass_precheck(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The window finds an online application complete at first sight."""
    precheck.pass_precheck(viewer, case_id=case_id, at=at)


@watched
@transaction.atomic
def return_for_change(
    viewer: Viewer, *, case_id: UUID, items: Sequence[CorrectionItem], at: datetime
) -> None:
    """The window sends an online application back, once, with everything that is to be changed."""
    precheck.return_for_change(viewer, case_id=case_id, items=items, at=at)
