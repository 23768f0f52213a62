"""What endpoints take and give, as documented in openapi.json."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from onething.cases.contracts.kinds import (
    DeliveryMethod,
    ExtendedBy,
    NonAcceptanceKind,
    PauseKind,
    PointKind,
    Relation,
)
from onething.directory.contracts import Post

LONGEST_NAME = 500  # the rule for names says more precisely what is wrong


def _without_nul(text: str) -> str:
    """A NUL has no place in the database, nor in anybody's text."""
    if "\0" in text:
        raise PydanticCustomError("nul", "NUL")
    return text


Text = Annotated[str, AfterValidator(_without_nul)]


Version = Annotated[int, Field(ge=1, le=1_000_000)]


class Strict(Schema):
    """A request body: unknown keys are refused, text is bounded."""

    model_config = ConfigDict(extra="forbid")


class PhoneIn(Strict):
    phone: Text = Field(max_length=20)


class PhoneCodeIn(PhoneIn):
    code: Text = Field(max_length=12)


class StaffIn(Strict):
    login_name: Text = Field(max_length=60)
    password: Text = Field(max_length=200)
    post: Text | None = Field(default=None, max_length=40)
    absent: Text = Field(default="", max_length=60, description="代理登录：被代理人的账号")


class IdentityIn(Strict):
    name: Text = Field(max_length=LONGEST_NAME)
    number: Text = Field(max_length=40)


class PersonAtWindow(Strict):
    name: Text = Field(max_length=LONGEST_NAME)
    phone: Text = Field(max_length=20)
    kind: Text = Field(max_length=8)
    number: Text = Field(max_length=40)


class AnswersIn(Strict):
    answers: dict[str, Text | list[Text]] = Field(default_factory=dict, max_length=100)


class CaseIn(AnswersIn):
    thing: Text = Field(max_length=60)
    person: PersonAtWindow | None = None


class FormIn(Strict):
    """What was typed, lawful or not: a NUL in it is kept and named among the problems."""

    values: dict[str, Any]


class SignatureIn(Strict):
    """`promises`: the digest of each text that is promised with the signature (告知承诺), by matter code, as the plan has it."""

    snapshot_sm3: Text = Field(min_length=64, max_length=64)
    code: Text = Field(default="", max_length=12)
    promises: dict[Annotated[Text, Field(max_length=80)], Annotated[Text, Field(max_length=64)]] = Field(
        default_factory=dict, max_length=50
    )


class ReasonIn(Strict):
    reason: Text = Field(max_length=2000)


class NonAcceptanceIn(ReasonIn):
    """Why an application is not accepted: `organ` names whose power it is, `basis` another law's article."""

    kind: NonAcceptanceKind
    organ: Text = Field(default="", max_length=100)
    basis: Text = Field(default="", max_length=200)


class AssignIn(Strict):
    to: UUID


class DeputyIn(ReasonIn):
    """Who stands in for whom, in which post, from which day to which (both count)."""

    absent: UUID
    post: Post
    deputy: UUID
    first_day: date
    last_day: date


class CorrectionItemIn(Strict):
    place: Text = Field(max_length=300)
    sentence: Text = Field(max_length=500)


class CorrectionIn(Strict):
    items: list[CorrectionItemIn] = Field(max_length=200)


class OpinionIn(Strict):
    reasons: Text = Field(max_length=4000)
    articles: list[Annotated[Text, Field(max_length=300)]] = Field(default_factory=list, max_length=20)


class PermitIn(OpinionIn):
    despite: Text = Field(default="", max_length=2000, description="有审查要点不符合仍拟准予的理由")


class RefusalIn(OpinionIn):
    """`places` (form.…, materials.…) are what the refusal turns on: what may be mended. Without any, all the matter asks."""

    places: list[Annotated[Text, Field(max_length=300)]] = Field(default_factory=list, max_length=100)


class PointIn(Strict):
    """An open point of the joint decision: whose it is (a unit's name), until when, and whether it blocks."""

    kind: PointKind
    text: Text = Field(max_length=1000)
    owner: Text = Field(max_length=100)
    due_on: date
    is_blocking: bool = True
    step_id: UUID | None = None


class ClosingIn(ReasonIn):
    """With which sentence a point is closed."""

    point: UUID


class MeetingIn(Strict):
    held_on: date
    attendees: list[Annotated[Text, Field(max_length=100)]] = Field(max_length=50)
    agreed: Text = Field(max_length=4000)


class ConsultationIn(Strict):
    """A question to a unit (its name) or to an expert (name and affiliation), and the papers that it shows."""

    question: Text = Field(max_length=2000)
    unit: Text = Field(default="", max_length=100)
    expert: Text = Field(default="", max_length=50)
    affiliation: Text = Field(default="", max_length=100)
    papers: list[Annotated[Text, Field(max_length=200)]] = Field(default_factory=list, max_length=100)
    whom: Text = Field(default="", max_length=200)


class ConsultationAnswerIn(Strict):
    """An answer in words, with a file laid in before."""

    opinion: Text = Field(max_length=4000)
    evidence: UUID | None = None


class ExpertOpinionIn(ConsultationAnswerIn):
    """What an expert wrote: its file is evidence of the step."""

    consultation: UUID


class ConsultationReasonIn(ReasonIn):
    """Why a question is taken back."""

    consultation: UUID


class FactIn(Strict):
    fact: Text = Field(max_length=40)
    evidence: Text = Field(max_length=500)


class OutsideResultIn(Strict):
    number: Text = Field(min_length=1, max_length=120)
    decided_on: date
    evidence: UUID | None = None
    values: dict[Text, Text] = Field(default_factory=dict)


class OutsideRefusalIn(OpinionIn):
    """A body outside says no: its reference, its day, its reasons."""

    number: Text = Field(min_length=1, max_length=120)
    decided_on: date


class PauseIn(ReasonIn):
    """A special procedure, or a suspension: its ground, what shows it, and the working days it takes."""

    kind: PauseKind
    days: int = Field(ge=0, le=10_000)
    evidence: Text = Field(default="", max_length=500)
    basis: Text = Field(default="", max_length=200)
    evidence_file: UUID | None = None


class ResultIn(Strict):
    """How a special procedure came out, and the evidence (laid in before) that shows it."""

    result: Text = Field(max_length=2000)
    evidence: UUID | None = None


class ExtensionIn(ReasonIn):
    """A longer limit that a head is asked for."""

    by: ExtendedBy


class ExplanationIn(Strict):
    """How a refusal was mended; where the form changed, signed again as an application is."""

    explanation: Text = Field(default="", max_length=2000)
    snapshot_sm3: Text = Field(default="", max_length=64)
    code: Text = Field(default="", max_length=12)


class CheckIn(Strict):
    """A check of a promise: the day, who went (two at least), whether it is fit, what they found, the record's evidence."""

    checked_on: date
    checkers: list[Annotated[Text, Field(max_length=50)]] = Field(max_length=20)
    is_fit: bool
    findings: Text = Field(max_length=4000)
    record: UUID | None = None


class DeliveryIn(Strict):
    """Who takes the results: the applicant by name, or (`proxy`) somebody who shows a paper."""

    method: DeliveryMethod
    recipient: Text = Field(min_length=1, max_length=100)
    relation: Relation = Relation.SELF
    document_kind: Text = Field(default="", max_length=8)
    document_number: Text = Field(default="", max_length=40)


class PostingIn(Strict):
    """Where results are posted to; the recipient is the applicant."""

    recipient: Text = Field(max_length=100)
    phone: Text = Field(max_length=20)
    address: Text = Field(max_length=200)


class HandingOnIn(Strict):
    """The window of another hall, by the code of its unit."""

    unit_code: Text = Field(max_length=18)


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


class MadeOut(Schema):
    id: str


class StandingOut(Schema):
    id: str
    number: str | None
    state: str
    revision: int
    promised_on: str | None
    next_acts: list[NextActOut]


class ProblemPoint(Schema):
    field: str
    code: str
    sentence: str


class FilledOut(Schema):
    revision: int
    problems: list[ProblemPoint]


class EvidenceOut(Schema):
    """What acts name the file by."""

    evidence: str


class DropOut(Schema):
    """What giving a matter up would change; `hindrance` says why it can't be done, empty when it can."""

    matter_name: str
    fields_gone: list[str]
    materials_gone: list[str]
    promised_before: str | None
    promised_after: str | None
    starts: list[str]
    hindrance: str


class SnapshotOut(Schema):
    snapshot_sm3: str


class ProblemOut(Schema):
    """RFC 9457. `problems` lists every wrong place; some refusals add facts of their own (state, revision)."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = None
    problems: list[ProblemPoint] | None = None
