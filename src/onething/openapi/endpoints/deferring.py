"""Acceptance with minor papers missing (容缺受理), and handing them in later."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey.ways import deferring
from onething.openapi.authentication import viewer_of
from onething.openapi.performing import perform_act
from onething.openapi.schemas import StandingOut

router = Router()


@router.post("/{case_id}/accept-lacking", response=StandingOut, summary="容缺受理")
def accept_lacking(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Accept though papers are missing that may come later; the applicant is told which and until when."""
    viewer = viewer_of(request)
    return perform_act(
        request, case_id=case_id, act=lambda at: deferring.accept_lacking(viewer, case_id=case_id, at=at)
    )


@router.post("/{case_id}/supply", response=StandingOut, summary="补交容缺材料")
def supply(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hand the papers that were uploaded meanwhile to the departments."""
    viewer = viewer_of(request)
    return perform_act(
        request, case_id=case_id, act=lambda at: deferring.supply(viewer, case_id=case_id, at=at)
    )
