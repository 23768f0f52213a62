"""What a rule says about a case: a reminder, a yellow or a red card, since when, about what, whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.rulebook.contracts import Gives, RuleKind


@dataclass(frozen=True)
class Signal:
    """One rule speaking once about one thing. `at` is when it is due by the rules, whenever it is written down."""

    rule: str
    rules_version: int
    kind: RuleKind
    gives: Gives
    about: str
    at: datetime
    step_id: UUID | None
    unit_code: str | None
    person_id: UUID | None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What may happen once only: a rule about a thing."""
        return self.rule, self.about
