"""What crosses the door of the exchange: shared resources with their items, requests for them, and grants.

Sharing kinds, forms and cycles are those of the state's catalogue of government data (国发〔2016〕51号 art. 9; domain facts §6);
a grant names unit, industry, items and purpose (宁政办发〔2019〕7号: 特定单位、特定行业、特定字段).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from onething.exchange import words
from onething.exchange.states import GrantState
from onething.kernel.errors import Refusal


class Sharing(StrEnum):
    """How an item is shared; whatever is not unconditional names its basis."""

    UNCONDITIONAL = "unconditional"
    CONDITIONAL = "conditional"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.SHARING[self.value]


class ResourceForm(StrEnum):
    """In what form a resource is had."""

    TABLE = "table"
    FILE = "file"
    FOLDER = "folder"
    INTERFACE = "interface"
    LINK = "link"

    @property
    def label(self) -> str:
        """The form in Chinese."""
        return words.FORMS[self.value]


class UpdateCycle(StrEnum):
    """How often the provider renews a resource."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    IRREGULAR = "irregular"
    NEVER = "never"

    @property
    def label(self) -> str:
        """The cycle in Chinese."""
        return words.CYCLES[self.value]


class Purpose(StrEnum):
    """What shared data may be used for; a grant is for one of them."""

    PREFILL = "prefill"
    WAIVE = "waive"
    CHECK = "check"
    OVERSEE = "oversee"

    @property
    def label(self) -> str:
        """The purpose in Chinese."""
        return words.PURPOSES[self.value]


@dataclass(frozen=True)
class Item:
    """One item of a resource. `element` is the data element that it gives, or empty; `length` in characters, 0 = unbounded."""

    key: str
    name: str
    sharing: Sharing
    basis: str = ""
    kind: str = "text"
    length: int = 0
    element: str = ""
    is_sensitive: bool = False


@dataclass(frozen=True)
class ResourceDraft:
    """A resource as its provider describes it. `code` is lower-case Latin, digits and "_"; it is what elements name as source."""

    code: str
    name: str
    summary: str
    form: ResourceForm
    cycle: UpdateCycle
    items: tuple[Item, ...]
    scenes: tuple[str, ...] = ()


def make_item(raw: Mapping[str, Any]) -> Item:
    """Return an item as JSON has it."""
    return Item(**{**raw, "sharing": Sharing(raw["sharing"])})


def make_resource(raw: Mapping[str, Any]) -> ResourceDraft:
    """Return a resource as JSON describes it, its items in their order."""
    return ResourceDraft(
        code=raw["code"], name=raw["name"], summary=raw["summary"], form=ResourceForm(raw["form"]),
        cycle=UpdateCycle(raw["cycle"]), items=tuple(map(make_item, raw["items"])), scenes=tuple(raw.get("scenes", ())),
    )  # fmt: skip


@dataclass(frozen=True)
class Resource:
    """A resource of the catalogue. `provider` and `provider_name` are the unit's code and name."""

    draft: ResourceDraft
    provider: str
    provider_name: str
    revision: int
    listed_on: date
    is_withdrawn: bool

    def find_item(self, key: str) -> Item | None:
        """Return the item of this key, or None."""
        return next((item for item in self.draft.items if item.key == key), None)


@dataclass(frozen=True)
class RequestDraft:
    """What a using unit asks for: items of a resource, for one published matter (full code) and one purpose, until a day.

    `explanation` says in words why the duty needs just these items. `industry` is a code of GB/T 4754 (a letter, then up to
    four digits) that limits the grant to people of that line of business; empty: it is not limited so.
    """

    resource: str
    items: tuple[str, ...]
    matter: str
    purpose: Purpose
    explanation: str
    until: date
    industry: str = ""


@dataclass(frozen=True)
class Turn:
    """Whose turn a request is, and by when: `day` is the last day, `is_late` whether it is over."""

    who: str
    day: date
    is_late: bool


@dataclass(frozen=True)
class GrantView:
    """A request or grant as its parties see it; `turn` is None once nobody has to answer."""

    id: UUID
    draft: RequestDraft
    resource_name: str
    provider: str
    provider_name: str
    unit: str
    unit_name: str
    state: GrantState
    needs_consent: bool
    reason: str
    asked_on: date
    granted_on: date | None
    turn: Turn | None
    revision: int
    next_acts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Use:
    """One use of shared data that is about to happen: by which unit, for which matter and purpose, of what, about whom."""

    unit: str
    matter: str
    purpose: Purpose
    items: tuple[str, ...]
    industry: str = ""


GATEWAY_KEY_OWNER = "exchange"
"""Whose key signs the gateway's answers."""


class Outcome(StrEnum):
    """How a call of the gateway ended."""

    ANSWERED = "answered"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The outcome in Chinese."""
        return words.OUTCOMES[self.value]


class Side(StrEnum):
    """Whose log a row of a call stands in."""

    USER = "user"
    PROVIDER = "provider"

    @property
    def label(self) -> str:
        """The side in Chinese."""
        return words.PARTIES[self.value]


@dataclass(frozen=True)
class Envelope:
    """A signed request as it came. Nothing in it is trusted before its signature is."""

    system: str
    sent_at: str
    nonce: str
    signature: str
    path: str
    body: bytes


@dataclass(frozen=True)
class ReadRequest:
    """What a system asks in an envelope. `operator` is a staff code, `number` the key of the person asked about."""

    case: str
    matter: str
    purpose: Purpose
    operator: str
    number: str
    items: tuple[str, ...]
    industry: str = ""


@dataclass(frozen=True)
class Reading:
    """The items that leave the gateway, None where nobody was found, and when the source gave them."""

    items: Mapping[str, str] | None
    as_of: datetime


@dataclass(frozen=True)
class Admission:
    """What came of an envelope at the door: whose it is as far as proven, and why it is not let in, if it is not."""

    unit: str
    system: str
    refusal: Refusal | None


@dataclass(frozen=True)
class Call:
    """One call as both sides log it; what was not proven or is unknown stays empty. Never personal data."""

    id: UUID
    system: str
    unit: str
    provider: str
    resource: str
    case: str
    matter: str
    purpose: str
    operator: str
    items: tuple[str, ...]
    grant_id: UUID | None
    outcome: Outcome
    code: str
    answer_sm3: str
    at: datetime


@dataclass(frozen=True)
class System:
    """A using unit's system that may knock at the gateway."""

    code: str
    name: str
    unit: str
    public_pem: str
    registered_on: date
    is_retired: bool


@dataclass(frozen=True)
class Difference:
    """One thing that does not agree in the logs: its kind in a stable word, the call (None: a whole day), a Chinese sentence."""

    kind: str
    call: UUID | None
    what: str

    def __str__(self) -> str:
        return f"{self.call}：{self.what}" if self.call else self.what


@dataclass(frozen=True)
class ExchangeVerification:
    """What `verify_exchange` found."""

    days: int
    rows: int
    batches: int
    differences: tuple[Difference, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing disagrees."""
        return not self.differences
