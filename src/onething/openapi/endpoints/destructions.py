"""Destruction lists: proposed, examined, approved; what was on one is erased."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.archives.contracts import ListRow, ListView
from onething.archives.queries.destructions import get_destruction, list_destructions
from onething.journey.ways import destroying
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.openapi.archive_schemas import KeepBackIn, OpinionOfListIn
from onething.openapi.authentication import check_permission
from onething.openapi.documenting import file_answer
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import ReasonIn

router = Router()
_KEEP, _APPROVE = Permission.KEEP_ARCHIVES, Permission.APPROVE_DESTRUCTION
PDF = "application/pdf"


@router.get("", response=dict[str, Any], summary="销毁清单")
def list_all(request: HttpRequest, cursor: str = "", limit: int = 20) -> dict[str, Any]:
    """List the destruction lists of the viewer's unit, newest first."""
    viewer, limit = check_permission(request, _KEEP, _APPROVE), max(1, min(limit, 100))
    rows = list_destructions(viewer, after=cursor_of(cursor), limit=limit)
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [_present_row(row) for row in rows], "next": following}


@router.post("", response={201: dict[str, Any]}, summary="提出销毁清单")
def propose(request: HttpRequest) -> HttpResponse:
    """Put every archive of the unit whose time is over, and which nothing holds back, on a list."""
    viewer = check_permission(request, _KEEP)

    def _act(at: datetime) -> dict[str, Any]:
        return _present(get_destruction(viewer, list_id=destroying.propose(viewer, at=at)))

    return perform(request, act=_act, status=201)


@router.get("/{list_id}", response=dict[str, Any], summary="一份销毁清单")
def show(request: HttpRequest, list_id: UUID) -> dict[str, Any]:
    """Show a list with its archives, who did what, and next acts."""
    return _present(get_destruction(check_permission(request, _KEEP, _APPROVE), list_id=list_id))


@router.get("/{list_id}/certificate", summary="销毁清单（PDF/A）", openapi_extra=file_answer(PDF))
def show_certificate(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Return the list with its opinion as PDF/A."""
    document = destroying.get_certificate(check_permission(request, _KEEP, _APPROVE), list_id=list_id)
    headers = {"Content-Disposition": 'attachment; filename="certificate.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(document, content_type=PDF, headers=headers)


@router.post("/{list_id}/keep-back", response=dict[str, Any], summary="留存一卷")
def keep_back(request: HttpRequest, list_id: UUID, payload: KeepBackIn) -> HttpResponse:
    """Leave one archive of the list where it is, with the reason."""
    viewer, archive_id, reason = check_permission(request, _KEEP, _APPROVE), payload.archive, payload.reason
    return _act_on(
        viewer,
        request=request,
        list_id=list_id,
        act=lambda at: destroying.keep_back(
            viewer, list_id=list_id, archive_id=archive_id, reason=reason, at=at
        ),
    )


@router.post("/{list_id}/examine", response=dict[str, Any], summary="签署鉴定意见")
def examine(request: HttpRequest, list_id: UUID, payload: OpinionOfListIn) -> HttpResponse:
    """Another archivist signs the opinion on what is left on the list."""
    viewer, opinion = check_permission(request, _KEEP), payload.opinion
    return _act_on(
        viewer,
        request=request,
        list_id=list_id,
        act=lambda at: destroying.examine(viewer, list_id=list_id, opinion=opinion, at=at),
    )


@router.post("/{list_id}/approve", response=dict[str, Any], summary="批准销毁（立即执行）")
def approve(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """The unit's head approves: what is left on the list is destroyed at once, for ever."""
    viewer = check_permission(request, _APPROVE)
    return _act_on(
        viewer,
        request=request,
        list_id=list_id,
        act=lambda at: destroying.approve(viewer, list_id=list_id, at=at),
    )


@router.post("/{list_id}/decline", response=dict[str, Any], summary="不批准销毁")
def decline(request: HttpRequest, list_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Nothing of the list is destroyed."""
    viewer, reason = check_permission(request, _KEEP, _APPROVE), payload.reason
    return _act_on(
        viewer,
        request=request,
        list_id=list_id,
        act=lambda at: destroying.decline(viewer, list_id=list_id, reason=reason, at=at),
    )


def _act_on(
    viewer: Viewer, *, request: HttpRequest, list_id: UUID, act: Callable[[datetime], None]
) -> HttpResponse:
    def _perform(at: datetime) -> dict[str, Any]:
        act(at)
        return _present(get_destruction(viewer, list_id=list_id))

    return perform(request, act=_perform)


def _present(view: ListView) -> dict[str, Any]:
    body: dict[str, Any] = plain(asdict(view))
    body.pop("row")
    acts = [{"verb": verb, "label": label} for verb, label in view.next_acts]
    return {**_present_row(view.row), **body, "next_acts": acts}


def _present_row(row: ListRow) -> dict[str, Any]:
    told: dict[str, Any] = plain(asdict(row))
    count = told.pop("items")
    return {**told, "count": count, "state_label": row.state.label}
