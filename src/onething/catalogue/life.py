"""An entry of the catalogue as it is shown, and what became of a publication. Outsiders find them in contracts.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.catalogue.kinds import ChangeKind


@dataclass(frozen=True)
class EntryRow:
    """One line of the list of entries. `ends_on` is the first day on which a published edition is no longer in force."""

    id: UUID
    kind: str
    kind_label: str
    state: str
    state_label: str
    thing_code: str
    thing_name: str
    department: str
    revision: int
    version: int | None
    effective_from: date | None
    ends_on: date | None
    begun_at: datetime


@dataclass(frozen=True)
class Countersign:
    """What a joint department says of a draft (会签意见). `is_current`: the content is still the one it is about.

    `is_open`: an objection that nobody answered yet, and that the department itself has not replaced by a newer opinion.
    """

    id: UUID
    department: str
    agrees: bool
    text: str
    at: datetime
    is_current: bool
    is_open: bool
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class EntryView:
    """A whole entry. `content` is that of one thing ({} for a repeal); `next_acts` are (verb, label) for this viewer.

    `joint` names the departments that countersign, `opinions` what they said, the newest first. `is_direct`: the operator
    published it at once, without the four eyes. `report` is the lint's at publication, None
    where none was made.
    """

    row: EntryRow
    content: Mapping[str, Any]
    sm3: str
    based_on: int
    reason: str
    basis: str
    returned_reason: str
    is_direct: bool
    authors: tuple[str, ...]
    reviewer: UUID | None
    approver: UUID | None
    publication_id: UUID | None
    report: Mapping[str, Any] | None
    joint: tuple[str, ...]
    opinions: tuple[Countersign, ...]
    next_acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EntryMade:
    """What happened to an entry: where it stands now."""

    id: UUID
    thing_code: str
    thing_name: str
    state: str
    revision: int


@dataclass(frozen=True)
class Change:
    """One change in public: what, of which version of which thing, from which day, why and by which legal change.

    Reason and basis are empty where the operator published at once. `seq` counts all changes of the city from 1.
    `differences` are the sentences of what a newer version changed, where they were asked for.
    """

    seq: int
    kind: ChangeKind
    publication_id: UUID
    thing_code: str
    thing_name: str
    version: int
    effective_from: date
    at: datetime
    reason: str
    basis: str
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ended:
    """A publication that nobody can begin under any more: from which day, why, and the legal change behind it."""

    publication_id: UUID
    effective_from: date
    reason: str
    basis: str


@dataclass(frozen=True)
class Waiting:
    """An open entry that lies with somebody: since when, how many working days, and how many the house gives.

    `is_mine`: the next move is the viewer's. `with_whom` names the post in Chinese.
    """

    row: EntryRow
    since: datetime
    working_days: int
    limit: int
    with_whom: str
    is_mine: bool

    @property
    def days_over(self) -> int:
        """Working days past the house limit; 0 within it."""
        return max(0, self.working_days - self.limit)


@dataclass(frozen=True)
class VersionRow:
    """One version of a thing. `ends_on` is the first day on which it is no longer in force, `is_repealed` why."""

    publication_id: UUID
    thing_code: str
    thing_name: str
    department: str
    version: int
    published_at: datetime
    effective_from: date
    ends_on: date | None
    is_repealed: bool
    sm3: str

    def is_in_force(self, *, today: date) -> bool:
        """Whether a case can be begun under it on a day."""
        return self.effective_from <= today and (self.ends_on is None or today < self.ends_on)


@dataclass(frozen=True)
class ComingChange:
    """What changes for applicants on a day to come: a first edition, a newer one, or an end."""

    day: date
    kind: str
    version: VersionRow
    reason: str
