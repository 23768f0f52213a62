"""An obvious slip in the form that the office puts right: tracked, told, and undone when the applicant objects."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onething.cases.contracts.kinds import CaseState

WITH_SLIPS = frozenset({CaseState.ACCEPTED, CaseState.IN_REVIEW})
"""Where a case stands while a slip of its form may be put right, or objected to."""


@dataclass(frozen=True)
class SlipFixed:
    """Which field gets which value, and why it is an obvious slip."""

    key: str
    value: str
    reason: str


@dataclass(frozen=True)
class SlipView:
    """A slip with the value that was signed and the one put in its place, for who sees the field."""

    id: UUID
    key: str
    label: str
    before: str
    after: str
    reason: str
    fixed_at: datetime
    objected_at: datetime | None
    may_object: bool


@dataclass(frozen=True)
class FixableField:
    """A field that the viewer may put right, with what stands in it."""

    key: str
    label: str
    value: str
