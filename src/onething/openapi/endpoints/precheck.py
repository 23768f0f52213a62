"""The pre-check of online applications by the window."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import CorrectionItem
from onething.journey.ways import precheck
from onething.openapi.authentication import viewer_of
from onething.openapi.performing import perform_act
from onething.openapi.schemas import CorrectionIn, StandingOut

router = Router()


@router.post("/{case_id}/pass-precheck", response=StandingOut, summary="预审通过")
def pass_precheck(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Find an online application complete at first sight."""
    viewer = viewer_of(request)
    return perform_act(
        request, case_id=case_id, act=lambda at: precheck.pass_precheck(viewer, case_id=case_id, at=at)
    )


@router.post("/{case_id}/return-for-change", response=StandingOut, summary="预审退回修改")
def return_for_change(request: HttpRequest, case_id: UUID, payload: CorrectionIn) -> HttpResponse:
    """Send an online application back, once, with everything that is to be changed."""
    viewer = viewer_of(request)
    items = [CorrectionItem(place=item.place, sentence=item.sentence) for item in payload.items]
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: precheck.return_for_change(viewer, case_id=case_id, items=items, at=at),
    )
