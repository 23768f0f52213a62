"""Internal consultation (征求意见): what a department asks after acceptance, and what those who take part see of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class ConsultationAsked:
    """What is asked of whom: a unit by its name, or an expert by name and affiliation; and the papers it may see.

    `papers` are keys of materials of the own matter: these, and nothing else of the case, are shown to who is asked.
    `whom` says which of the consultations that the catalogue publishes for the matter this is, in its words.
    """

    question: str
    unit: str = ""
    expert: str = ""
    affiliation: str = ""
    papers: tuple[str, ...] = ()
    whom: str = ""


@dataclass(frozen=True)
class ConsultationAnswer:
    """An opinion in words, with a file laid in before; an expert's opinion always has one."""

    opinion: str
    evidence: UUID | None = None


@dataclass(frozen=True)
class ConsultationView:
    """A consultation as the asking department and the lead see it. `closing`: why it was withdrawn, or not waited for."""

    id: UUID
    asked: str
    is_expert: bool
    question: str
    papers: tuple[str, ...]
    asked_at: datetime
    due_on: date
    answered_at: datetime | None
    answered_on: date | None
    opinion: str | None
    evidence: UUID | None
    withdrawn_at: datetime | None
    waived_at: datetime | None
    closing: str | None

    @property
    def is_open(self) -> bool:
        """Whether an answer is still waited for."""
        return self.answered_at is None and self.withdrawn_at is None and self.waived_at is None


@dataclass(frozen=True)
class PaperGiven:
    """A paper that was named when the question was asked."""

    key: str
    name: str


@dataclass(frozen=True)
class IncomingConsultation:
    """A consultation as the asked unit sees it: the question, the papers named in it, its own answer; nothing else."""

    id: UUID
    number: str
    thing_name: str
    matter_name: str
    department: str
    question: str
    papers: tuple[PaperGiven, ...]
    asked_at: datetime
    due_on: date
    is_open: bool
    answered_at: datetime | None
    opinion: str | None
