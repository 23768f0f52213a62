"""What the studio does, for machines: with whom entries lie, coming changes, versions, beginnings, a trial plan, workbooks."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from onething.catalogue.contracts import EntryMade
from onething.catalogue.queries import (
    list_coming_changes,
    list_versions,
    list_waiting,
    write_entry_workbook,
    write_template,
)
from onething.journey import editing
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.openapi.authentication import check_permission, viewer_of
from onething.openapi.catalogue_schemas import CloneIn, EntryOut
from onething.openapi.documenting import file_answer
from onething.openapi.performing import perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import AnswersIn
from onething.planning.queries import make_plan

router = Router()
_EDIT = Permission.EDIT_CATALOGUE
_ALL = (_EDIT, Permission.REVIEW_CATALOGUE, Permission.APPROVE_CATALOGUE)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/waiting", response=dict[str, Any], summary="在办的目录草稿在谁手上、多久了")
def list_open(request: HttpRequest) -> dict[str, Any]:
    """List the open entries the viewer may know of, those longest past the house limit first."""
    rows = list_waiting(check_permission(request, *_ALL), at=now())
    return {"items": [plain({**asdict(one), "days_over": one.days_over}) for one in rows]}


@router.get("/calendar", response=dict[str, Any], summary="目录变更日历")
def list_coming(request: HttpRequest) -> dict[str, Any]:
    """List what changes for applicants after today, by day."""
    found = list_coming_changes(check_permission(request, *_ALL), today=local_day(now()))
    return {"items": [plain(asdict(one)) for one in found]}


@router.get("/things/{code}/versions", response=dict[str, Any], summary="一件事的各个版本")
def list_all_versions(request: HttpRequest, code: str) -> dict[str, Any]:
    """List the versions of a thing, newest first, with from when to when each is in force."""
    return {"items": [plain(asdict(one)) for one in list_versions(viewer_of(request), code=code)]}


@router.post("/things/{code}/edition", response={201: EntryOut}, summary="照现行版起草新版")
def begin_edition(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a new edition with the content of the newest version."""
    viewer = check_permission(request, _EDIT)
    return _perform(request, act=lambda at: editing.begin_edition(viewer, thing=code, at=at), status=201)


@router.post("/things/{code}/clone", response={201: EntryOut}, summary="照一件事做一件新的")
def clone(request: HttpRequest, code: str, payload: CloneIn) -> HttpResponse:
    """Begin a thing of the viewer's department like this one."""
    viewer = check_permission(request, _EDIT)
    return _perform(
        request,
        act=lambda at: editing.clone_thing(viewer, source=code, code=payload.code, name=payload.name, at=at),
        status=201,
    )


@router.post("/entries/{entry_id}/rebase", response=EntryOut, summary="草稿改到最新版基础上")
def rebase(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Let a draft follow the version that came after it was begun; its content stays."""
    viewer = check_permission(request, _EDIT)
    return _perform(request, act=lambda at: editing.rebase(viewer, entry_id=entry_id, at=at))


@router.post("/entries/{entry_id}/plan", response=dict[str, Any], summary="按草稿试算办理方案")
def plan(request: HttpRequest, entry_id: UUID, payload: AnswersIn) -> dict[str, Any]:
    """Compute the plan that a draft would give for these answers; nothing is stored. A repeal gives none."""
    thing = editing.find_thing(_anybody(request), entry_id=entry_id)
    return make_plan(thing, answers=payload.answers).as_json() if thing else {}


@router.get("/workbook-template", summary="事项与材料表格模板", openapi_extra=file_answer(XLSX))
def show_template(request: HttpRequest) -> HttpResponse:
    """Hand out the empty workbook with its explanations."""
    return _hand_out(write_template(_anybody(request)))


@router.get(
    "/entries/{entry_id}/workbook", summary="下载草稿的事项与材料表格", openapi_extra=file_answer(XLSX)
)
def show_workbook(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Hand out the workbook of an entry's matters and papers."""
    return _hand_out(write_entry_workbook(_anybody(request), entry_id=entry_id)[1])


@router.post(
    "/entries/{entry_id}/workbook/differences", response=dict[str, Any], summary="导入表格会改什么（不保存）"
)
def compare_workbook(request: HttpRequest, entry_id: UUID, file: File[UploadedFile]) -> dict[str, Any]:
    """Say in sentences what a workbook would change in a draft; refused with every fault by sheet, row and column."""
    viewer = check_permission(request, _EDIT)
    found = editing.preview_workbook(viewer, entry_id=entry_id, workbook=file.read())
    return {"items": [asdict(one) for one in found]}


@router.post("/entries/{entry_id}/workbook", response=EntryOut, summary="从表格导入事项与材料")
def take_in_workbook(
    request: HttpRequest, entry_id: UUID, revision: int, file: File[UploadedFile]
) -> HttpResponse:
    """Put the workbook's matters and papers in place of the draft's: all of it, or nothing with every fault.

    `revision` is that of the draft which the workbook was compared with.
    """
    viewer, workbook = check_permission(request, _EDIT), file.read()
    return _perform(
        request,
        act=lambda at: editing.take_in_workbook(
            viewer, entry_id=entry_id, workbook=workbook, revision=revision, at=at
        ),
    )


def _anybody(request: HttpRequest) -> Viewer:
    return check_permission(request, *_ALL)


def _hand_out(content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="matters.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _perform(request: HttpRequest, *, act: Any, status: int = 200) -> HttpResponse:
    def _act(at: datetime) -> dict[str, Any]:
        made: EntryMade = act(at)
        body: dict[str, Any] = plain(asdict(made))
        return body

    return perform(request, act=_act, status=status)
