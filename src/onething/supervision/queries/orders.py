"""Supervise orders and points of rectification lists: lists and one whole."""

from uuid import UUID

from onething.files.queries import read_file
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.ledger.contracts import Subject
from onething.supervision import words
from onething.supervision.contracts.kinds import OrderState, PointState
from onething.supervision.contracts.subjects import ORDER, POINT
from onething.supervision.contracts.views import OrderRow, OrderView, PointRow, PointView
from onething.supervision.models import Order, Point
from onething.supervision.queries.saying import offer, read_said
from onething.supervision.queries.scoping import scope_orders, scope_points
from onething.supervision.states import ORDER_MOVES, POINT_MOVES

PAGE = 20


def list_orders(
    viewer: Viewer, *, state: OrderState | None = None, after: UUID | None = None, limit: int = PAGE
) -> list[OrderRow]:
    """One page of the orders the viewer may see, newest first."""
    orders = scope_orders(viewer).order_by("-id")
    orders = orders.filter(state=state) if state else orders
    orders = orders.filter(id__lt=after) if after else orders
    return [_order_row(row) for row in orders[: min(limit, 100)]]


def get_order(viewer: Viewer, *, order_id: UUID) -> OrderView:
    """Return one order; refuses `supervision.order.unknown` (404) for what is not theirs."""
    row = scope_orders(viewer).filter(id=order_id).first()
    if row is None:
        raise Refusal("supervision.order.unknown", words.ORDER_UNKNOWN, status=404)
    said = read_said(viewer, subject=Subject(kind=ORDER, id=row.id), is_about=lambda _facts: True)
    return OrderView(_order_row(row), said=said, next_acts=offer(viewer, moves=ORDER_MOVES, state=row.state))


def list_points(
    viewer: Viewer, *, state: PointState | None = None, after: UUID | None = None, limit: int = PAGE
) -> list[PointRow]:
    """One page of the points the viewer may see, newest first."""
    points = scope_points(viewer).order_by("-id")
    points = points.filter(state=state) if state else points
    points = points.filter(id__lt=after) if after else points
    return [_point_row(row) for row in points[: min(limit, 100)]]


def get_point(viewer: Viewer, *, point_id: UUID) -> PointView:
    """Return one point; refuses `supervision.point.unknown` (404) for what is not theirs."""
    row = _find_point(viewer, point_id=point_id)
    said = read_said(viewer, subject=Subject(kind=POINT, id=row.id), is_about=lambda _facts: True)
    return PointView(
        row=_point_row(row),
        problem=said[0].facts.get("problem", said[0].text),
        owner=said[0].facts.get("owner", ""),
        said=said,
        next_acts=offer(viewer, moves=POINT_MOVES, state=row.state),
    )


def read_proof(viewer: Viewer, *, point_id: UUID) -> tuple[str, str, bytes]:
    """Return name, media type and content of the proof of a point; refuses (404) where there is none."""
    row = _find_point(viewer, point_id=point_id)
    if row.proof_id is None:
        raise Refusal("supervision.point.unknown", words.POINT_UNKNOWN, status=404)
    stored, content = read_file(viewer, file_id=row.proof_id)
    return stored.name, stored.media_type, content


def _find_point(viewer: Viewer, *, point_id: UUID) -> Point:
    row = scope_points(viewer).filter(id=point_id).first()
    if row is None:
        raise Refusal("supervision.point.unknown", words.POINT_UNKNOWN, status=404)
    return row


def _order_row(row: Order) -> OrderRow:
    return OrderRow(
        id=row.id,
        number=row.number,
        unit_code=row.unit_code,
        case_id=row.followed.subject_id if row.followed and row.followed.number else None,
        case_number=row.followed.number if row.followed else "",
        card_id=row.card_id,
        card_number=row.card.number if row.card else "",
        due_on=row.due_on,
        state=OrderState(row.state),
        issued_at=row.issued_at,
    )


def _point_row(row: Point) -> PointRow:
    return PointRow(
        id=row.id,
        number=row.number,
        unit_code=row.unit_code,
        order_id=row.order_id,
        card_id=row.card_id,
        due_on=row.due_on,
        state=PointState(row.state),
        required_at=row.required_at,
        has_proof=row.proof_id is not None,
    )
