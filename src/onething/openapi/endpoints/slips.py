"""An obvious slip in the form: put right by the office, undone by the applicant's objection."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.slips import SlipFixed
from onething.journey.ways import slips
from onething.openapi.authentication import viewer_of
from onething.openapi.performing import perform_act
from onething.openapi.review_schemas import SlipFixedIn, SlipIn
from onething.openapi.schemas import StandingOut

router = Router()


@router.post("/{case_id}/fix-slip", response=StandingOut, summary="更正明显笔误")
def fix(request: HttpRequest, case_id: UUID, payload: SlipFixedIn) -> HttpResponse:
    """Put an obvious slip of a form field right; the applicant is told and may object."""
    viewer, fixed = viewer_of(request), SlipFixed(**payload.model_dump())
    return perform_act(
        request, case_id=case_id, act=lambda at: slips.fix(viewer, case_id=case_id, fixed=fixed, at=at)
    )


@router.post("/{case_id}/object-to-fix", response=StandingOut, summary="不同意更正")
def object_to(request: HttpRequest, case_id: UUID, payload: SlipIn) -> HttpResponse:
    """Object to a slip that was put right: what was signed stands again."""
    viewer, slip_id = viewer_of(request), payload.slip
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: slips.object_to(viewer, case_id=case_id, slip_id=slip_id, at=at),
    )
