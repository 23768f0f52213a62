"""What the departments settle before the joint decision: open points and meetings (前台补缺、后台磨合)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import MeetingHeld, PointRaised
from onething.journey.ways import coordinating
from onething.openapi.authentication import viewer_of
from onething.openapi.performing import perform_act
from onething.openapi.schemas import ClosingIn, MeetingIn, PointIn, StandingOut

router = Router()


@router.post("/{case_id}/raise-point", response=StandingOut, summary="列出待协调事项")
def raise_point(request: HttpRequest, case_id: UUID, payload: PointIn) -> HttpResponse:
    """List an open point with its owner and its day."""
    viewer, raised = viewer_of(request), PointRaised(**payload.model_dump())
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: coordinating.raise_point(viewer, case_id=case_id, raised=raised, at=at),
    )


@router.post("/{case_id}/close-point", response=StandingOut, summary="了结待协调事项")
def close_point(request: HttpRequest, case_id: UUID, payload: ClosingIn) -> HttpResponse:
    """Close a point with a sentence: its owner, or the lead."""
    viewer = viewer_of(request)
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: coordinating.close_point(
            viewer, case_id=case_id, point_id=payload.point, closing=payload.reason, at=at
        ),
    )


@router.post("/{case_id}/record-meeting", response=StandingOut, summary="登记会商记录")
def record_meeting(request: HttpRequest, case_id: UUID, payload: MeetingIn) -> HttpResponse:
    """Record a meeting of the departments: when, who, and what was agreed."""
    viewer = viewer_of(request)
    meeting = MeetingHeld(payload.held_on, attendees=tuple(payload.attendees), agreed=payload.agreed)
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: coordinating.record_meeting(viewer, case_id=case_id, meeting=meeting, at=at),
    )
