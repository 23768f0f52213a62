"""The public lists and figures, and the signed exceptions to them."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey import listing
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import ANONYMOUS, Viewer
from onething.openapi.authentication import check_permission
from onething.openapi.catalogue_schemas import ExceptionIn
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import ReasonIn
from onething.publicity.contracts import (
    Effect,
    ExceptionDraft,
    ExceptionView,
    Figure,
    ListKind,
    PublishedList,
)
from onething.publicity.queries import (
    find_notes,
    get_exception,
    get_list,
    list_exceptions,
    list_figures,
    list_gaps,
    list_lists,
    list_matters,
)

router = Router()
_ANY = (Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)


@router.get("", auth=None, response=dict[str, Any], summary="有哪些清单")
def list_all(request: HttpRequest) -> dict[str, Any]:
    """Name every list with its definition and how many stand on it today. Public."""
    return {"items": [_head(one) for one in list_lists(ANONYMOUS, at=now())]}


@router.get("/figures", auth=None, response=dict[str, Any], summary="与方案目标对照的数字")
def show_figures(request: HttpRequest) -> dict[str, Any]:
    """Say how far the plan's targets are reached by what is published, each with its definition. Public."""
    return {"items": [_present_figure(one) for one in list_figures(ANONYMOUS, at=now())]}


@router.get("/gaps", response=dict[str, Any], summary="清单里要补的地方")
def show_gaps(request: HttpRequest) -> dict[str, Any]:
    """Say where lists, publications and exceptions do not fit together."""
    viewer = check_permission(request, *_ANY)
    return {"items": [plain(asdict(one)) for one in list_gaps(viewer, at=now())]}


@router.get("/matters", auth=None, response=dict[str, Any], summary="可以申请的事项（不重复）")
def show_matters(request: HttpRequest) -> dict[str, Any]:
    """List every matter that can be applied for, once, with the key that an exception names. Public."""
    found = list_matters(ANONYMOUS, at=now())
    items = [
        {"key": one.key, "name": one.name, "department": one.department, "codes": list(one.codes)}
        for one in found
    ]
    return {"items": items}


@router.get("/exceptions", response=dict[str, Any], summary="清单的例外")
def list_own(request: HttpRequest, cursor: str = "", limit: int = 50) -> dict[str, Any]:
    """List the exceptions the viewer may know of, newest first: all that were signed, and the unit's own proposals."""
    viewer, limit = check_permission(request, *_ANY), max(1, min(limit, 100))
    rows = list_exceptions(viewer, at=now(), after=cursor_of(cursor), limit=limit)
    following = str(rows[-1].exception.id) if len(rows) == limit else None
    return {"items": [present_exception(one) for one in rows], "next": following}


@router.post("/exceptions", response={201: dict[str, Any]}, summary="提出例外")
def propose(request: HttpRequest, payload: ExceptionIn) -> HttpResponse:
    """Propose that a matter stands on a list, or not, from a day until a day."""
    viewer = check_permission(request, *_ANY)
    draft = ExceptionDraft(
        **payload.model_dump() | {"list": ListKind(payload.list), "effect": Effect(payload.effect)}
    )
    return _perform(
        viewer, request=request, act=lambda at: listing.propose(viewer, draft=draft, at=at), status=201
    )


@router.get("/exceptions/{exception_id}", auth=None, response=dict[str, Any], summary="一条已签署的例外")
def show_exception(request: HttpRequest, exception_id: UUID) -> dict[str, Any]:
    """Show a signed exception with the text that was signed, the signature and the key. Public."""
    view = get_exception(ANONYMOUS, exception_id=exception_id, at=now())
    body = present_exception(view)
    return {key: value for key, value in body.items() if key not in ("proposed_by", "signed_by", "next_acts")}


@router.post("/exceptions/{exception_id}/sign", response=dict[str, Any], summary="签署例外")
def sign(request: HttpRequest, exception_id: UUID) -> HttpResponse:
    """The approvals bureau signs what another hand proposed."""
    viewer = check_permission(request, Permission.APPROVE_CATALOGUE)
    return _perform(
        viewer, request=request, act=lambda at: listing.sign(viewer, exception_id=exception_id, at=at)
    )


@router.post("/exceptions/{exception_id}/decline", response=dict[str, Any], summary="不同意例外")
def decline(request: HttpRequest, exception_id: UUID, payload: ReasonIn) -> HttpResponse:
    """The approvals bureau says no, or the proposer takes it back."""
    viewer, reason = check_permission(request, *_ANY), payload.reason
    return _perform(
        viewer,
        request=request,
        act=lambda at: listing.decline(viewer, exception_id=exception_id, reason=reason, at=at),
    )


@router.post("/exceptions/{exception_id}/revoke", response=dict[str, Any], summary="撤销例外")
def revoke(request: HttpRequest, exception_id: UUID, payload: ReasonIn) -> HttpResponse:
    """End a signed exception: from today it counts no more."""
    viewer, reason = check_permission(request, Permission.APPROVE_CATALOGUE), payload.reason
    return _perform(
        viewer,
        request=request,
        act=lambda at: listing.revoke(viewer, exception_id=exception_id, reason=reason, at=at),
    )


@router.get("/{list_kind}", auth=None, response=dict[str, Any], summary="一份清单")
def show_list(request: HttpRequest, list_kind: ListKind) -> dict[str, Any]:
    """Show a list as it stands today: computed from what is in force and what was signed. Public."""
    listed = get_list(ANONYMOUS, kind=list_kind, at=now())
    return {
        **_head(listed),
        "day": listed.day.isoformat(),
        "items": [plain(asdict(row)) for row in listed.rows],
    }


def present_exception(view: ExceptionView) -> dict[str, Any]:
    """Return an exception with its life and the viewer's next acts."""
    body: dict[str, Any] = plain(asdict(view))
    acts = [{"verb": verb, "label": label} for verb, label in view.next_acts]
    return {**body.pop("exception"), **body, "state_label": view.state.label, "next_acts": acts}


def _head(listed: PublishedList) -> dict[str, Any]:
    kind = listed.kind
    return {
        "kind": kind.value,
        "label": kind.label,
        "definition": kind.definition,
        "source": kind.source,
        "count": len(listed.rows),
        "unknown": listed.unknown,
        "without_ground": listed.without_ground,
        "notes": list(find_notes(ANONYMOUS, listed=listed)),
    }


def _present_figure(one: Figure) -> dict[str, Any]:
    said = {"label": one.label, "definition": one.definition, "promise": one.promise}
    return {**asdict(one), **said, "permille": one.permille}


def _perform(
    viewer: Viewer, *, request: HttpRequest, act: Callable[[datetime], ExceptionView], status: int = 200
) -> HttpResponse:
    return perform(request, act=lambda at: present_exception(act(at)), status=status)
