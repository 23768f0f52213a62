"""审管分离: what a unit supervises after the issue, and that it confirms having it."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.queries.handed_over import list_handed_over
from onething.journey.ways import supervised
from onething.kernel.clock_port import local_day, now
from onething.openapi.authentication import viewer_of
from onething.openapi.performing import perform
from onething.openapi.presenting import plain

router = Router()


@router.get("/after-supervision", response=dict[str, Any], summary="移交本单位监管的事项")
def list_own(request: HttpRequest) -> dict[str, Any]:
    """List what the caller's unit supervises, unconfirmed first; `is_late` when nobody confirmed in time."""
    today = local_day(now())
    found = list_handed_over(viewer_of(request))
    return {"items": [plain(asdict(one)) | {"is_late": one.is_late(today=today)} for one in found]}


@router.get("/after-supervision/{step_id}", response=dict[str, Any], summary="一项移交监管的事项")
def show_one(request: HttpRequest, step_id: UUID) -> dict[str, Any]:
    """Show who holds it, until when, what to watch and what was promised; the read is logged."""
    return plain(asdict(supervised.read(viewer_of(request), step_id=step_id, at=now())))  # type: ignore[no-any-return]


@router.post(
    "/after-supervision/{step_id}/confirm-supervision", response=dict[str, Any], summary="确认接收监管"
)
def confirm(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Confirm that the unit has the matter and watches it."""
    viewer = viewer_of(request)

    def _act(at: datetime) -> dict[str, Any]:
        supervised.confirm(viewer, step_id=step_id, at=at)
        return {"step_id": str(step_id), "confirmed_at": at.isoformat()}

    return perform(request, act=_act)
