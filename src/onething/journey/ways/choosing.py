"""After a refusal the applicant chooses: mend, or go on without that matter; and at any time one result for itself."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import joint
from onething.cases.contracts.given import Mending
from onething.cases.contracts.kinds import IssuanceCause
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def mend(viewer: Viewer, *, step_id: UUID, mending: Mending, at: datetime) -> None:
    """Mend what was missing, and be reviewed again."""
    joint.mend_step(viewer, step_id=step_id, mending=mending, at=at)


@watched
@transaction.atomic
def drop(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """Give this matter up and go on with the others, under a plan made without it."""
    joint.drop_step(viewer, step_id=step_id, at=at)


@watched
@transaction.atomic
def separate(viewer: Viewer, *, step_id: UUID, at: datetime) -> UUID:
    """Let one ready result out for itself, without waiting for the others. Returns the issuance."""
    return joint.release_step(viewer, step_id=step_id, cause=IssuanceCause.APPLICANT, at=at).issuance_id
