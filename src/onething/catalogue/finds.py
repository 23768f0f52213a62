"""What a search asks and finds. Outsiders find these in contracts.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onething.catalogue.kinds import Place


class Audience(StrEnum):
    """Whom a thing serves: natural persons, or companies, sole traders and organizations."""

    PERSON = "person"
    COMPANY = "company"


class Reason(StrEnum):
    """Why something was found, the strongest first."""

    EXACT_NAME = "exact_name"
    SYNONYM = "synonym"
    WORDS = "words"
    PINYIN = "pinyin"
    INITIALS = "initials"


@dataclass(frozen=True)
class SearchFilters:
    """What narrows a search; None leaves it open. `is_online`: nothing of the thing takes another door than this platform."""

    audience: Audience | None = None
    department: str | None = None
    life_event: str | None = None
    place: Place | None = None
    is_online: bool | None = None


@dataclass(frozen=True)
class FoundMatter:
    """A matter that a search meant, within its thing; `code` is the full one."""

    code: str
    name: str
    department: str
    place: Place
    is_online: bool


@dataclass(frozen=True)
class FoundThing:
    """A thing that a search may mean; `matters` are those of it that the text names, the best first.

    `reason` is None where nothing was asked. `departments` begin with the leading one. `places`: where its matters are
    decided. `life_event` is the office's, None where it has not said.
    """

    code: str
    name: str
    lead_department: str
    departments: tuple[str, ...]
    audiences: tuple[Audience, ...]
    places: tuple[Place, ...]
    is_online: bool
    life_event: str | None
    joined: tuple[str, ...]
    reason: Reason | None = None
    matters: tuple[FoundMatter, ...] = ()


@dataclass(frozen=True)
class Search:
    """What a text means, best first; everything for an empty one. `text` is as it was compared, `total` counts all found.

    `is_sure`: something convinces. What is merely near is shown, too, and still counts as searched in vain.
    """

    text: str
    things: tuple[FoundThing, ...]
    total: int
    is_sure: bool


@dataclass(frozen=True)
class Synonyms:
    """What people say, what the catalogue calls it, the likeliest first, and how many things in force it leads to."""

    said: tuple[str, ...]
    means: tuple[str, ...]
    things: int


@dataclass(frozen=True)
class OfficeWordsView:
    """The words of the search as they hold now. Version 0 came with the system; `events`: thing's code → life event."""

    version: int
    note: str
    saved_at: datetime | None
    synonyms: tuple[Synonyms, ...]
    fillers: tuple[str, ...]
    events: Mapping[str, str]


@dataclass(frozen=True)
class VainSearch:
    """What people looked for and did not find: the text, how often, since and until when (ISO days)."""

    text: str
    count: int
    first_day: str
    last_day: str
