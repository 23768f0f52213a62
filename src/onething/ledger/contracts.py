"""What crosses the ledger's door: an act as it is told, as it is kept and as it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.kernel.viewer import Viewer

LEDGER_KEY_OWNER = "ledger"
"""Whose key signs the checkpoints."""

FOLLOWED = frozenset({"case", "supervision_finding"})
"""The kinds of chain that supervision follows: each new act of one is marked as unread."""


@dataclass(frozen=True)
class Subject:
    """Whose chain it is: a kind ("case") and the id of that row."""

    kind: str
    id: UUID


@dataclass(frozen=True)
class Actor:
    """Who acted: kind of viewer, person, post and unit, and for whom (an agent, a clerk at the window)."""

    kind: str
    person_id: UUID | None = None
    post: str | None = None
    unit_code: str | None = None
    on_behalf_of: UUID | None = None


def actor_of(viewer: Viewer, *, on_behalf_of: UUID | None = None) -> Actor:
    """Return who acts, as the ledger keeps it."""
    return Actor(viewer.kind, viewer.person_id, viewer.post, viewer.unit_code, on_behalf_of)


@dataclass(frozen=True)
class Act:
    """One verb done by somebody at some time.

    `recorded_at` is when it was written, `effective_at` when it has effect by law. `facts` are JSON in the
    clear (limits, grounds, versions used; never personal data, no member "schema": the ledger puts it in);
    `personal` is JSON that is sealed under the case's data key.
    """

    subject: Subject
    step_id: UUID | None
    verb: str
    from_state: str
    to_state: str
    actor: Actor
    recorded_at: datetime
    effective_at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Recorded:
    """Where an act stands in its chain: its number from 1, and its hash (64 hex digits)."""

    seq: int
    hash: str


@dataclass(frozen=True)
class ActView:
    """An act as it is shown. `personal` is empty and `personal_note` says why once the data key is destroyed."""

    seq: int
    step_id: UUID | None
    verb: str
    from_state: str
    to_state: str
    actor: Actor
    recorded_at: datetime
    effective_at: datetime
    facts: dict[str, Any]
    personal: dict[str, Any]
    personal_note: str | None
    hash: str


@dataclass(frozen=True)
class ReadView:
    """One read of personal details: who, in which post of which unit, what, when."""

    person_id: UUID | None
    post: str | None
    unit_code: str | None
    what: str
    at: datetime


@dataclass(frozen=True)
class Checkpoint:
    """A sealed checkpoint. Kept elsewhere (a log, paper), its hash proves that the ledger was not cut since."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Fault:
    """The first thing wrong: where (Chinese, with subject and seq) and what (Chinese)."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}"


@dataclass(frozen=True)
class Verification:
    """What `verify_ledger` found. `last_checkpoint` is the newest hash, to compare with one kept elsewhere."""

    sound: bool
    chains: int
    rows: int
    checkpoints: int
    first_broken: str | None
    reads: int = 0
    last_checkpoint: str | None = None
