"""Results on their way: by post, and by the window of another hall."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import Posting
from onething.directory.queries import list_windows
from onething.journey.ways import delivering
from onething.kernel.permissions import Permission
from onething.openapi.authentication import check_permission, viewer_of
from onething.openapi.performing import perform_act
from onething.openapi.schemas import HandingOnIn, PostingIn, ReasonIn, StandingOut

router = Router()


@router.get("/windows", response=dict[str, Any], summary="可以代为发放结果的窗口")
def show_windows(request: HttpRequest) -> dict[str, Any]:
    """List the units at whose window somebody sits."""
    viewer = check_permission(request, Permission.DELIVER)
    return {"items": [{"unit_code": one.code, "unit_name": one.name} for one in list_windows(viewer)]}


@router.post("/cases/{case_id}/send", response=StandingOut, summary="邮寄")
def send(request: HttpRequest, case_id: UUID, payload: PostingIn) -> HttpResponse:
    """Post the results to the applicant; the carrier's tracking says when they have arrived."""
    viewer, posting = viewer_of(request), Posting(**payload.model_dump())
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: delivering.send(viewer, case_id=case_id, posting=posting, at=at),
    )


@router.post("/cases/{case_id}/hand-on", response=StandingOut, summary="转交其他窗口领取")
def hand_on(request: HttpRequest, case_id: UUID, payload: HandingOnIn) -> HttpResponse:
    """Give the results to the window of another hall, which hands them out."""
    viewer, unit_code = viewer_of(request), payload.unit_code
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: delivering.hand_on(viewer, case_id=case_id, unit_code=unit_code, at=at),
    )


@router.post("/cases/{case_id}/take-back", response=StandingOut, summary="取回")
def take_back(request: HttpRequest, case_id: UUID, payload: ReasonIn) -> HttpResponse:
    """The window has the results again."""
    viewer, reason = viewer_of(request), payload.reason
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: delivering.take_back(viewer, case_id=case_id, reason=reason, at=at),
    )
