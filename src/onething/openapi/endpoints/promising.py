"""告知承诺: what is done about a step that was promised for instead of being checked first."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import CheckMade
from onething.journey.ways import promising
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.schemas import CheckIn, ReasonIn, StandingOut

router = Router()


@router.post("/{step_id}/permit-on-promise", response=StandingOut, summary="凭承诺当场拟准予")
def permit(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """The file is complete and promised for: permit at once, without an examination first."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: promising.permit(viewer, step_id=step_id, at=at)
    )


@router.post("/{step_id}/withdraw-promise", response=StandingOut, summary="撤回承诺")
def withdraw(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """The applicant takes the promise back before the decision: the ordinary road, with its own days."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: promising.withdraw(viewer, step_id=step_id, at=at)
    )


@router.post("/{step_id}/check-promise", response=StandingOut, summary="登记承诺核查")
def check(request: HttpRequest, step_id: UUID, payload: CheckIn) -> HttpResponse:
    """Write down a check after the decision: two people at least, and the record as evidence."""
    viewer = viewer_of(request)
    made = CheckMade(**payload.model_dump() | {"checkers": tuple(payload.checkers)})
    return perform_on_step(
        request, step_id=step_id, act=lambda at: promising.check(viewer, step_id=step_id, made=made, at=at)
    )


@router.post("/{step_id}/order-mending", response=StandingOut, summary="责令限期整改")
def order_mending(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Order what is unfit to be mended within the published term."""
    viewer = viewer_of(request)

    def _act(at: datetime) -> None:
        promising.order_mending(viewer, step_id=step_id, order=payload.reason, at=at)

    return perform_on_step(request, step_id=step_id, act=_act)


@router.post("/{step_id}/break-promise", response=StandingOut, summary="认定未履行承诺")
def find_broken(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """It was not mended: recorded; no more promises of this holder until the record is repaired."""
    viewer = viewer_of(request)

    def _act(at: datetime) -> None:
        promising.find_broken(viewer, step_id=step_id, reason=payload.reason, at=at)

    return perform_on_step(request, step_id=step_id, act=_act)


@router.post("/{step_id}/repair-record", response=StandingOut, summary="修复未履行承诺的记录")
def repair(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """What was broken is made good: the holder may promise again."""
    viewer = viewer_of(request)

    def _act(at: datetime) -> None:
        promising.repair(viewer, step_id=step_id, reason=payload.reason, at=at)

    return perform_on_step(request, step_id=step_id, act=_act)
