"""What the endpoints of supervision take."""

from datetime import date
from uuid import UUID

from pydantic import Field

from onething.openapi.schemas import Strict, Text

LONGEST = 1000


class SaidIn(Strict):
    """An act of `next_acts` with its words; `due_on` is the new last day where something is to be done again."""

    verb: Text = Field(max_length=40)
    reason: Text = Field(max_length=LONGEST)
    due_on: date | None = None


class OrderIn(Strict):
    """A supervise order, on its own, or about a card or a case."""

    unit: Text = Field(max_length=18)
    text: Text = Field(max_length=LONGEST)
    due_on: date
    card_id: UUID | None = None
    case_id: UUID | None = None


class PointIn(Strict):
    """A point of a rectification list, on its own, or from a card or an order."""

    unit: Text = Field(max_length=18)
    problem: Text = Field(max_length=LONGEST)
    owner: Text = Field(max_length=40)
    due_on: date
    order_id: UUID | None = None
    card_id: UUID | None = None
