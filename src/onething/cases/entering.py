"""What is entered about a step besides its opinion: results from outside, days that do not count, the extension.

The door is `contracts`: others import these names from there.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onething.cases import words


@dataclass(frozen=True)
class OutsideResult:
    """What came back from a body outside (number, date, file as evidence)."""

    number: str
    decided_on: date
    evidence_file_id: UUID | None
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class OutsideRefusal:
    """A body outside says no: the reference and day of its writing, and the reasons it gives."""

    number: str
    decided_on: date
    reasons: str
    articles: tuple[str, ...] = ()


class PauseKind(StrEnum):
    """Why days do not count: the special procedures of 行政许可法 art. 45, or a suspension with a ground of its own."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    SUSPENSION = "suspension"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.PAUSE_KINDS[self.value]


class PauseState(StrEnum):
    """Where the pause of a step stands; a step without an open one is at NONE."""

    NONE = ""
    PROPOSED = "proposed"
    RUNNING = "running"


class ExtendedBy(StrEnum):
    """Who approved a longer limit: the organ's head (10 days), or the government's for joint handling (15)."""

    ORGAN = "organ"
    GOVERNMENT = "government"


@dataclass(frozen=True)
class PauseProposal:
    """What a reviewer proposes: the procedure, its ground, why, what shows it, and the working days it takes."""

    kind: PauseKind
    days: int
    reason: str
    evidence: str
    basis: str = ""


@dataclass(frozen=True)
class ExtensionGiven:
    """A longer limit as the head approved it: by whom (`approval`: name and number of the paper), and why."""

    by: ExtendedBy
    reason: str
    approval: str


@dataclass(frozen=True)
class PauseView:
    """A pause that was approved. Reason and result are None for those who may not read them."""

    kind: PauseKind
    basis: str
    days: int
    began_at: datetime
    expected_on: date
    ended_at: datetime | None
    reason: str | None
    result: str | None


@dataclass(frozen=True)
class ExtensionView:
    """The one extension of a step."""

    by: ExtendedBy
    days: int
    granted_at: datetime
    statutory_on: date
    reason: str | None
