"""What endpoints take and give, as documented in openapi.json."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field


class Strict(Schema):
    """A request body: unknown keys are refused, text is bounded."""

    model_config = ConfigDict(extra="forbid")


class PhoneIn(Strict):
    phone: str = Field(max_length=20)


class PhoneCodeIn(PhoneIn):
    code: str = Field(max_length=12)


class StaffIn(Strict):
    login_name: str = Field(max_length=60)
    password: str = Field(max_length=200)
    post: str | None = Field(default=None, max_length=40)


class IdentityIn(Strict):
    name: str = Field(max_length=100)
    number: str = Field(max_length=40)


class PersonAtWindow(Strict):
    name: str = Field(max_length=100)
    phone: str = Field(max_length=20)
    kind: str = Field(max_length=8)
    number: str = Field(max_length=40)


class AnswersIn(Strict):
    answers: dict[str, str | list[str]] = Field(default_factory=dict)


class CaseIn(AnswersIn):
    thing: str = Field(max_length=60)
    person: PersonAtWindow | None = None


class FormIn(Strict):
    values: dict[str, Any]


class SignatureIn(Strict):
    snapshot_sm3: str = Field(min_length=64, max_length=64)
    code: str = Field(default="", max_length=12)


class ReasonIn(Strict):
    reason: str = Field(max_length=2000)


class CorrectionItemIn(Strict):
    place: str = Field(max_length=300)
    sentence: str = Field(max_length=500)


class CorrectionIn(Strict):
    items: list[CorrectionItemIn] = Field(max_length=200)


class OpinionIn(Strict):
    reasons: str = Field(max_length=4000)
    articles: list[str] = Field(default_factory=list, max_length=20)


class FactIn(Strict):
    fact: str = Field(max_length=40)
    evidence: str = Field(max_length=500)


class OutsideResultIn(Strict):
    number: str = Field(min_length=1, max_length=120)
    decided_on: date
    values: dict[str, str] = Field(default_factory=dict)


class ExplanationIn(Strict):
    explanation: str = Field(default="", max_length=2000)


class DeliveryIn(Strict):
    method: str = Field(pattern="^(window|electronic)$")
    recipient: str = Field(min_length=1, max_length=100)


class TokenOut(Schema):
    token: str
    expires_at: datetime
    person_id: UUID
    post: str
    unit_name: str | None


class NextActOut(Schema):
    verb: str
    label: str
    method: str
    href: str
    step_id: str | None


class StandingOut(Schema):
    id: str
    number: str | None
    state: str
    revision: int
    promised_on: str | None
    next_acts: list[NextActOut]


class ProblemOut(Schema):
    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = None
