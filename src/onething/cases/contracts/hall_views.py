"""What a query returns of the hall's part: the pre-check, papers that come later, letters, results on their way."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from onething.cases.contracts.given import CorrectionItem
from onething.cases.contracts.kinds import DeliveryMethod, LetterKind, Relation


@dataclass(frozen=True)
class HandoverView:
    """To whom the results were handed. The number of the paper shown is masked; empty when none was noted."""

    method: DeliveryMethod
    relation: Relation
    recipient: str
    document_kind: str
    document_masked: str
    waybill: str = ""


@dataclass(frozen=True)
class PrecheckView:
    """What the pre-check of an online application said: sent back for change with its points, and passed."""

    returned_at: datetime | None
    items: tuple[CorrectionItem, ...]
    passed_at: datetime | None


@dataclass(frozen=True)
class WayOfResults:
    """Where results on their way are: with the post under a waybill, or at the window of a unit."""

    waybill: str
    unit_code: str
    unit_name: str
    since: datetime


@dataclass(frozen=True)
class DeferredPaper:
    """A paper that may come after acceptance: until when, and whether it came or lapsed."""

    key: str
    name: str
    needed_by: tuple[str, ...]
    due_on: date
    supplied_at: datetime | None
    lapsed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it is still waited for."""
        return self.supplied_at is None and self.lapsed_at is None


@dataclass(frozen=True)
class LetterView:
    """A letter that was written: its number, by the window or office of which unit, when, and about which step."""

    kind: LetterKind
    number: str
    unit_name: str
    written_at: datetime
    step_id: UUID | None


@dataclass(frozen=True)
class OpenSending:
    """What is to be given to the carrier: for the job that gives it, and nobody else."""

    id: UUID
    recipient: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True)
class OnTheRoad:
    """A parcel that the carrier has."""

    case_id: UUID
    waybill: str
