"""What a query of supervision returns: frozen, scoped to its viewer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases.contracts.kinds import Light
from onething.rulebook.contracts import Rule, RuleKind
from onething.supervision.contracts.kinds import CardState, Colour, OrderState, PointState


@dataclass(frozen=True)
class ClockLine:
    """A running clock on a list: nothing personal. `days_left` counts working days to the nearer limit."""

    id: UUID
    case_id: UUID
    number: str
    thing_code: str
    thing_name: str
    name: str
    matter_name: str
    unit_code: str
    hall_code: str
    started_on: date
    promised_on: date | None
    statutory_on: date | None
    light: Light
    days_left: int | None
    provisional_years: tuple[int, ...]


@dataclass(frozen=True)
class LightCount:
    """How many running clocks of a hall, a department or a thing stand at which light, and its open cards."""

    key: str
    name: str
    green: int
    amber: int
    red: int
    cards: int


@dataclass(frozen=True)
class Said:
    """Something that was done about a card, an order or a point: who, when, in which words."""

    verb: str
    label: str
    post: str | None
    unit_code: str | None
    person_id: UUID | None
    at: datetime
    text: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class NextAct:
    """Something the viewer may do now, straight from the table of moves."""

    verb: str
    label: str


@dataclass(frozen=True)
class CardRow:
    """A card on a list."""

    id: UUID
    number: str
    colour: Colour
    kind: RuleKind
    rule: str
    rule_name: str
    case_id: UUID | None
    case_number: str
    thing_name: str
    matter_name: str
    unit_code: str
    raised_at: datetime
    answer_by: date
    state: CardState


@dataclass(frozen=True)
class CardView:
    """One card: rule and version, what it is about, unit and person, answer by when, and everything said about it."""

    row: CardRow
    rule: Rule | None
    rules_version: int
    about: str
    person_id: UUID | None
    recorded_at: datetime
    facts: Mapping[str, Any]
    said: tuple[Said, ...]
    next_acts: tuple[NextAct, ...]
    order_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class OrderRow:
    """An order on a list."""

    id: UUID
    number: str
    unit_code: str
    case_id: UUID | None
    case_number: str
    card_id: UUID | None
    card_number: str
    due_on: date
    state: OrderState
    issued_at: datetime


@dataclass(frozen=True)
class OrderView:
    """One order with everything said about it."""

    row: OrderRow
    said: tuple[Said, ...]
    next_acts: tuple[NextAct, ...]


@dataclass(frozen=True)
class PointRow:
    """A point of a rectification list."""

    id: UUID
    number: str
    unit_code: str
    order_id: UUID | None
    card_id: UUID | None
    due_on: date
    state: PointState
    required_at: datetime
    has_proof: bool


@dataclass(frozen=True)
class PointView:
    """One point: the problem, its owner, proof, verification and accountability, in the words of who said them."""

    row: PointRow
    problem: str
    owner: str
    said: tuple[Said, ...]
    next_acts: tuple[NextAct, ...]
