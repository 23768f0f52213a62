"""Internal consultation (征求意见): asked of a unit or an expert by who reviews, answered by who is asked."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from onething.cases.contracts.consultations import ConsultationAnswer, ConsultationAsked
from onething.cases.queries.consultations import list_incoming
from onething.files.actions import check_size
from onething.journey.ways import consulting
from onething.kernel.clock_port import now
from onething.openapi.authentication import viewer_of
from onething.openapi.documenting import file_answer
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.performing import perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import (
    ConsultationAnswerIn,
    ConsultationIn,
    ConsultationReasonIn,
    EvidenceOut,
    ExpertOpinionIn,
    ReasonIn,
    StandingOut,
)

router = Router()


@router.post("/steps/{step_id}/consult", response=StandingOut, summary="征求意见")
def consult(request: HttpRequest, step_id: UUID, payload: ConsultationIn) -> HttpResponse:
    """Ask a unit or an expert; the step's limits run on."""
    viewer = viewer_of(request)
    asked = ConsultationAsked(**payload.model_dump() | {"papers": tuple(payload.papers)})
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: consulting.consult(viewer, step_id=step_id, asked=asked, at=at),
    )


@router.post("/steps/{step_id}/file-expert-opinion", response=StandingOut, summary="登记专家意见")
def file_expert_opinion(request: HttpRequest, step_id: UUID, payload: ExpertOpinionIn) -> HttpResponse:
    """File what an expert wrote."""
    viewer, given = viewer_of(request), ConsultationAnswer(payload.opinion, evidence=payload.evidence)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: consulting.file_expert_opinion(
            viewer, step_id=step_id, consultation_id=payload.consultation, given=given, at=at
        ),
    )


@router.post("/steps/{step_id}/withdraw-consultation", response=StandingOut, summary="撤回征求意见")
def withdraw(request: HttpRequest, step_id: UUID, payload: ConsultationReasonIn) -> HttpResponse:
    """Take a question back, with the reason."""
    viewer = viewer_of(request)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: consulting.withdraw(
            viewer, step_id=step_id, consultation_id=payload.consultation, reason=payload.reason, at=at
        ),
    )


@router.post("/steps/{step_id}/waive-consultations", response=StandingOut, summary="不等答复作决定")
def waive(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """State that the open answers are not waited for."""
    viewer, reason = viewer_of(request), payload.reason
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: consulting.waive(viewer, step_id=step_id, reason=reason, at=at),
    )


@router.get("/consultations", response=dict[str, Any], summary="要答复的征求意见")
def show_incoming(request: HttpRequest) -> dict[str, Any]:
    """What the caller's unit still has to answer, due first."""
    return {"items": [plain(asdict(one)) for one in list_incoming(viewer_of(request))]}


@router.get("/consultations/{consultation_id}", response=dict[str, Any], summary="一份征求意见")
def show_one(request: HttpRequest, consultation_id: UUID) -> dict[str, Any]:
    """The question, the papers that it names, the own answer; the read is logged."""
    return _present(request, consultation_id=consultation_id)


@router.get(
    "/consultations/{consultation_id}/papers/{key}",
    summary="征求意见附的材料",
    openapi_extra=file_answer("*/*"),
)
def show_paper(request: HttpRequest, consultation_id: UUID, key: str) -> HttpResponse:
    """Return a paper that the open question names; the read is logged."""
    stored, content = consulting.read_paper(
        viewer_of(request), consultation_id=consultation_id, key=key, at=now()
    )
    headers = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=stored.media_type, headers=headers)


@router.post("/consultations/{consultation_id}/file", response=EvidenceOut, summary="上传答复的附件")
def give_file(request: HttpRequest, consultation_id: UUID, file: File[UploadedFile]) -> HttpResponse:
    """Lay the file of an answer in (at most 20 MB); the answer names it by the id returned."""
    viewer = viewer_of(request)
    check_size(size=file.size or 0)
    name, content = file.name or "", file.read()

    def _act(at: datetime) -> dict[str, Any]:
        given = consulting.give_file(
            viewer, consultation_id=consultation_id, name=name, content=content, at=at
        )
        return {"evidence": str(given)}

    return perform(request, act=_act)


@router.post("/consultations/{consultation_id}/answer", response=dict[str, Any], summary="答复征求意见")
def answer(request: HttpRequest, consultation_id: UUID, payload: ConsultationAnswerIn) -> HttpResponse:
    """Answer as the asked unit."""
    viewer, given = viewer_of(request), ConsultationAnswer(**payload.model_dump())

    def _act(at: datetime) -> dict[str, Any]:
        consulting.answer(viewer, consultation_id=consultation_id, given=given, at=at)
        return _present(request, consultation_id=consultation_id)

    return perform(request, act=_act)


def _present(request: HttpRequest, *, consultation_id: UUID) -> dict[str, Any]:
    one = consulting.read(viewer_of(request), consultation_id=consultation_id, at=now())
    return plain(asdict(one))  # type: ignore[no-any-return]
