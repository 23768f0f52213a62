"""What crosses the outbox's door."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Effect:
    """One effect to be carried out: its code, what it needs to know, and how often it failed before."""

    id: UUID
    effect: str
    payload: dict[str, Any]
    attempts: int
