"""A joint visit to the place (联合踏勘): one date for all departments that have to see it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID


@dataclass(frozen=True)
class VisitSet:
    """When and where the departments come, and what they look at: told to the applicant.

    `is_agreed`: the applicant said yes to this very date, so that it needs no notice ahead.
    """

    day: date
    clock: time
    place: str
    subject: str
    is_agreed: bool = False


@dataclass(frozen=True)
class VisitParty:
    """A matter that the visit serves, with the names of who comes for it; none named yet is empty."""

    step_id: UUID
    matter_name: str
    department: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class VisitView:
    """The visit of one wave as it stands now. `wish` is what the applicant said who asked for another date."""

    wave: int
    day: date
    clock: time
    place: str
    subject: str
    parties: tuple[VisitParty, ...]
    asked_at: datetime | None
    wish: str | None
