"""审管分离: a supervising unit reads what it was handed and confirms having it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import handing_to_supervision
from onething.cases.contracts.handed_over import WatchedMatter
from onething.cases.queries.handed_over import get_handed_case, get_watched
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import Subject


@transaction.atomic
def read(viewer: Viewer, *, step_id: UUID, at: datetime) -> WatchedMatter:
    """Return one granted matter whole, for the unit that supervises it; the read is logged."""
    case_id = get_handed_case(viewer, step_id=step_id)
    record_read(viewer=viewer, subject=Subject(kind="case", id=case_id), what="after_supervision", at=at)
    return get_watched(viewer, step_id=step_id)


@watched
@transaction.atomic
def confirm(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The supervising unit confirms that it has the matter."""
    handing_to_supervision.confirm_supervision(viewer, step_id=step_id, at=at)
