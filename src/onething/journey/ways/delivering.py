"""Results on their way to the applicant: by post, by another hall's window; and when they are late (行政许可法 art. 44)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import delivering
from onething.cases.contracts.given import Posting
from onething.directory.queries import list_windows
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def send(viewer: Viewer, *, case_id: UUID, posting: Posting, at: datetime) -> None:
    """The window posts the results to the applicant."""
    delivering.send_case(viewer, case_id=case_id, posting=posting, at=at)


@watched
@transaction.atomic
def hand_on(viewer: Viewer, *, case_id: UUID, unit_code: str, at: datetime) -> None:
    """The window gives the results to the window of another hall."""
    unit = next((one for one in list_windows(viewer) if one.code == unit_code), None)
    delivering.hand_on(viewer, case_id=case_id, unit=unit, at=at)


@watched
@transaction.atomic
def take_back(viewer: Viewer, *, case_id: UUID, reason: str, at: datetime) -> None:
    """The window has the results again."""
    delivering.take_back(viewer, case_id=case_id, reason=reason, at=at)


@transaction.atomic
def note_waybill(*, case_id: UUID, sending_id: UUID, waybill: str, at: datetime) -> None:
    """The carrier has taken the results."""
    delivering.note_waybill(case_id=case_id, sending_id=sending_id, waybill=waybill, at=at)


@transaction.atomic
def note_arrival(*, case_id: UUID, since: datetime, at: datetime) -> None:
    """The carrier says that they have arrived."""
    delivering.note_arrival(case_id=case_id, since=since, at=at)


@transaction.atomic
def note_return(*, case_id: UUID, since: datetime, note: str, at: datetime) -> None:
    """The carrier brought them back."""
    delivering.note_return(case_id=case_id, since=since, note=note, at=at)


@transaction.atomic
def note_undelivered(*, case_id: UUID, at: datetime) -> None:
    """The law's ten working days are over, and nothing was delivered."""
    delivering.note_undelivered(case_id=case_id, at=at)
