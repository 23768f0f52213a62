"""Acts of the departments on a step: review, opinion, what was decided outside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import OpinionGiven, OutsideRefusal, OutsideResult
from onething.cases.queries.one_case import get_step_case
from onething.journey import flow
from onething.openapi.authentication import viewer_of
from onething.openapi.performing import perform_act
from onething.openapi.schemas import (
    FactIn,
    OpinionIn,
    OutsideRefusalIn,
    OutsideResultIn,
    PermitIn,
    RefusalIn,
    StandingOut,
)

router = Router()


@router.post("/{step_id}/start-review", response=StandingOut, summary="开始审查")
def start_review(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """The department takes the step up."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: flow.start_review(viewer, step_id=step_id, at=at)
    )


@router.post("/{step_id}/permit", response=StandingOut, summary="签署拟准予意见")
def permit(request: HttpRequest, step_id: UUID, payload: PermitIn) -> HttpResponse:
    """The department signs that it would permit: the step is ready."""
    viewer, opinion = viewer_of(request), replace(_opinion(payload), despite=payload.despite)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: flow.permit(viewer, step_id=step_id, opinion=opinion, at=at)
    )


@router.post("/{step_id}/refuse", response=StandingOut, summary="签署拟不予意见")
def refuse(request: HttpRequest, step_id: UUID, payload: RefusalIn) -> HttpResponse:
    """The department signs that it would refuse: reasons, articles, and the places that would have to change."""
    viewer, opinion = viewer_of(request), replace(_opinion(payload), places=tuple(payload.places))
    return perform_on_step(
        request, step_id=step_id, act=lambda at: flow.refuse(viewer, step_id=step_id, opinion=opinion, at=at)
    )


@router.post("/{step_id}/record-fact", response=StandingOut, summary="登记条件已落实")
def record_fact(request: HttpRequest, step_id: UUID, payload: FactIn) -> HttpResponse:
    """A condition of the step (fee, tax) is met."""
    viewer = viewer_of(request)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: flow.record_fact(
            viewer, step_id=step_id, fact=payload.fact, evidence=payload.evidence, at=at
        ),
    )


@router.post("/{step_id}/record-result", response=StandingOut, summary="登记外部结果")
def record_result(request: HttpRequest, step_id: UUID, payload: OutsideResultIn) -> HttpResponse:
    """Enter what a body outside decided."""
    viewer = viewer_of(request)
    result = OutsideResult(
        number=payload.number,
        decided_on=payload.decided_on,
        evidence=payload.evidence,
        values=payload.values,
    )
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: flow.record_result(viewer, step_id=step_id, result=result, at=at),
    )


@router.post("/{step_id}/record-refusal", response=StandingOut, summary="登记外部不予办理")
def record_refusal(request: HttpRequest, step_id: UUID, payload: OutsideRefusalIn) -> HttpResponse:
    """Enter that a body outside said no, with its reasons."""
    viewer = viewer_of(request)
    refusal = OutsideRefusal(
        number=payload.number,
        decided_on=payload.decided_on,
        reasons=payload.reasons,
        articles=tuple(payload.articles),
    )
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: flow.record_refusal(viewer, step_id=step_id, refusal=refusal, at=at),
    )


def perform_on_step(
    request: HttpRequest,
    *,
    step_id: UUID,
    act: Callable[[datetime], object],
    before: Callable[[datetime], None] | None = None,
) -> HttpResponse:
    """Run an act on a step the viewer may see and answer with where its case stands."""
    case_id = get_step_case(viewer_of(request), step_id=step_id)
    return perform_act(request, case_id=case_id, act=act, before=before)


def _opinion(payload: OpinionIn) -> OpinionGiven:
    return OpinionGiven(reasons=payload.reasons, articles=tuple(payload.articles))
