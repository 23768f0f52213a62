"""What crosses the door of publicity: lists, signed exceptions, announcements, and figures held against the plan's targets."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onething.catalogue.contracts import LifeCycle, MatterKind, OnlineDepth
from onething.publicity import words
from onething.publicity.states import PaperState


class ListKind(StrEnum):
    """The lists of the plan (宁政办发〔2019〕7号 二(一)1(1), 二(二))."""

    THINGS = "things"
    ONE_VISIT = "one_visit"
    AT_ONCE = "at_once"
    ONLINE = "online"
    NEARBY = "nearby"
    IN_ONE_GO = "in_one_go"
    INTERMEDIARY = "intermediary"
    ASSISTED = "assisted"
    NEGATIVE = "negative"

    @property
    def label(self) -> str:
        """The list's name in Chinese."""
        return words.LISTS[self.value]

    @property
    def definition(self) -> str:
        """What puts something on the list, in Chinese."""
        return words.DEFINITIONS[self.value]

    @property
    def source(self) -> str:
        """Where the list is asked for, and whether its exact terms are our own."""
        return words.SOURCES[self.value]


WITH_EXCEPTIONS = (
    ListKind.ONE_VISIT, ListKind.AT_ONCE, ListKind.ONLINE, ListKind.NEARBY, ListKind.IN_ONE_GO, ListKind.ASSISTED,
)  # fmt: skip
"""The lists that a signed exception may change. The negative list is what is left out of the first by signature."""


class Effect(StrEnum):
    """What an exception does to the list that the publications alone would make."""

    ADD = "add"
    LEAVE_OUT = "leave_out"

    @property
    def label(self) -> str:
        """The effect in Chinese."""
        return words.EFFECTS[self.value]


@dataclass(frozen=True)
class ExceptionDraft:
    """An exception as it is proposed. `matter` is the key of a published matter; both days count."""

    list: ListKind
    effect: Effect
    matter: str
    reason: str
    basis: str
    since: date
    until: date


@dataclass(frozen=True)
class ListException:
    """A matter that stands on a list, or is left out of it, by signature: why, on what basis, from when until when.

    In force on the days from `since` to `until`, both counted, and before `revoked_on`. `matter` is the matter's key.
    """

    id: UUID
    list: ListKind
    effect: Effect
    matter: str
    name: str
    department: str
    reason: str
    basis: str
    since: date
    until: date
    revoked_on: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether it counts on this day."""
        return self.since <= day <= self.until and (self.revoked_on is None or day < self.revoked_on)


@dataclass(frozen=True, kw_only=True)
class PaperLife:
    """The life of a signed paper: whose hands, the signature and how to check it, and the viewer's next acts (verb, label).

    `signed_text` is the canonical JSON whose bytes (UTF-8) were signed (SM2, DER in hex) with the key `signer_pem`; all
    three are empty until then.
    """

    state: PaperState
    is_in_force: bool
    revision: int
    proposed_by: UUID
    proposed_at: datetime
    signed_by: UUID | None
    signed_at: datetime | None
    signed_text: str
    signature: str
    signer_pem: str
    closed_reason: str
    next_acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ExceptionView(PaperLife):
    """An exception with its life."""

    exception: ListException


class AnnouncementKind(StrEnum):
    """What the office tells the public beside the catalogue: something to know, or what a policy means (宣传解读)."""

    NOTICE = "notice"
    EXPLANATION = "explanation"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.ANNOUNCEMENT_KINDS[self.value]


@dataclass(frozen=True)
class Touchable:
    """What an announcement can be about: a thing (its code) or a matter (its key); `department` answers for it."""

    key: str
    name: str
    department: str
    is_thing: bool = False


@dataclass(frozen=True)
class Touched:
    """A thing or a matter that an announcement is about, by the name it had when it was written."""

    key: str
    name: str


@dataclass(frozen=True)
class AnnouncementDraft:
    """An announcement as it is written. `text` is plain paragraphs, a line each; `touched` are keys; both days count."""

    kind: AnnouncementKind
    title: str
    text: str
    basis: str
    link: str
    touched: tuple[str, ...]
    since: date
    until: date


@dataclass(frozen=True)
class Announcement:
    """An announcement of a department. `basis` and `link` say where it comes from; the link may be empty.

    Shown on the days from `since` to `until`, both counted, and before `revoked_on`.
    """

    id: UUID
    kind: AnnouncementKind
    title: str
    text: str
    basis: str
    link: str
    department: str
    touched: tuple[Touched, ...]
    since: date
    until: date
    revoked_on: date | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text as it is set, a paragraph a line."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    def is_in_force(self, day: date) -> bool:
        """Whether it is shown on this day."""
        return self.since <= day <= self.until and self.revoked_on is None


@dataclass(frozen=True, kw_only=True)
class AnnouncementView(PaperLife):
    """An announcement with its life."""

    announcement: Announcement


@dataclass(frozen=True)
class ListedMatter:
    """A matter as lists take it: the strictest of what its publications say, None where none of them says anything.

    `key` is the first eight bytes of the SM3 of its kind, department and name, in hex. `official` are the figures (keys of
    a package's matter) that rest on an official source wherever they are given.
    """

    key: str
    name: str
    department: str
    kind: MatterKind
    codes: tuple[str, ...]
    things: tuple[str, ...]
    is_at_once: bool
    visits: int | None
    depth: OnlineDepth | None
    is_near: bool | None
    life_cycles: tuple[LifeCycle, ...]
    official: frozenset[str]


@dataclass(frozen=True)
class ThingRow:
    """A line of the list of things; `matters` is how many it joins, `version` that of its publication."""

    code: str
    name: str
    lead_department: str
    responsible: tuple[str, ...]
    audience: str
    life_cycle: LifeCycle | None
    batch: int | None
    batch_basis: str | None
    matters: int
    visits: int | None
    version: int


@dataclass(frozen=True)
class MatterRow:
    """A matter on a list: the fact that puts it there in words, whether that is official, or the exception that does."""

    key: str
    name: str
    department: str
    kind: MatterKind
    codes: tuple[str, ...]
    things: tuple[str, ...]
    because: str
    is_official: bool
    exception: ListException | None = None


@dataclass(frozen=True)
class ServiceRow:
    """An intermediary service and the matters that ask for it; only a law or a State Council decision can demand one."""

    name: str
    basis: str | None
    limit: str | None
    fee: str | None
    matters: tuple[str, ...]
    departments: tuple[str, ...]


@dataclass(frozen=True)
class NegativeRow:
    """A matter that can't be done in one visit: why, on what basis, until when. `visits` is what its publication says."""

    key: str
    name: str
    department: str
    codes: tuple[str, ...]
    visits: int | None
    reason: str
    basis: str
    since: date
    until: date
    exception: UUID


Row = ThingRow | MatterRow | ServiceRow | NegativeRow


@dataclass(frozen=True)
class PublishedList:
    """A list on a day. `unknown`: how many matters are left out because their publications do not say.

    `without_ground` (negative list only): matters published with more than one visit for which nobody has signed why.
    """

    kind: ListKind
    day: date
    rows: tuple[Row, ...]
    unknown: int = 0
    without_ground: int = 0


Value = str | int | None


@dataclass(frozen=True)
class Head:
    """The head of a column: its key in files, its word on pages, whether it holds numbers."""

    key: str
    word: str
    is_number: bool = False


@dataclass(frozen=True)
class Tabulated:
    """A list as flat rows, for pages and files: one value a column, in the order of the heads."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]


class Gap(StrEnum):
    """What the office has to mend so that lists and exceptions fit together."""

    VISITS_WITHOUT_GROUND = "visits_without_ground"
    MATTER_GONE = "matter_gone"
    NOTHING_CHANGED = "nothing_changed"
    CONTRADICTED = "contradicted"
    ENDS_SOON = "ends_soon"


@dataclass(frozen=True)
class GapFound:
    """One of them: at which matter, in a sentence that says what to do; `exception` where one is behind it."""

    gap: Gap
    name: str
    department: str
    sentence: str
    exception: UUID | None = None


@dataclass(frozen=True)
class Figure:
    """One target of the plan and how far it is reached by what is published; what is unknown is left out and counted.

    A share (`of` is its base) in parts of a thousand, rounded down, or a number of items. `is_official`: everything counted
    rests on official figures. `is_met` is None where nothing can be said. `within` counts those of the five fields that the
    plan names first.
    """

    key: str
    target: int
    is_share: bool
    counted: int
    of: int | None
    unknown: int
    is_official: bool
    is_met: bool | None
    within: int | None = None

    @property
    def label(self) -> str:
        """The figure's name in Chinese."""
        return words.FIGURES[self.key]

    @property
    def definition(self) -> str:
        """What is counted, of what, in Chinese."""
        return words.FIGURE_DEFINITIONS[self.key]

    @property
    def promise(self) -> str:
        """The target in the plan's own words."""
        return words.FIGURE_TARGETS[self.key]

    @property
    def permille(self) -> int | None:
        """The share in parts of a thousand, rounded down; None for a number, or where the base is empty."""
        return self.counted * 1000 // self.of if self.is_share and self.of else None
