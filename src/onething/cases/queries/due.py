"""What the timers and jobs ask for: what is due because nobody acted, and what was begun and is not done."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from onething.cases.contracts.hall_views import OnTheRoad, OpenSending
from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.models.delivering import Sending
from onething.cases.models.issuance import Issuance
from onething.cases.models.step import Step
from onething.cases.overdue import (
    find_to_close,
    find_to_recount,
    find_to_remind,
    find_to_warn,
    find_unanswered,
    find_undelivered,
    find_unsupplied,
)
from onething.cases.sealing import open_value
from onething.kernel.viewer import Viewer, ViewerKind


def list_due_fuses(viewer: Viewer, *, at: datetime, limit: int = 100) -> list[UUID]:
    """Ready steps whose fuse has burnt down, oldest first; for the timer."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    ready = Step.objects.filter(state=StepState.READY, fuse_at__lte=at).order_by("fuse_at")
    open_case = Q(case__state__in=[CaseState.IN_REVIEW, CaseState.CHOOSING])
    return list(ready.filter(open_case).values_list("id", flat=True)[:limit])


def list_deemed_accepted(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases accepted by law because nobody answered in time, oldest first; for the timer."""
    return find_unanswered(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_to_recount(viewer: Viewer, *, at: datetime, limit: int = 200) -> list[UUID]:
    """Open cases whose days were counted before a notice changed the calendar; for the timer."""
    return find_to_recount(at=at, limit=limit) if viewer.kind is ViewerKind.SYSTEM else []


def list_to_warn(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases whose applicant is to be warned that corrections are due; for the timer."""
    return find_to_warn(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_uncorrected(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases to be closed because corrections never came, though warned; for the timer."""
    return find_to_close(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_to_remind(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases whose applicant is to be reminded of papers that come later; for the timer."""
    return find_to_remind(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_unsupplied(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases in which papers that were to come later never came, though reminded; for the timer."""
    return find_unsupplied(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_undelivered(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases whose results were not delivered in the law's time; for the timer."""
    return find_undelivered(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_on_the_road(viewer: Viewer) -> list[OnTheRoad]:
    """Parcels that the carrier has and whose end is not known; for the timer."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    rows = Sending.objects.filter(arrived_at__isnull=True, returned_at__isnull=True).exclude(waybill="")
    return [OnTheRoad(case_id=row.case_id, waybill=row.waybill) for row in rows.order_by("sent_at")]


def find_open_sending(viewer: Viewer, *, case_id: UUID) -> OpenSending | None:
    """Return what is to be given to the carrier, to whom and where; None when nothing is. For the job that gives it."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return None
    rows = Sending.objects.select_related("case").filter(case_id=case_id, waybill="")
    row = rows.filter(arrived_at__isnull=True, returned_at__isnull=True).first()
    if row is None:
        return None
    to = open_value(row.case, place=f"sending:{row.id}", sealed=row.to_sealed)
    return OpenSending(id=row.id, **to)


def list_open_issuances(viewer: Viewer, *, case_id: UUID) -> list[UUID]:
    """Issuances of a case that are not done yet, oldest first; for the job that prepares them."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    open_ones = Issuance.objects.filter(case_id=case_id, done_at__isnull=True).order_by("id")
    return list(open_ones.values_list("id", flat=True))
