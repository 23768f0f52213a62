"""Rectification lists (整改清单): what is to be put right, by whom, until when; proof, verification, accountability."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.directory.queries import find_unit_by_code
from onething.files.actions import store_file
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.actions import create_data_key
from onething.keys.transactions import require_transaction
from onething.ledger.contracts import Subject
from onething.supervision import words
from onething.supervision.actions.ordering import check_day
from onething.supervision.actions.recording import Told, check_move, check_text, move, take_number
from onething.supervision.contracts.subjects import POINT
from onething.supervision.models import Point
from onething.supervision.queries.scoping import scope_cards, scope_orders, scope_points
from onething.supervision.states import POINT_MOVES

_MARK = "改"


@dataclass(frozen=True)
class PointGiven:
    """What a unit has to put right: the problem, who is responsible, until when; from an order or a card where there is one."""

    unit_code: str
    problem: str
    owner: str
    due_on: date
    order_id: UUID | None = None
    card_id: UUID | None = None


@dataclass(frozen=True)
class Proof:
    """How it was put right, and the paper that shows it."""

    text: str
    file_name: str = ""
    content: bytes = b""


def require_point(viewer: Viewer, *, given: PointGiven, at: datetime) -> UUID:
    """Put a point on a unit's list; returns its id."""
    require_transaction()
    check_move(POINT_MOVES, verb="require", state="", viewer=viewer, labels=words.POINT_STATES)
    problem = check_text(given.problem, field="problem")
    owner = check_text(given.owner, field="owner", least=2)
    check_day(given.due_on, at=at)
    if find_unit_by_code(SYSTEM, code=given.unit_code) is None:
        raise Refusal("supervision.unit.unknown", words.UNIT_UNKNOWN, field="unit")
    row = Point(
        unit_code=given.unit_code,
        order=scope_orders(viewer).filter(id=given.order_id).first() if given.order_id else None,
        card=scope_cards(viewer).filter(id=given.card_id).first() if given.card_id else None,
        due_on=given.due_on,
        number=take_number(_MARK, year=local_day(at).year),
        state="",
        required_at=at,
        data_key_id=create_data_key(),
    )
    facts = {"unit": row.unit_code, "due_on": row.due_on.isoformat(), "number": row.number}
    facts |= {"order": str(row.order_id)} if row.order_id else {}
    facts |= {"card": str(row.card_id)} if row.card_id else {}
    personal = {"problem": problem, "owner": owner}
    _move(row, verb="require", viewer=viewer, facts=facts, personal=personal, at=at)
    row.save(force_insert=True)
    point_id: UUID = row.id
    return point_id


def prove_point(viewer: Viewer, *, point_id: UUID, proof: Proof, at: datetime) -> None:
    """The unit says that it is put right, and shows it."""
    row = _lock(viewer, point_id=point_id, verb="prove")
    text = check_text(proof.text, field="text")
    facts: dict[str, Any] = {}
    if proof.content:
        stored = store_file(content=proof.content, name=proof.file_name, data_key_id=row.data_key_id, at=at)
        row.proof_id, facts = stored.id, {"proof_sm3": stored.sm3}
    _move(row, verb="prove", viewer=viewer, facts=facts, personal={"text": text}, at=at)
    row.save()


def send_point_back(viewer: Viewer, *, point_id: UUID, text: str, due_on: date, at: datetime) -> None:
    """The supervisor finds that it is not put right: again, by another day."""
    check_day(due_on, at=at)
    row = _lock(viewer, point_id=point_id, verb="send_back")
    row.due_on = due_on
    _say(row, verb="send_back", viewer=viewer, text=text, at=at)


def verify_point(viewer: Viewer, *, point_id: UUID, text: str, at: datetime) -> None:
    """The supervisor saw that it is put right."""
    row = _lock(viewer, point_id=point_id, verb="verify")
    row.verified_at = at
    _say(row, verb="verify", viewer=viewer, text=text, at=at)


def note_accountability(viewer: Viewer, *, point_id: UUID, text: str, at: datetime) -> None:
    """Who was held to account, and how."""
    row = _lock(viewer, point_id=point_id, verb="note_accountability")
    _say(row, verb="note_accountability", viewer=viewer, text=text, at=at)


def _lock(viewer: Viewer, *, point_id: UUID, verb: str) -> Point:
    require_transaction()
    row = scope_points(viewer).select_for_update(of=("self",)).filter(id=point_id).first()
    if row is None:
        raise Refusal("supervision.point.unknown", words.POINT_UNKNOWN, status=404)
    check_move(POINT_MOVES, verb=verb, state=row.state, viewer=viewer, labels=words.POINT_STATES)
    return row


def _say(row: Point, *, verb: str, viewer: Viewer, text: str, at: datetime) -> None:
    facts = {"due_on": row.due_on.isoformat()}
    personal = {"text": check_text(text, field="text")}
    _move(row, verb=verb, viewer=viewer, facts=facts, personal=personal, at=at)
    row.save()


def _move(
    row: Point,
    *,
    verb: str,
    viewer: Viewer,
    facts: Mapping[str, Any],
    personal: Mapping[str, Any],
    at: datetime,
) -> None:
    told = Told(
        subject=Subject(kind=POINT, id=row.id),
        data_key_id=row.data_key_id,
        facts=facts,
        personal=personal,
        payload={"point_id": str(row.id)},
    )
    move(row, moves=POINT_MOVES, verb=verb, viewer=viewer, labels=words.POINT_STATES, told=told, at=at)
