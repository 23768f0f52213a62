"""What the applicant chooses: after a refusal to mend or to drop, and at any time one result for itself."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import Mending, Signature
from onething.cases.queries.choices import preview_drop
from onething.cases.queries.one_case import get_step_case
from onething.journey import signing
from onething.journey.ways import choosing
from onething.kernel.clock_port import now
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.presenting import plain
from onething.openapi.schemas import DropOut, ExplanationIn, StandingOut

router = Router()


@router.post("/{step_id}/mend", response=StandingOut, summary="补齐后再审")
def mend(request: HttpRequest, step_id: UUID, payload: ExplanationIn) -> HttpResponse:
    """After a refusal the applicant mends, and is reviewed again; a form that changed is signed again first."""
    viewer = viewer_of(request)
    signed: list[Signature] = []

    def _prove(at: datetime) -> None:
        if payload.snapshot_sm3:
            case_id = get_step_case(viewer, step_id=step_id)
            signed.append(
                signing.prove_signature(
                    viewer, case_id=case_id, snapshot_sm3=payload.snapshot_sm3, code=payload.code, at=at
                )
            )

    def _mend(at: datetime) -> None:
        mending = Mending(payload.explanation, signature=signed[0] if signed else None)
        choosing.mend(viewer, step_id=step_id, mending=mending, at=at)

    return perform_on_step(request, step_id=step_id, act=_mend, before=_prove)


@router.get("/{step_id}/drop", response=DropOut, summary="不办这一项会改变什么")
def show_drop(request: HttpRequest, step_id: UUID) -> Any:
    """Tell what giving this matter up would change, before the applicant chooses."""
    return plain(asdict(preview_drop(viewer_of(request), step_id=step_id, at=now())))


@router.post("/{step_id}/drop", response=StandingOut, summary="不办这一项")
def drop(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """After a refusal the applicant gives this matter up; the others go on under a plan made without it."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: choosing.drop(viewer, step_id=step_id, at=at)
    )


@router.post("/{step_id}/separate", response=StandingOut, summary="单独先发")
def separate(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """At the applicant's wish a ready result goes out by itself, without waiting for the others."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: choosing.separate(viewer, step_id=step_id, at=at)
    )
