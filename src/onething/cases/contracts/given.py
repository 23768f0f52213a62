"""What is given to an act of the case."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from onething.cases.contracts.kinds import DeliveryMethod, ExtendedBy, NonAcceptanceKind, PauseKind, Relation


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
    """What a department signs: reasons; articles are required for a refusal (行政许可法 art. 38)."""

    reasons: str
    articles: tuple[str, ...] = ()


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
