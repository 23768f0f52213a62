"""Acts on the limits of a step: special procedures and suspension, and the one extension that a head grants."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import ExtensionAsked, PauseProposal, ProcedureResult
from onething.journey.ways import timing
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.schemas import ExtensionIn, PauseIn, ReasonIn, ResultIn, StandingOut

router = Router()


@router.post("/{step_id}/propose-pause", response=StandingOut, summary="提出特别程序或中止")
def propose_pause(request: HttpRequest, step_id: UUID, payload: PauseIn) -> HttpResponse:
    """Propose a special procedure, or to suspend the step."""
    viewer, proposal = viewer_of(request), PauseProposal(**payload.model_dump())
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: timing.propose_pause(viewer, step_id=step_id, proposal=proposal, at=at),
    )


@router.post("/{step_id}/approve-pause", response=StandingOut, summary="批准特别程序或中止")
def approve_pause(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Approve what was proposed: from here the days do not count."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: timing.approve_pause(viewer, step_id=step_id, at=at)
    )


@router.post("/{step_id}/decline-pause", response=StandingOut, summary="不批准特别程序或中止")
def decline_pause(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Decline what was proposed, with the reason."""
    viewer, reason = viewer_of(request), payload.reason
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: timing.decline_pause(viewer, step_id=step_id, reason=reason, at=at),
    )


@router.post("/{step_id}/resume", response=StandingOut, summary="特别程序结束，恢复办理")
def resume(request: HttpRequest, step_id: UUID, payload: ResultIn) -> HttpResponse:
    """Record the result of the procedure; the limits run on."""
    viewer, given = viewer_of(request), ProcedureResult(**payload.model_dump())
    return perform_on_step(
        request, step_id=step_id, act=lambda at: timing.resume(viewer, step_id=step_id, given=given, at=at)
    )


@router.post("/{step_id}/ask-extension", response=StandingOut, summary="提请延长办理期限")
def ask_extension(request: HttpRequest, step_id: UUID, payload: ExtensionIn) -> HttpResponse:
    """Ask a head for a longer limit: the organ's (10 working days), or the government's for joint handling (15)."""
    viewer, asked = viewer_of(request), ExtensionAsked(**payload.model_dump())
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: timing.ask_extension(viewer, step_id=step_id, asked=asked, at=at),
    )


@router.post("/{step_id}/extend", response=StandingOut, summary="批准延长办理期限")
def extend(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """The head grants what was asked: the statutory limit is made longer, once."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: timing.extend(viewer, step_id=step_id, at=at)
    )


@router.post("/{step_id}/decline-extension", response=StandingOut, summary="不批准延长办理期限")
def decline_extension(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """The head does not grant it, with the reason."""
    viewer, reason = viewer_of(request), payload.reason
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: timing.decline_extension(viewer, step_id=step_id, reason=reason, at=at),
    )
