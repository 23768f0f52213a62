"""What crosses the door of archives: an archive, the documents of its index, and how it is shown."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onething.archives import words
from onething.catalogue.contracts import Retention


class ArchiveState(StrEnum):
    """Where an archive stands."""

    FILING = "filing"
    KEPT = "kept"
    HELD = "held"
    DESTROYED = "destroyed"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STATES[self.value]


class ListState(StrEnum):
    """Where a destruction list stands."""

    PROPOSED = "proposed"
    EXAMINED = "examined"
    CARRIED_OUT = "carried_out"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STATES[self.value]


class HoldKind(StrEnum):
    """Why an archive must not be destroyed whatever its day (house rule: whoever reviews needs the file whole)."""

    RECONSIDERATION = "reconsideration"
    LAWSUIT = "lawsuit"
    AUDIT = "audit"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The ground in Chinese."""
        return words.HOLDS[self.value]


class DocumentGroup(StrEnum):
    """The parts of an index, in their order. The division is ours: DA/T 85 was not seen in full."""

    APPLICATION = "application"
    LETTERS = "letters"
    REVIEW = "review"
    RESULTS = "results"
    COURSE = "course"

    @property
    def label(self) -> str:
        """The part in Chinese."""
        return words.GROUPS[self.value]


@dataclass(frozen=True)
class Document:
    """One document as it is put into an archive.

    `key` tells it from every other of the case, so that it is taken in once. Its content is a file already kept (`file_id`), the
    document of a result (`result_id`) or a `text` of ours; `sm3` is the digest of exactly these bytes (64 hex digits), `size`
    their number.
    """

    key: str
    group: DocumentGroup
    title: str
    responsible: str
    day: date
    name: str
    sm3: str
    size: int
    file_id: UUID | None = None
    result_id: UUID | None = None
    text: str = ""


@dataclass(frozen=True)
class Metadatum:
    """One element of the metadata: its Chinese name, value, where the element comes from; ours are not official."""

    name: str
    value: str
    source: str
    official: bool = False


@dataclass(frozen=True)
class CaseFiled:
    """What archives are told of a case that is put away; `retentions` are the classes that its matters publish."""

    case_id: UUID
    case_number: str
    thing_code: str
    thing_name: str
    lead_unit: str
    data_key_id: UUID
    retentions: tuple[Retention | None, ...]


@dataclass(frozen=True)
class IndexRow:
    """A line of the index (卷内目录). `added_on` is None for what was there when the archive was made."""

    number: int
    document: Document
    added_on: date | None = None


@dataclass(frozen=True)
class ArchiveRow:
    """An archive in a list: nothing personal. `retained_until` is None for ever; `originals` where paper ones lie."""

    id: UUID
    number: str
    case_id: UUID
    case_number: str
    thing_code: str
    thing_name: str
    lead_unit: str
    retention: Retention
    retained_until: date | None
    originals: str
    state: ArchiveState
    archived_at: datetime
    documents: int
    index_sm3: str
    destroyed_by: str = ""


@dataclass(frozen=True)
class ArchiveView:
    """One archive with its index and metadata, and what the viewer may do with it: (verb, label)."""

    row: ArchiveRow
    index: tuple[IndexRow, ...]
    metadata: tuple[Metadatum, ...]
    held_for: HoldKind | None
    next_acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Wanted:
    """What an archivist looks for: a number (archive's, case's or place), a thing, a state, what is due by a day."""

    text: str = ""
    thing_code: str = ""
    state: ArchiveState | None = None
    due_by: date | None = None


@dataclass(frozen=True)
class ItemFacts:
    """What decides whether an archive may be destroyed. `results_until`: the last day of a result that is still in force;
    `is_undisturbed`: nothing about its case is open."""

    retained_until: date | None
    state: ArchiveState
    is_undisturbed: bool
    results_until: date | None = None


@dataclass(frozen=True)
class CaseFacts:
    """What archives are told of a case before anything is destroyed."""

    is_undisturbed: bool
    results_until: date | None


@dataclass(frozen=True)
class Erasure:
    """What is to be erased once a list is approved."""

    case_id: UUID
    archive_number: str


@dataclass(frozen=True)
class Erased:
    """What was erased, by which list: no personal data, so that it may be kept beside the backups."""

    case_id: UUID
    archive_number: str
    list_number: str


@dataclass(frozen=True)
class ListRow:
    """A destruction list in a list."""

    id: UUID
    number: str
    state: ListState
    day: date
    proposed_at: datetime
    items: int
    kept_back: int


@dataclass(frozen=True)
class ItemView:
    """An archive on a destruction list; `kept_back` says why it stays, "" when it is to go."""

    archive: ArchiveRow
    kept_back: str = ""


@dataclass(frozen=True)
class ListView:
    """A destruction list whole: items, who did what (names), the opinion, and what the viewer may do."""

    row: ListRow
    items: tuple[ItemView, ...]
    unit: str
    proposed_by: str
    examined_by: str
    decided_by: str
    opinion: str
    reason: str
    decided_at: datetime | None
    next_acts: tuple[tuple[str, str], ...]
