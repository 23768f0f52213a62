"""What crosses the door of the case."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.entering import (
    ExtendedBy,
    ExtensionGiven,
    ExtensionView,
    OutsideRefusal,
    OutsideResult,
    PauseKind,
    PauseProposal,
    PauseState,
    PauseView,
)  # fmt: skip
from onething.ledger.contracts import ActView

__all__ = [  # what this door passes on; everything defined here is its own
    "ExtendedBy", "ExtensionGiven", "ExtensionView", "OutsideRefusal", "OutsideResult", "PauseKind", "PauseProposal",
    "PauseState", "PauseView",
]  # fmt: skip


class CaseState(StrEnum):
    """The life of a case (办件)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    IN_REVIEW = "in_review"
    CHOOSING = "choosing"
    ISSUING = "issuing"
    ISSUED = "issued"
    DELIVERED = "delivered"
    ARCHIVED = "archived"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.CASE_STATES[self.value]


class StepState(StrEnum):
    """The life of a step (子办件): one matter of the case."""

    WAITING = "waiting"
    PENDING = "pending"
    IN_REVIEW = "in_review"
    READY = "ready"
    OPPOSED = "opposed"
    ISSUING = "issuing"
    ISSUED = "issued"
    REFUSED = "refused"
    DROPPED = "dropped"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STEP_STATES[self.value]


class Channel(StrEnum):
    """How the application came. The two digits stand in the case number."""

    ONLINE = "online"
    WINDOW = "window"


class PartyRole(StrEnum):
    """Whom the case is about: the applicant, the company, and those whom the roles of the one form name."""

    APPLICANT = "applicant"
    AGENT = "agent"
    LEGAL_REPRESENTATIVE = "legal_representative"
    ENTITY = "entity"
    CO_APPLICANT = "co_applicant"
    SELLER = "seller"
    BUYER = "buyer"
    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    MORTGAGEE = "mortgagee"
    EMPLOYER = "employer"
    ORGANIZER = "organizer"
    STUDENT = "student"
    DECEASED = "deceased"


class IssuanceCause(StrEnum):
    """Why results become real: joint confirmation, the law's own day, or the fuse."""

    CONFIRM = "confirm"
    OWN_DAY = "own_day"
    FUSE = "fuse"


class Relation(StrEnum):
    """Who takes the results: the applicant, or somebody the applicant sent (代收)."""

    SELF = "self"
    PROXY = "proxy"

    @property
    def label(self) -> str:
        """The relation in Chinese."""
        return words.RELATIONS[self.value]


class DeliveryMethod(StrEnum):
    """How results reach the person: handed over at the window, or to the applicant's own account."""

    WINDOW = "window"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        """The method in Chinese."""
        return words.DELIVERY_METHODS[self.value]


class Choice(StrEnum):
    """What an applicant may choose after a refusal."""

    MEND = "mend"
    DROP = "drop"
    END = "end"


@dataclass(frozen=True)
class Problem:
    """One thing wrong with what a person gave: where ("form.subject.uscc", "materials.租赁合同"), what, and what to do."""

    field: str
    code: str
    sentence: str

    def as_json(self) -> dict[str, str]:
        """The problem as the interface shows it."""
        return {"field": self.field, "code": self.code, "sentence": self.sentence}


@dataclass(frozen=True)
class CorrectionItem:
    """One point of a correction notice (补正告知): the exact field or material, and what is wanted."""

    place: str
    sentence: str


@dataclass(frozen=True)
class OpinionGiven:
    """What a department signs: reasons; articles are required for a refusal (行政许可法 art. 38)."""

    reasons: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepClock:
    """Both limits of a step, told apart: what the department promised, what the law sets."""

    started_on: date | None
    promised_on: date | None
    statutory_on: date | None
    fuse_at: datetime | None
    provisional_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class StepView:
    """A step as the viewer may see it."""

    id: UUID
    number: str
    matter_code: str
    matter_name: str
    department: str
    unit_code: str
    kind: str
    wave: int
    needs: tuple[str, ...]
    release: str
    place: str
    state: StepState
    clock: StepClock
    decision: str | None
    reasons: str | None
    articles: tuple[str, ...]
    remedy: str | None
    pause_state: PauseState = PauseState.NONE
    pauses: tuple[PauseView, ...] = ()
    extension: ExtensionView | None = None


@dataclass(frozen=True)
class MaterialView:
    """A material of the plan with what was handed in for it."""

    key: str
    name: str
    asked: bool
    state: str
    obtained_by: str | None
    reason: str | None
    needed_by: tuple[str, ...]
    file_id: UUID | None
    file_name: str | None


@dataclass(frozen=True)
class HandoverView:
    """To whom the results were handed. The number of the paper shown is masked; empty when none was noted."""

    method: DeliveryMethod
    relation: Relation
    recipient: str
    document_kind: str
    document_masked: str


@dataclass(frozen=True)
class CaseView:
    """A case as the viewer may see it: form and materials only as far as the viewer's matters ask them."""

    id: UUID
    number: str | None
    thing_code: str
    thing_name: str
    publication_id: UUID
    state: CaseState
    channel: Channel
    revision: int
    lead_unit: str
    begun_at: datetime
    submitted_at: datetime | None
    received_at: datetime | None
    accepted_at: datetime | None
    closed_at: datetime | None
    promised_on: date | None
    promise_is_provisional: bool
    answers: dict[str, Any]
    plan: dict[str, Any]
    form: dict[str, Any]
    materials: tuple[MaterialView, ...]
    steps: tuple[StepView, ...]
    correction: tuple[CorrectionItem, ...]
    not_accepted_reason: str | None
    correction_asked_at: datetime | None = None
    correction_due_on: date | None = None
    issued_at: datetime | None = None
    delivered_at: datetime | None = None
    handover: HandoverView | None = None


@dataclass(frozen=True)
class Addressee:
    """To whom a letter about a case is written: the applicant as proved, and the body the application is for."""

    name: str
    name_masked: str
    document_kind: str
    document_masked: str
    entity_name: str


@dataclass(frozen=True)
class CaseRow:
    """A line of a list: nothing personal."""

    id: UUID
    number: str | None
    thing_code: str
    thing_name: str
    state: CaseState
    submitted_at: datetime | None
    promised_on: date | None
    revision: int


@dataclass(frozen=True)
class DraftRow:
    """A draft begun at a window; the applicant's name is masked."""

    id: UUID
    thing_name: str
    applicant_masked: str
    begun_at: datetime


class Light(StrEnum):
    """How near a limit is; never shown by colour alone."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"

    @property
    def label(self) -> str:
        """The light in Chinese."""
        return words.LIGHTS[self.value]


@dataclass(frozen=True)
class TimeLeft:
    """How a limit stands today: its light, and the working days to the nearer of promise and statute."""

    light: Light
    days_left: int | None


@dataclass(frozen=True)
class WorkRow:
    """A step on a department's list, nothing personal: due first. `days_left` counts working days to the nearer limit."""

    step_id: UUID
    case_id: UUID
    number: str
    thing_name: str
    matter_name: str
    state: StepState
    promised_on: date | None
    statutory_on: date | None
    light: Light
    days_left: int | None


@dataclass(frozen=True)
class NextAct:
    """Something the viewer may do now, straight from the table of moves."""

    verb: str
    label: str
    step_id: UUID | None


@dataclass(frozen=True)
class WholeCase:
    """A case as its page shows it: the view, what the viewer may do now, and every act, oldest first."""

    view: CaseView
    next_acts: tuple[NextAct, ...]
    acts: tuple[ActView, ...]


@dataclass(frozen=True)
class IssuanceBegun:
    """A set of steps taken up to be issued together, all or none."""

    issuance_id: UUID
    case_id: UUID
    cause: IssuanceCause
    step_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Signature:
    """How an application was signed: a phone code bound to the snapshot, or paper seen by a clerk."""

    snapshot_sm3: str
    method: str


@dataclass(frozen=True)
class Delivery:
    """How results are handed over: the method, who takes them, and the paper that a proxy shows."""

    method: DeliveryMethod
    recipient: str
    relation: Relation = Relation.SELF
    document_kind: str = ""
    document_number: str = ""


@dataclass(frozen=True)
class Binding:
    """What a case stands on: the publication of a thing and the answers given."""

    state: CaseState
    thing_code: str
    publication_id: UUID
    answers: dict[str, Any]
    revision: int
