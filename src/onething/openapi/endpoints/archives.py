"""Archives for who keeps them: what is kept, one with its index, its documents, the whole, and the acts on it."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from onething.archives.contracts import ArchiveRow, ArchiveState, ArchiveView, IndexRow, Wanted
from onething.archives.queries.archives import list_archives
from onething.journey.ways import archiving
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.openapi.archive_schemas import HoldIn
from onething.openapi.authentication import check_permission
from onething.openapi.documenting import file_answer
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import ReasonIn

router = Router()
_KEEP = Permission.KEEP_ARCHIVES
PDF, ZIP, ANY = "application/pdf", "application/zip", "application/octet-stream"


@router.get("", response=dict[str, Any], summary="档案")
def list_all(
    request: HttpRequest, number: str = "", thing: str = "", state: ArchiveState | None = None,
    due_by: date | None = None, cursor: str = "", limit: int = 20,
) -> dict[str, Any]:  # fmt: skip
    """List the archives in the viewer's keeping, newest first; `number` is the archive's, the case's or the place's."""
    viewer, limit = check_permission(request, _KEEP), max(1, min(limit, 100))
    wanted = Wanted(text=number, thing_code=thing, state=state, due_by=due_by)
    rows = list_archives(viewer, wanted=wanted, after=cursor_of(cursor), limit=limit)
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [_present_row(row) for row in rows], "next": following}


@router.get("/{archive_id}", response=dict[str, Any], summary="一份档案及其卷内目录")
def show(request: HttpRequest, archive_id: UUID) -> dict[str, Any]:
    """Show one archive with index, metadata and next acts; the read is logged."""
    return _present(archiving.read(check_permission(request, _KEEP), archive_id=archive_id, at=now()))


@router.get("/{archive_id}/index", summary="卷内目录（PDF/A）", openapi_extra=file_answer(PDF))
def show_index(request: HttpRequest, archive_id: UUID) -> HttpResponse:
    """Return the index as PDF/A; the read is logged."""
    viewer = check_permission(request, _KEEP)
    document = archiving.read_index(viewer, archive_id=archive_id, at=now())
    return _hand_out(document, media_type=PDF, name="index.pdf")


@router.get("/{archive_id}/documents/{number}", summary="卷内文件", openapi_extra=file_answer(ANY))
def show_document(request: HttpRequest, archive_id: UUID, number: int) -> HttpResponse:
    """Return one document by its number in the index; the read is logged."""
    viewer = check_permission(request, _KEEP)
    document, content = archiving.read_document(viewer, archive_id=archive_id, number=number, at=now())
    return _hand_out(content, media_type=ANY, name=document.name)


@router.get("/{archive_id}/export", summary="整卷导出（zip）", openapi_extra=file_answer(ZIP))
def export(request: HttpRequest, archive_id: UUID) -> HttpResponse:
    """Return index and documents as a zip; the export is logged."""
    viewer = check_permission(request, _KEEP)
    name, packed = archiving.export(viewer, archive_id=archive_id, at=now())
    return _hand_out(packed, media_type=ZIP, name=name)


@router.post("/{archive_id}/append", response=dict[str, Any], summary="补充归档")
def append(request: HttpRequest, archive_id: UUID) -> HttpResponse:
    """Take in what the case has got since it was archived."""
    viewer = check_permission(request, _KEEP)
    return _act(
        viewer,
        request=request,
        archive_id=archive_id,
        act=lambda at: archiving.append(viewer, archive_id=archive_id, at=at),
    )


@router.post("/{archive_id}/hold", response=dict[str, Any], summary="暂停销毁")
def hold(request: HttpRequest, archive_id: UUID, payload: HoldIn) -> HttpResponse:
    """Hold an archive back from destruction, with the ground."""
    viewer, given = check_permission(request, _KEEP), payload.model_dump()
    return _act(
        viewer,
        request=request,
        archive_id=archive_id,
        act=lambda at: archiving.hold(viewer, archive_id=archive_id, at=at, **given),
    )


@router.post("/{archive_id}/lift", response=dict[str, Any], summary="解除暂停")
def lift(request: HttpRequest, archive_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Let a held archive go, with the reason."""
    viewer, reason = check_permission(request, _KEEP), payload.reason
    return _act(
        viewer,
        request=request,
        archive_id=archive_id,
        act=lambda at: archiving.lift(viewer, archive_id=archive_id, reason=reason, at=at),
    )


def _act(
    viewer: Viewer, *, request: HttpRequest, archive_id: UUID, act: Callable[[datetime], object]
) -> HttpResponse:
    def _perform(at: datetime) -> dict[str, Any]:
        act(at)
        return _present(archiving.read(viewer, archive_id=archive_id, at=at))

    return perform(request, act=_perform)


def _present(view: ArchiveView) -> dict[str, Any]:
    acts = [{"verb": verb, "label": label} for verb, label in view.next_acts]
    return {
        **_present_row(view.row),
        "held_for": view.held_for,
        "index": [_present_document(row) for row in view.index],
        "metadata": [asdict(one) for one in view.metadata],
        "next_acts": acts,
    }


def _present_row(row: ArchiveRow) -> dict[str, Any]:
    return {**plain(asdict(row)), "state_label": row.state.label}


def _present_document(row: IndexRow) -> dict[str, Any]:
    """A line of the index: its content has an address of its own."""
    names = ("group", "title", "responsible", "day", "name", "sm3", "size")
    told: dict[str, Any] = plain({name: getattr(row.document, name) for name in names})
    return {"number": row.number, **told, "added_on": plain(row.added_on)}


def _hand_out(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(True, name) or "attachment"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)
