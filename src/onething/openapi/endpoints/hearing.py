"""Hearings (听证, 行政许可法 art. 46-48): the right, the answer, the date, and what a host has to hold."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.hearings import HearingSet
from onething.cases.queries.hearings import list_hearings
from onething.journey.ways import hearing
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.presenting import plain
from onething.openapi.review_schemas import HearingIn
from onething.openapi.schemas import ReasonIn, StandingOut

router = Router()


@router.post("/steps/{step_id}/tell-hearing-right", response=StandingOut, summary="告知听证权利")
def tell_right(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Tell the applicant why and until when a hearing may be asked for."""
    viewer, why = viewer_of(request), payload.reason
    return perform_on_step(
        request, step_id=step_id, act=lambda at: hearing.tell_right(viewer, step_id=step_id, why=why, at=at)
    )


@router.post("/steps/{step_id}/ask-hearing", response=StandingOut, summary="要求听证")
def ask(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Ask for the hearing of which one was told."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: hearing.ask(viewer, step_id=step_id, at=at)
    )


@router.post("/steps/{step_id}/waive-hearing", response=StandingOut, summary="放弃听证")
def waive(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Do without a hearing."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: hearing.waive(viewer, step_id=step_id, at=at)
    )


@router.post("/steps/{step_id}/set-hearing", response=StandingOut, summary="通知听证时间")
def set_date(request: HttpRequest, step_id: UUID, payload: HearingIn) -> HttpResponse:
    """Set time and place of a hearing, seven days ahead at least."""
    viewer, given = viewer_of(request), HearingSet(**payload.model_dump())
    return perform_on_step(
        request, step_id=step_id, act=lambda at: hearing.set_date(viewer, step_id=step_id, given=given, at=at)
    )


@router.get("/hearings", response=dict[str, Any], summary="要主持的听证")
def show_hearings(request: HttpRequest) -> dict[str, Any]:
    """What the caller has to hold as a host, the earliest date first."""
    return {"items": [plain(asdict(one)) for one in list_hearings(viewer_of(request))]}
