"""One visit to the place for all departments that have to see it (联合踏勘)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.visits import VisitSet
from onething.journey.ways import visiting
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.performing import perform_act
from onething.openapi.review_schemas import VisitIn, VisitorsIn
from onething.openapi.schemas import ReasonIn, StandingOut

router = Router()


@router.post("/cases/{case_id}/set-visit", response=StandingOut, summary="约定现场核查时间")
def set_visit(request: HttpRequest, case_id: UUID, payload: VisitIn) -> HttpResponse:
    """Set, or move, the one date for all departments that have to see the place."""
    viewer, given = viewer_of(request), VisitSet(**payload.model_dump())
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: visiting.set_visit(viewer, case_id=case_id, given=given, at=at),
    )


@router.post("/cases/{case_id}/ask-another-day", response=StandingOut, summary="申请更改现场核查时间")
def ask_another_day(request: HttpRequest, case_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Ask for another date, once."""
    viewer, wish = viewer_of(request), payload.reason
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: visiting.ask_another_day(viewer, case_id=case_id, wish=wish, at=at),
    )


@router.post("/steps/{step_id}/name-visitors", response=StandingOut, summary="确定现场核查人员")
def name_visitors(request: HttpRequest, step_id: UUID, payload: VisitorsIn) -> HttpResponse:
    """Say who comes for the own department."""
    viewer, people = viewer_of(request), payload.people
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: visiting.name_visitors(viewer, step_id=step_id, people=people, at=at),
    )
