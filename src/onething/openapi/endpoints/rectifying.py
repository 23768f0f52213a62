"""Supervise orders and rectification lists: a unit sees and answers its own, the supervisor gives and decides."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router
from ninja.files import UploadedFile

from onething.files.actions import check_size
from onething.journey.ways import supervising
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.openapi import words
from onething.openapi.authentication import check_permission
from onething.openapi.documenting import file_answer
from onething.openapi.endpoints.supervision import TAKING_PART, WATCHING, check_verb
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.supervision_schemas import OrderIn, PointIn, SaidIn
from onething.supervision.actions.ordering import OrderGiven
from onething.supervision.actions.rectifying import PointGiven, Proof
from onething.supervision.contracts.kinds import OrderState, PointState
from onething.supervision.queries.orders import get_order, get_point, list_orders, list_points

router = Router()
_ORDER_ACTS = {
    "report": supervising.report,
    "return_order": supervising.return_order,
    "close_order": supervising.close_order,
}
_POINT_ACTS = {
    "send_back": supervising.send_back,
    "verify": supervising.verify,
    "note_accountability": supervising.note_accountability,
}
_WITH_DAY = frozenset({"return_order", "send_back"})


@router.get("/orders", response=dict[str, Any], summary="督办单")
def show_orders(
    request: HttpRequest, state: OrderState | None = None, cursor: str = "", limit: int = 20
) -> dict[str, Any]:
    """List the orders, newest first: a unit its own, the supervisor all."""
    viewer, limit = check_permission(request, *TAKING_PART), max(1, min(limit, 100))
    return _page(list_orders(viewer, state=state, after=cursor_of(cursor), limit=limit), limit=limit)


@router.post("/orders", response={201: dict[str, Any]}, summary="发督办单")
def issue(request: HttpRequest, payload: OrderIn) -> HttpResponse:
    """Order a unit to do something and to report by a day."""
    viewer, given = check_permission(request, *WATCHING), payload.model_dump()
    order = OrderGiven(unit_code=given.pop("unit"), **given)

    def _act(at: datetime) -> dict[str, Any]:
        return _present_order(viewer, order_id=supervising.order(viewer, given=order, at=at))

    return perform(request, act=_act, status=201)


@router.get("/orders/{order_id}", response=dict[str, Any], summary="一张督办单")
def show_order(request: HttpRequest, order_id: UUID) -> dict[str, Any]:
    """Show an order with everything said about it and what may be done."""
    return _present_order(check_permission(request, *TAKING_PART), order_id=order_id)


@router.post("/orders/{order_id}/respond", response=dict[str, Any], summary="回复、退回、办结")
def respond_to_order(request: HttpRequest, order_id: UUID, payload: SaidIn) -> HttpResponse:
    """Do an act of the order's `next_acts`."""
    viewer = check_permission(request, *TAKING_PART)
    get_order(viewer, order_id=order_id)
    act, said = check_verb(_ORDER_ACTS, verb=payload.verb), _say(payload)

    def _act(at: datetime) -> dict[str, Any]:
        act(viewer, order_id=order_id, **said, at=at)
        return _present_order(viewer, order_id=order_id)

    return perform(request, act=_act)


@router.get("/points", response=dict[str, Any], summary="整改清单")
def show_points(
    request: HttpRequest, state: PointState | None = None, cursor: str = "", limit: int = 20
) -> dict[str, Any]:
    """List the points, newest first: a unit its own, the supervisor all."""
    viewer, limit = check_permission(request, *TAKING_PART), max(1, min(limit, 100))
    return _page(list_points(viewer, state=state, after=cursor_of(cursor), limit=limit), limit=limit)


@router.post("/points", response={201: dict[str, Any]}, summary="列入整改清单")
def require(request: HttpRequest, payload: PointIn) -> HttpResponse:
    """Put a point on a unit's list: the problem, who is responsible, until when."""
    viewer, given = check_permission(request, *WATCHING), payload.model_dump()
    point = PointGiven(unit_code=given.pop("unit"), **given)

    def _act(at: datetime) -> dict[str, Any]:
        return _present_point(viewer, point_id=supervising.require(viewer, given=point, at=at))

    return perform(request, act=_act, status=201)


@router.get("/points/{point_id}", response=dict[str, Any], summary="一条整改")
def show_point(request: HttpRequest, point_id: UUID) -> dict[str, Any]:
    """Show a point: the problem, its owner, proof, verification and accountability."""
    return _present_point(check_permission(request, *TAKING_PART), point_id=point_id)


@router.post("/points/{point_id}/respond", response=dict[str, Any], summary="退回、验收、记录问责")
def respond_to_point(request: HttpRequest, point_id: UUID, payload: SaidIn) -> HttpResponse:
    """Do an act of the point's `next_acts`; the proof has an address of its own."""
    viewer = check_permission(request, *TAKING_PART)
    get_point(viewer, point_id=point_id)
    act, said = check_verb(_POINT_ACTS, verb=payload.verb), _say(payload)

    def _act(at: datetime) -> dict[str, Any]:
        act(viewer, point_id=point_id, **said, at=at)
        return _present_point(viewer, point_id=point_id)

    return perform(request, act=_act)


@router.post("/points/{point_id}/proof", response=dict[str, Any], summary="报告已整改，附证明")
def prove(
    request: HttpRequest, point_id: UUID, reason: Form[str] = "", file: File[UploadedFile | None] = None
) -> HttpResponse:
    """Say how a point was put right (`reason`), with the paper that shows it where there is one."""
    viewer = check_permission(request, *TAKING_PART)
    proof = Proof(text=reason)
    if file is not None:
        check_size(size=file.size or 0)
        proof = Proof(text=reason, file_name=file.name or "", content=file.read())

    def _act(at: datetime) -> dict[str, Any]:
        supervising.prove(viewer, point_id=point_id, proof=proof, at=at)
        return _present_point(viewer, point_id=point_id)

    return perform(request, act=_act)


@router.get("/points/{point_id}/proof", summary="查看整改证明", openapi_extra=file_answer("*/*"))
def show_proof(request: HttpRequest, point_id: UUID) -> HttpResponse:
    """Return the paper that shows how a point was put right."""
    viewer = check_permission(request, *TAKING_PART)
    _name, media_type, content = supervising.open_proof(viewer, point_id=point_id, at=now())
    headers = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


def _say(payload: SaidIn) -> dict[str, Any]:
    if payload.verb not in _WITH_DAY:
        return {"text": payload.reason}
    if payload.due_on is None:
        raise Refusal("request.day_missing", words.DAY_MISSING, field="due_on")
    return {"text": payload.reason, "due_on": payload.due_on}


def _page(rows: list[Any], *, limit: int) -> dict[str, Any]:
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [plain(asdict(row)) for row in rows], "next": following}


def _present_order(viewer: Viewer, *, order_id: UUID) -> dict[str, Any]:
    body: dict[str, Any] = plain(asdict(get_order(viewer, order_id=order_id)))
    return {**body.pop("row"), **body}


def _present_point(viewer: Viewer, *, point_id: UUID) -> dict[str, Any]:
    body: dict[str, Any] = plain(asdict(get_point(viewer, point_id=point_id)))
    return {**body.pop("row"), **body}
