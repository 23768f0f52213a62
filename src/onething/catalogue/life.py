"""An entry of the catalogue as it is shown, and what became of a publication. Outsiders find them in contracts.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


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
class EntryView:
    """A whole entry. `content` is that of one thing ({} for a repeal); `next_acts` are (verb, label) for this viewer.

    `is_direct`: the operator published it at once, without the four eyes. `report` is the lint's at publication, None
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
class Ended:
    """A publication that nobody can begin under any more: from which day, why, and the legal change behind it."""

    publication_id: UUID
    effective_from: date
    reason: str
    basis: str
