"""How a department examines: review points answered, and the check that two people must do."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.examining import CheckRecorded, Tick
from onething.journey.ways import examining
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.review_schemas import CheckRecordedIn, TicksIn
from onething.openapi.schemas import StandingOut

router = Router()


@router.post("/{step_id}/tick-review-points", response=StandingOut, summary="勾选审查要点")
def tick(request: HttpRequest, step_id: UUID, payload: TicksIn) -> HttpResponse:
    """Answer review points by place (as `examination.points` of the step names them): met, or not met with a note."""
    viewer = viewer_of(request)
    ticks = {place: Tick(is_met=one.is_met, note=one.note) for place, one in payload.ticks.items()}
    return perform_on_step(
        request, step_id=step_id, act=lambda at: examining.tick(viewer, step_id=step_id, ticks=ticks, at=at)
    )


@router.post("/{step_id}/record-check", response=StandingOut, summary="登记两人核查")
def record_check(request: HttpRequest, step_id: UUID, payload: CheckRecordedIn) -> HttpResponse:
    """Write down what two people found; it counts once `second` has confirmed it."""
    viewer, given = (
        viewer_of(request),
        CheckRecorded(**payload.model_dump() | {"photos": tuple(payload.photos)}),
    )
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: examining.record_check(viewer, step_id=step_id, given=given, at=at),
    )


@router.post("/{step_id}/confirm-check", response=StandingOut, summary="确认两人核查")
def confirm_check(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Confirm, as the second of the two, what was found."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: examining.confirm_check(viewer, step_id=step_id, at=at)
    )
