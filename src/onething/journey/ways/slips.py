"""An obvious slip in the form: put right by the office, undone by the applicant's objection."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import slips
from onething.cases.contracts.slips import SlipFixed
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def fix(viewer: Viewer, *, case_id: UUID, fixed: SlipFixed, at: datetime) -> None:
    """The window or a department puts it right."""
    slips.fix_slip(viewer, case_id=case_id, fixed=fixed, at=at)


@watched
@transaction.atomic
def object_to(viewer: Viewer, *, case_id: UUID, slip_id: UUID, at: datetime) -> None:
    """The applicant objects: the signed value stands again."""
    slips.object_to_fix(viewer, case_id=case_id, slip_id=slip_id, at=at)
