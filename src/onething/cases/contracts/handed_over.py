"""What a supervising unit is handed with a granted matter (审管分离): what to watch, and whether it has confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onething.credentials.contracts import IssuedResult


@dataclass(frozen=True)
class HandedOver:
    """A line of what a unit was handed: nothing personal. It is late when nobody confirmed by its day."""

    step_id: UUID
    number: str
    thing_name: str
    matter_name: str
    department: str
    handed_at: datetime
    confirm_by: date
    confirmed_at: datetime | None

    def is_late(self, *, today: date) -> bool:
        """Whether the day of confirming has passed without it."""
        return self.confirmed_at is None and today > self.confirm_by


@dataclass(frozen=True)
class WatchedMatter:
    """One granted matter whole: who holds it, what it allows until when, what to watch, what was promised, the next check."""

    line: HandedOver
    holder_name: str
    watch: tuple[str, ...]
    conditions: tuple[str, ...]
    check_by: date | None
    results: tuple[IssuedResult, ...]
