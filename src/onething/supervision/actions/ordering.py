"""Supervise orders (督办单): issued by the supervisor or up the ladder, reported on, returned, closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.directory.queries import find_unit_by_code
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.actions import create_data_key
from onething.keys.transactions import require_transaction
from onething.ledger.contracts import Subject
from onething.supervision import words
from onething.supervision.actions.recording import Told, check_move, check_text, move, take_number
from onething.supervision.contracts.subjects import ORDER
from onething.supervision.models import Card, Followed
from onething.supervision.models import Order as OrderRow
from onething.supervision.queries.scoping import scope_cards, scope_orders
from onething.supervision.states import ORDER_MOVES

_MARK = "督"


@dataclass(frozen=True)
class OrderGiven:
    """What a supervisor orders: whom, what, until when; about a card or a case where there is one."""

    unit_code: str
    text: str
    due_on: date
    card_id: UUID | None = None
    case_id: UUID | None = None


def issue_order(viewer: Viewer, *, given: OrderGiven, at: datetime) -> UUID:
    """Order a unit to do something and to report by a day; returns the order's id."""
    require_transaction()
    check_move(ORDER_MOVES, verb="order", state="", viewer=viewer, labels=words.ORDER_STATES)
    text = check_text(given.text, field="text")
    check_day(given.due_on, at=at)
    if find_unit_by_code(SYSTEM, code=given.unit_code) is None:
        raise Refusal("supervision.unit.unknown", words.UNIT_UNKNOWN, field="unit")
    card = scope_cards(viewer).filter(id=given.card_id).first() if given.card_id else None
    about = Followed.objects.filter(subject_id=given.case_id).first() if given.case_id else None
    followed = card.followed if card else about
    row = OrderRow(unit_code=given.unit_code, card=card, followed=followed, due_on=given.due_on)
    return _issue(row, viewer=viewer, text=text, at=at)


def issue_automatically(card: Card, *, text: str, due_on: date, at: datetime) -> UUID:
    """A red card that nobody answered goes up: the system orders an explanation."""
    row = OrderRow(unit_code=card.unit_code, card=card, followed=card.followed, due_on=due_on)
    return _issue(row, viewer=SYSTEM, text=text, at=at)


def report_order(viewer: Viewer, *, order_id: UUID, text: str, at: datetime) -> None:
    """The unit reports what it did."""
    _do(viewer, order_id=order_id, verb="report", text=text, at=at)


def return_order(viewer: Viewer, *, order_id: UUID, text: str, due_on: date, at: datetime) -> None:
    """The supervisor is not content: it is to be done again by another day."""
    check_day(due_on, at=at)
    _do(viewer, order_id=order_id, verb="return_order", text=text, at=at, due_on=due_on)


def close_order(viewer: Viewer, *, order_id: UUID, text: str, at: datetime) -> None:
    """The supervisor closes the order and says with what."""
    _do(viewer, order_id=order_id, verb="close_order", text=text, at=at)


def check_day(due_on: date, *, at: datetime) -> None:
    """Refuse a day that leaves no time (`supervision.day.past`)."""
    if due_on <= local_day(at):
        raise Refusal("supervision.day.past", words.DAY_PAST, field="due_on")


def _issue(row: OrderRow, *, viewer: Viewer, text: str, at: datetime) -> UUID:
    row.number, row.issued_at = take_number(_MARK, year=local_day(at).year), at
    row.data_key_id, row.state = create_data_key(), ""
    facts = {"unit": row.unit_code, "due_on": row.due_on.isoformat(), "number": row.number}
    facts |= {"card": str(row.card_id)} if row.card_id else {}
    facts |= {"about": str(row.followed_id)} if row.followed_id else {}
    _move(row, verb="order", viewer=viewer, facts=facts, text=text, at=at)
    row.save(force_insert=True)
    order_id: UUID = row.id
    return order_id


def _do(
    viewer: Viewer, *, order_id: UUID, verb: str, text: str, at: datetime, due_on: date | None = None
) -> None:
    require_transaction()
    row = scope_orders(viewer).select_for_update(of=("self",)).filter(id=order_id).first()
    if row is None:
        raise Refusal("supervision.order.unknown", words.ORDER_UNKNOWN, status=404)
    check_move(ORDER_MOVES, verb=verb, state=row.state, viewer=viewer, labels=words.ORDER_STATES)
    row.due_on = due_on or row.due_on
    facts = {"due_on": row.due_on.isoformat()}
    _move(row, verb=verb, viewer=viewer, facts=facts, text=check_text(text, field="text"), at=at)
    row.closed_at = at if verb == "close_order" else None
    row.save()


def _move(
    row: OrderRow, *, verb: str, viewer: Viewer, facts: Mapping[str, Any], text: str, at: datetime
) -> None:
    told = Told(
        subject=Subject(kind=ORDER, id=row.id),
        data_key_id=row.data_key_id,
        facts=facts,
        personal={"text": text},
        payload={"order_id": str(row.id)},
    )
    move(row, moves=ORDER_MOVES, verb=verb, viewer=viewer, labels=words.ORDER_STATES, told=told, at=at)
