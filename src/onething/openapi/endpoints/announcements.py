"""Announcements and policy explanations: read by anybody, written and published by posts of the catalogue."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey import announcing
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import ANONYMOUS
from onething.openapi.authentication import check_permission
from onething.openapi.catalogue_schemas import AnnouncementIn
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import ReasonIn
from onething.publicity.contracts import AnnouncementDraft, AnnouncementView
from onething.publicity.queries import (
    get_announcement,
    list_announcements,
    list_own_announcements,
    list_touchable,
)

router = Router()
_ANY = (Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)
_OF_THE_HOUSE = ("proposed_by", "signed_by", "next_acts")


@router.get("", auth=None, response=dict[str, Any], summary="现在的公告和政策解读")
def list_public(
    request: HttpRequest, touching: str = "", cursor: str = "", limit: int = 50
) -> dict[str, Any]:
    """List what is announced today, newest first; `touching`: only about this thing (code) or matter (key). Public."""
    keys = (touching,) if touching else ()
    after, limit = cursor_of(cursor), max(1, min(limit, 100))
    rows = list_announcements(ANONYMOUS, at=now(), touching=keys, after=after, limit=limit)
    return {"items": [_present_public(one) for one in rows], "next": _find_next(rows, limit=limit)}


@router.post("", response={201: dict[str, Any]}, summary="写一篇公告或政策解读")
def propose(request: HttpRequest, payload: AnnouncementIn) -> HttpResponse:
    """Hand an announcement in; the approvals bureau publishes it."""
    viewer = check_permission(request, *_ANY)
    draft = AnnouncementDraft(**payload.model_dump() | {"touched": tuple(payload.touched)})
    return _perform(request, act=lambda at: announcing.propose(viewer, draft=draft, at=at), status=201)


@router.get("/papers", response=dict[str, Any], summary="本单位写的")
def list_own(request: HttpRequest, cursor: str = "", limit: int = 50) -> dict[str, Any]:
    """List what the viewer's unit wrote, wherever it stands, newest first; the approvals bureau sees all."""
    viewer, limit = check_permission(request, *_ANY), max(1, min(limit, 100))
    rows = list_own_announcements(viewer, at=now(), after=cursor_of(cursor), limit=limit)
    return {"items": [_present(one) for one in rows], "next": _find_next(rows, limit=limit)}


@router.get("/touchable", auth=None, response=dict[str, Any], summary="可以涉及的一件事和事项")
def show_touchable(request: HttpRequest) -> dict[str, Any]:
    """List every thing and matter in force with the key by which announcements name it. Public."""
    return {"items": [asdict(one) for one in list_touchable(ANONYMOUS, at=now())]}


@router.get("/{paper_id}", auth=None, response=dict[str, Any], summary="一篇公告或政策解读")
def show_one(request: HttpRequest, paper_id: UUID) -> dict[str, Any]:
    """Show what was announced with its signature, also when it is over; a withdrawn one without its text. Public."""
    return _present_public(get_announcement(ANONYMOUS, paper_id=paper_id, at=now()))


@router.post("/{paper_id}/sign", response=dict[str, Any], summary="签署发布")
def sign(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The approvals bureau publishes what another hand wrote."""
    viewer = check_permission(request, Permission.APPROVE_CATALOGUE)
    return _perform(request, act=lambda at: announcing.sign(viewer, paper_id=paper_id, at=at))


@router.post("/{paper_id}/decline", response=dict[str, Any], summary="不同意发布")
def decline(request: HttpRequest, paper_id: UUID, payload: ReasonIn) -> HttpResponse:
    """The approvals bureau says no, or the author takes it back."""
    viewer, reason = check_permission(request, *_ANY), payload.reason
    return _perform(
        request, act=lambda at: announcing.decline(viewer, paper_id=paper_id, reason=reason, at=at)
    )


@router.post("/{paper_id}/revoke", response=dict[str, Any], summary="撤下")
def revoke(request: HttpRequest, paper_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Withdraw a published one: from now on no channel shows its text."""
    viewer, reason = check_permission(request, Permission.APPROVE_CATALOGUE), payload.reason
    return _perform(
        request, act=lambda at: announcing.revoke(viewer, paper_id=paper_id, reason=reason, at=at)
    )


def _present(view: AnnouncementView) -> dict[str, Any]:
    body: dict[str, Any] = plain(asdict(view))
    acts = [{"verb": verb, "label": label} for verb, label in view.next_acts]
    labels = {"kind_label": view.announcement.kind.label, "state_label": view.state.label}
    return {**body.pop("announcement"), **body, **labels, "next_acts": acts}


def _present_public(view: AnnouncementView) -> dict[str, Any]:
    """Who wrote and who signed is the office's own matter."""
    return {key: value for key, value in _present(view).items() if key not in _OF_THE_HOUSE}


def _find_next(rows: list[AnnouncementView], *, limit: int) -> str | None:
    return str(rows[-1].announcement.id) if len(rows) == limit else None


def _perform(
    request: HttpRequest, *, act: Callable[[datetime], AnnouncementView], status: int = 200
) -> HttpResponse:
    return perform(request, act=lambda at: _present(act(at)), status=status)
