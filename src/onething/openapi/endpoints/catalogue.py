"""The way of a catalogue entry: drafted and submitted by the editor, reviewed in the department, approved and published."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.catalogue.contracts import EntryMade, EntryView
from onething.catalogue.queries import compare_entry as compare_with_base
from onething.catalogue.queries import compare_things, get_entry, get_version, list_entries
from onething.catalogue.states import EntryState
from onething.journey import publishing
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.openapi.authentication import check_permission, viewer_of
from onething.openapi.catalogue_schemas import DayIn, EntryIn, EntryOut, GroundIn, NewGroundIn
from onething.openapi.performing import cursor_of, perform, revision_of
from onething.openapi.presenting import plain
from onething.openapi.schemas import ReasonIn, Version

router = Router()
_EDIT, _REVIEW, _APPROVE = (
    Permission.EDIT_CATALOGUE, Permission.REVIEW_CATALOGUE, Permission.APPROVE_CATALOGUE,
)  # fmt: skip
_ALL = (_EDIT, _REVIEW, _APPROVE)


@router.get("/entries", response=dict[str, Any], summary="目录草稿和历次调整")
def list_own(
    request: HttpRequest, cursor: str = "", state: EntryState | None = None, limit: int = 20
) -> dict[str, Any]:
    """List the entries of the viewer's department (the approvals bureau: all), newest first; follow `next` for more."""
    viewer, limit = _anybody(request), max(1, min(limit, 100))
    rows = list_entries(viewer, today=local_day(now()), state=state, after=cursor_of(cursor), limit=limit)
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [plain(asdict(row)) for row in rows], "next": following}


@router.post("/entries", response={201: EntryOut}, summary="起草新版")
def draft(request: HttpRequest, payload: EntryIn) -> HttpResponse:
    """Begin a new edition of a thing with its whole content."""
    viewer, content = check_permission(request, _EDIT), payload.content.model_dump()
    return _perform(
        request,
        status=201,
        act=lambda at: publishing.draft(
            viewer, content=content, reason=payload.reason, basis=payload.basis, at=at
        ),
    )


@router.post("/things/{code}/repeal", response={201: EntryOut}, summary="起草停止办理")
def draft_repeal(request: HttpRequest, code: str, payload: GroundIn) -> HttpResponse:
    """Begin to end a thing; it goes the same way as a new edition."""
    viewer = check_permission(request, _EDIT)
    return _perform(
        request,
        status=201,
        act=lambda at: publishing.draft_repeal(
            viewer, thing=code, reason=payload.reason, basis=payload.basis, at=at
        ),
    )


@router.get("/things/{code}/differences", response=dict[str, Any], summary="两个版本的差别")
def compare(request: HttpRequest, code: str, earlier: Version, later: Version) -> dict[str, Any]:
    """Say in sentences what changed from one published version of a thing to another."""
    viewer = viewer_of(request)
    before = get_version(viewer, code=code, version=earlier)
    after = get_version(viewer, code=code, version=later)
    found = compare_things(viewer, before=before, after=after)
    return {"thing": code, "earlier": earlier, "later": later, "items": [asdict(one) for one in found]}


@router.get("/entries/{entry_id}/differences", response=dict[str, Any], summary="草稿与现行版的差别")
def compare_entry(request: HttpRequest, entry_id: UUID) -> dict[str, Any]:
    """Say in sentences what an edition changes in the newest version before it; nothing for a first one or a repeal."""
    return {"items": [asdict(one) for one in compare_with_base(_anybody(request), entry_id=entry_id)]}


@router.get("/entries/{entry_id}", response=dict[str, Any], summary="一份目录草稿")
def show(request: HttpRequest, entry_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """Show an entry with its content, reasons, hands and the viewer's next acts."""
    view = get_entry(_anybody(request), entry_id=entry_id, today=local_day(now()))
    response["ETag"] = f'"{view.row.revision}"'
    return present_entry(view)


def present_entry(view: EntryView) -> dict[str, Any]:
    """Return an entry with the viewer's next acts."""
    body = plain(asdict(view))
    acts = [{"verb": verb, "label": label} for verb, label in view.next_acts]
    return {**body.pop("row"), **body, "next_acts": acts}


@router.put("/entries/{entry_id}", response=EntryOut, summary="替换草稿的全部内容")
def revise(request: HttpRequest, entry_id: UUID, payload: EntryIn) -> HttpResponse:
    """Replace the whole content of a draft."""
    viewer, revision = check_permission(request, _EDIT), revision_of(request)
    content = payload.content.model_dump()
    return _perform(
        request,
        act=lambda at: publishing.revise(
            viewer, entry_id=entry_id, content=content, reason=payload.reason, basis=payload.basis,
            revision=revision, at=at,
        ),
    )  # fmt: skip


@router.get("/entries/{entry_id}/lint", response=dict[str, Any], summary="草稿检查报告")
def lint(request: HttpRequest, entry_id: UUID) -> dict[str, Any]:
    """Say what is wrong with a draft; blockers keep it from being published. A repeal has nothing to check."""
    report = publishing.lint_entry(_anybody(request), entry_id=entry_id, at=now())
    nothing: dict[str, Any] = {"thing": None, "sm3": "", "is_publishable": True, "findings": []}
    return report.as_json() if report else nothing


@router.post("/entries/{entry_id}/submit", response=EntryOut, summary="报部门审核")
def submit(request: HttpRequest, entry_id: UUID, payload: NewGroundIn | None = None) -> HttpResponse:
    """Hand a draft to the department's reviewer; a reason and a basis sent along replace those it was begun with."""
    viewer, ground = check_permission(request, _EDIT), payload or NewGroundIn()
    return _perform(
        request,
        act=lambda at: publishing.submit(
            viewer, entry_id=entry_id, reason=ground.reason, basis=ground.basis, at=at
        ),
    )


@router.post("/entries/{entry_id}/discard", response=EntryOut, summary="作废草稿")
def discard(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Give a draft up."""
    viewer = check_permission(request, _EDIT)
    return _perform(request, act=lambda at: publishing.discard(viewer, entry_id=entry_id, at=at))


@router.post("/entries/{entry_id}/endorse", response=EntryOut, summary="部门审核通过")
def endorse(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Let an entry go on to the approvals bureau."""
    viewer = check_permission(request, _REVIEW)
    return _perform(request, act=lambda at: publishing.endorse(viewer, entry_id=entry_id, at=at))


@router.post("/entries/{entry_id}/return", response=EntryOut, summary="退回修改")
def send_back(request: HttpRequest, entry_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Return an entry to its authors with the reason."""
    viewer = check_permission(request, _REVIEW, _APPROVE)
    return _perform(
        request,
        act=lambda at: publishing.send_back(viewer, entry_id=entry_id, reason=payload.reason, at=at),
    )


@router.post("/entries/{entry_id}/approve", response=EntryOut, summary="审批局核准")
def approve(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The approvals bureau approves."""
    viewer = check_permission(request, _APPROVE)
    return _perform(request, act=lambda at: publishing.approve(viewer, entry_id=entry_id, at=at))


@router.post("/entries/{entry_id}/publish", response=EntryOut, summary="按生效日期发布（或停止办理）")
def publish(request: HttpRequest, entry_id: UUID, payload: DayIn) -> HttpResponse:
    """Publish from a day on; an approved repeal ends its thing from that day on."""
    viewer = check_permission(request, _APPROVE)
    return _perform(
        request,
        act=lambda at: publishing.publish(
            viewer, entry_id=entry_id, effective_from=payload.effective_from, at=at
        ),
    )


def _anybody(request: HttpRequest) -> Viewer:
    return check_permission(request, *_ALL)


def _perform(
    request: HttpRequest, *, act: Callable[[datetime], EntryMade], status: int = 200
) -> HttpResponse:
    def _act(at: datetime) -> dict[str, Any]:
        body: dict[str, Any] = plain(asdict(act(at)))
        return body

    return perform(request, act=_act, status=status)
