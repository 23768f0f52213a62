"""What is given to an act of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from onething.cases.contracts.kinds import (
    DeliveryMethod,
    ExtendedBy,
    NonAcceptanceKind,
    PauseKind,
    PointKind,
    Relation,
)


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
    """One point of a notice: the exact field or material, and what is wanted there."""

    place: str
    sentence: str


@dataclass(frozen=True)
class NonAcceptance:
    """Why the window does not accept: kind and reason, whose power it is (`organ`), another law's article (`basis`)."""

    kind: NonAcceptanceKind
    reason: str
    organ: str = ""
    basis: str = ""


@dataclass(frozen=True)
class OpinionGiven:
    """What a department signs: reasons; articles are required for a refusal (行政许可法 art. 38).

    `places` are the fields and materials of the own matter that a refusal turns on: these, and no others, may be mended.
    Without any, whatever the matter asks may be. `despite` says why a permit is right against a review point not met.
    """

    reasons: str
    articles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    despite: str = ""


@dataclass(frozen=True)
class PointRaised:
    """An open point of the joint decision: whose it is, what is to be settled, until when, and whether it blocks."""

    kind: PointKind
    text: str
    owner: str
    due_on: date
    is_blocking: bool = True
    step_id: UUID | None = None


@dataclass(frozen=True)
class MeetingHeld:
    """A meeting of the departments (会商): the day, who was there, and what was agreed."""

    held_on: date
    attendees: tuple[str, ...]
    agreed: str


@dataclass(frozen=True)
class Mending:
    """How a refusal was mended: in words, and signed again where the form changed."""

    explanation: str
    signature: "Signature | None" = None


@dataclass(frozen=True)
class Signature:
    """How an application was signed: a phone code bound to the snapshot, or paper seen by a clerk.

    `promises` are the texts that the applicant promised with it: the digest of what was told, by matter code.
    """

    snapshot_sm3: str
    method: str
    promises: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckMade:
    """A check of a promise after the decision: the day, who went (two at least), what they found, and the record."""

    checked_on: date
    checkers: tuple[str, ...]
    is_fit: bool
    findings: str
    record: UUID | None


@dataclass(frozen=True)
class Delivery:
    """How results are handed over: the method, who takes them, and the paper that a proxy shows."""

    method: DeliveryMethod
    recipient: str
    relation: Relation = Relation.SELF
    document_kind: str = ""
    document_number: str = ""


@dataclass(frozen=True)
class Posting:
    """Where results are posted to."""

    recipient: str
    phone: str
    address: str


@dataclass(frozen=True)
class OutsideResult:
    """What came back from a body outside (number, date, file as evidence)."""

    number: str
    decided_on: date
    evidence: UUID | None = None
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class OutsideRefusal:
    """A body outside says no: the reference and day of its writing, and the reasons it gives."""

    number: str
    decided_on: date
    reasons: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True)
class PauseProposal:
    """What a reviewer proposes: the procedure, its ground, why, what shows it, and the working days it takes.

    `evidence` names what shows it; `evidence_file` is the file itself, laid in before.
    """

    kind: PauseKind
    days: int
    reason: str
    evidence: str
    basis: str = ""
    evidence_file: UUID | None = None


@dataclass(frozen=True)
class ProcedureResult:
    """How a special procedure came out, and the file that shows it (laid in before)."""

    result: str
    evidence: UUID | None = None


@dataclass(frozen=True)
class ExtensionAsked:
    """A longer limit that a head is asked for: the organ's head (ten days) or the government's (fifteen), and why."""

    by: ExtendedBy
    reason: str
