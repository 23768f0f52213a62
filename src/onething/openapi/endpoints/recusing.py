"""Recusal (回避): who handles a step must have no interest in it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey.ways import recusing
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.review_schemas import OrderRecusalIn, RecusalAskedIn, RecusalGrantedIn
from onething.openapi.schemas import ReasonIn, StandingOut

router = Router()


@router.post("/{step_id}/declare-interest", response=StandingOut, summary="申报回避")
def declare(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Say that one has an interest: from now on one stays away."""
    viewer = viewer_of(request)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: recusing.declare(viewer, step_id=step_id, reason=payload.reason, at=at),
    )


@router.post("/{step_id}/order-recusal", response=StandingOut, summary="决定回避")
def order(request: HttpRequest, step_id: UUID, payload: OrderRecusalIn) -> HttpResponse:
    """Order a colleague of the unit to stay away."""
    viewer = viewer_of(request)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: recusing.order(
            viewer, step_id=step_id, person=payload.person, reason=payload.reason, at=at
        ),
    )


@router.post("/{step_id}/ask-recusal", response=StandingOut, summary="申请回避")
def ask(request: HttpRequest, step_id: UUID, payload: RecusalAskedIn) -> HttpResponse:
    """Ask that the reviewer who has the step in hand, or the decider, stays away."""
    viewer = viewer_of(request)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: recusing.ask(viewer, step_id=step_id, of=payload.of, reason=payload.reason, at=at),
    )


@router.post("/{step_id}/grant-recusal", response=StandingOut, summary="同意回避")
def grant(request: HttpRequest, step_id: UUID, payload: RecusalGrantedIn) -> HttpResponse:
    """Grant what the applicant asked; about a decider the head names which one (`person`)."""
    viewer = viewer_of(request)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: recusing.grant(viewer, step_id=step_id, person=payload.person, at=at),
    )


@router.post("/{step_id}/decline-recusal", response=StandingOut, summary="不同意回避")
def decline(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Do not grant it, with the reason that the applicant is told."""
    viewer = viewer_of(request)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: recusing.decline(viewer, step_id=step_id, reason=payload.reason, at=at),
    )
