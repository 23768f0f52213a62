"""The applicant's side of a case: begin, read, fill, hand in, sign, submit."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from onething.cases.contracts.given import Signature
from onething.cases.contracts.kinds import CaseState
from onething.cases.queries.lists import list_cases
from onething.cases.queries.one_case import get_case, list_next_acts
from onething.files.actions import check_size
from onething.journey import flow, reading, replanning, signing
from onething.journey.ways import sheets
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.openapi import words
from onething.openapi.authentication import check_permission, viewer_of
from onething.openapi.documenting import file_answer
from onething.openapi.performing import case_standing, cursor_of, perform, perform_act, revision_of
from onething.openapi.presenting import plain, present_case, present_row
from onething.openapi.schemas import (
    AnswersIn,
    CaseIn,
    FilledOut,
    FormIn,
    SignatureIn,
    SnapshotOut,
    StandingOut,
)
from onething.supervision.queries.deadlines import read_deadlines

router = Router()


@router.post("", response={201: StandingOut}, summary="开始申请（草稿）")
def begin(request: HttpRequest, payload: CaseIn) -> HttpResponse:
    """Begin a draft; a clerk names the person at the window."""
    viewer = check_permission(request, Permission.APPLY, Permission.APPLY_AT_WINDOW)

    def _act(at: datetime) -> dict[str, Any]:
        if viewer.has(Permission.APPLY):
            _check_nobody_else(payload)
            case_id = flow.begin(viewer, thing=payload.thing, answers=payload.answers, at=at)
        else:
            person = _person_at_window(payload)
            case_id = flow.begin_at_window(
                viewer, thing=payload.thing, answers=payload.answers, person=person, at=at
            )
        return case_standing(viewer, case_id=case_id)

    return perform(request, act=_act, status=201)


@router.get("", response=dict[str, Any], summary="我的办件")
def list_mine(
    request: HttpRequest, cursor: str = "", state: CaseState | None = None, limit: int = 20
) -> dict[str, Any]:
    """List the cases the viewer may see, newest first; follow `next` for more."""
    limit = max(1, min(limit, 100))
    rows = list_cases(viewer_of(request), after=cursor_of(cursor), state=state, limit=limit)
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [present_row(row) for row in rows], "next": following}


@router.get("/{case_id}", response=dict[str, Any], summary="办件详情")
def show(request: HttpRequest, case_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """Show a case as the viewer may see it; the read is logged."""
    viewer = viewer_of(request)
    at = now()
    view = reading.read_case(viewer, case_id=case_id, at=at)
    response["ETag"] = f'"{view.revision}"'
    deadlines = read_deadlines(viewer, case_id=case_id, today=local_day(at))
    acts = list_next_acts(viewer, case_id=case_id, at=at)
    return present_case(view, acts=acts, deadlines=deadlines)


@router.post("/{case_id}/open", response=dict[str, Any], summary="打开草稿：目录更新时按新版重算")
def open_draft(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Bring a draft under the publication in force and tell what changed; `replanned` is null when nothing did."""
    viewer = viewer_of(request)

    def _act(at: datetime) -> dict[str, Any]:
        told = replanning.open_draft(viewer, case_id=case_id, at=at)
        return {"replanned": plain(asdict(told)) if told else None}

    return perform(request, act=_act)


@router.put("/{case_id}/answers", response=StandingOut, summary="改答案，重新算方案")
def change_answers(request: HttpRequest, case_id: UUID, payload: AnswersIn) -> HttpResponse:
    """Answer a draft's questions differently; typed values stay."""
    viewer, revision = viewer_of(request), revision_of(request)
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: flow.change_answers(
            viewer, case_id=case_id, answers=payload.answers, revision=revision, at=at
        ),
    )


@router.patch("/{case_id}/form", response=FilledOut, summary="保存表单（可以不完整）")
def fill(request: HttpRequest, case_id: UUID, payload: FormIn) -> HttpResponse:
    """Keep what was typed and tell what is wrong with it; nothing typed is lost."""
    viewer, revision = viewer_of(request), revision_of(request)

    def _act(at: datetime) -> dict[str, Any]:
        saved, problems = flow.fill(viewer, case_id=case_id, values=payload.values, revision=revision, at=at)
        return {"revision": saved, "problems": [problem.as_json() for problem in problems]}

    return perform(request, act=_act)


@router.post("/{case_id}/materials/{key}", response=StandingOut, summary="上传材料")
def hand_in(request: HttpRequest, case_id: UUID, key: str, file: File[UploadedFile]) -> HttpResponse:
    """Hand in the file of one material (at most 20 MB; the type is read from the content)."""
    viewer = viewer_of(request)
    check_size(size=file.size or 0)
    content = file.read()
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: flow.hand_in(
            viewer, case_id=case_id, key=key, name=file.name or "", content=content, at=at
        ),
    )


@router.get("/{case_id}/materials/{key}", summary="查看材料", openapi_extra=file_answer("*/*"))
def show_material(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Return the file handed in for a material; the read is logged."""
    stored, content = reading.read_material(viewer_of(request), case_id=case_id, key=key, at=now())
    headers = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=stored.media_type, headers=headers)


@router.post("/{case_id}/signing-code", response=SnapshotOut, summary="核对完整性并获取签名码")
def request_signing_code(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Check the application whole and send the applicant a code for its digest; a clerk gets the digest alone."""
    viewer = viewer_of(request)

    def _act(at: datetime) -> dict[str, Any]:
        return {"snapshot_sm3": signing.request_signing_code(viewer, case_id=case_id, at=at)}

    return perform(request, act=_act)


@router.post("/{case_id}/submit", response=StandingOut, summary="签名提交")
def submit(request: HttpRequest, case_id: UUID, payload: SignatureIn) -> HttpResponse:
    """Submit the application, signed by the code for exactly this content."""
    return _signed(request, case_id=case_id, payload=payload, act=flow.submit)


@router.post("/{case_id}/signed-sheet", response=StandingOut, summary="上传签名的补正页（窗口）")
def lay_in_sheet(request: HttpRequest, case_id: UUID, file: File[UploadedFile]) -> HttpResponse:
    """Lay in the scan of the sheet that the applicant signed at the window, before a correction of an online case."""
    viewer = viewer_of(request)
    check_size(size=file.size or 0)
    name, content = file.name or "", file.read()
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: sheets.lay_in(viewer, case_id=case_id, name=name, content=content, at=at),
    )


@router.get("/{case_id}/signed-sheet", summary="查看签名的补正页", openapi_extra=file_answer("*/*"))
def show_sheet(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Return the sheet that was signed at the window; the read is logged."""
    stored, content = sheets.read(viewer_of(request), case_id=case_id, at=now())
    headers = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=stored.media_type, headers=headers)


@router.post("/{case_id}/correct", response=StandingOut, summary="提交补正")
def correct(request: HttpRequest, case_id: UUID, payload: SignatureIn) -> HttpResponse:
    """Hand the corrected application in, signed again."""
    return _signed(request, case_id=case_id, payload=payload, act=flow.correct)


def _signed(request: HttpRequest, *, case_id: UUID, payload: SignatureIn, act: Any) -> HttpResponse:
    viewer = viewer_of(request)
    proved: list[Signature] = []

    def _prove(at: datetime) -> None:
        get_case(viewer, case_id=case_id)
        proved.append(
            signing.prove_signature(
                viewer,
                case_id=case_id,
                snapshot_sm3=payload.snapshot_sm3,
                code=payload.code,
                promises=payload.promises,
                at=at,
            )
        )

    return perform_act(
        request,
        case_id=case_id,
        before=_prove,
        act=lambda at: act(viewer, case_id=case_id, signature=proved[0], at=at),
    )


def _person_at_window(payload: CaseIn) -> dict[str, str]:
    if payload.person is None:
        raise Refusal("request.person_missing", words.PERSON_MISSING, field="person")
    return payload.person.model_dump()


def _check_nobody_else(payload: CaseIn) -> None:
    if payload.person is not None:
        raise Refusal("request.person_unexpected", words.PERSON_UNEXPECTED, field="person")
