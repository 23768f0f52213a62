"""Asking the applicant in review: the exception of a step, once; answered in writing, with a file if there is one."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from onething.cases.contracts.questions import QuestionAnswer, QuestionAsked
from onething.cases.queries.questions import count_questions
from onething.files.actions import check_size
from onething.journey.ways import questioning
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.performing import perform
from onething.openapi.presenting import plain
from onething.openapi.review_schemas import QuestionAnswerIn, QuestionIn
from onething.openapi.schemas import EvidenceOut, StandingOut

router = Router()


@router.post("/steps/{step_id}/ask-applicant", response=StandingOut, summary="审查中询问申请人")
def ask(request: HttpRequest, step_id: UUID, payload: QuestionIn) -> HttpResponse:
    """Ask what could not be known at acceptance, once a step; the limits run on."""
    viewer, asked = viewer_of(request), QuestionAsked(payload.question, why_late=payload.reason)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: questioning.ask(viewer, step_id=step_id, asked=asked, at=at),
    )


@router.post("/steps/{step_id}/answer-question", response=StandingOut, summary="答复询问")
def answer(request: HttpRequest, step_id: UUID, payload: QuestionAnswerIn) -> HttpResponse:
    """Answer; `paper` is what the file was laid in as."""
    viewer, given = viewer_of(request), QuestionAnswer(payload.answer, paper=payload.paper)
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: questioning.answer(viewer, step_id=step_id, given=given, at=at),
    )


@router.post("/steps/{step_id}/answer-paper", response=EvidenceOut, summary="上传答复询问的附件")
def give_paper(request: HttpRequest, step_id: UUID, file: File[UploadedFile]) -> HttpResponse:
    """Lay the file of an answer in (at most 20 MB); the answer names it by the id returned."""
    viewer = viewer_of(request)
    check_size(size=file.size or 0)
    name, content = file.name or "", file.read()

    def _act(at: datetime) -> dict[str, Any]:
        given = questioning.give_paper(viewer, step_id=step_id, name=name, content=content, at=at)
        return {"evidence": str(given)}

    return perform(request, act=_act)


@router.get("/questions", response=dict[str, Any], summary="审查中询问申请人的次数")
def count(request: HttpRequest) -> dict[str, Any]:
    """How often each department asked, as far as the caller oversees it."""
    return {"items": [plain(asdict(one)) for one in count_questions(viewer_of(request))]}
