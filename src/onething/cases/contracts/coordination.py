"""What a query returns of open points and meetings before a joint decision."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onething.cases.contracts.kinds import PointKind


@dataclass(frozen=True)
class PointView:
    """An open point of the joint decision. `closing` is the sentence it was closed with."""

    id: UUID
    kind: PointKind
    text: str
    owner: str
    owner_code: str
    due_on: date
    is_blocking: bool
    step_id: UUID | None
    raised_at: datetime
    closed_at: datetime | None
    closing: str | None


@dataclass(frozen=True)
class MeetingView:
    """A meeting of the departments, as it was recorded."""

    held_on: date
    attendees: tuple[str, ...]
    agreed: str
    recorded_at: datetime
