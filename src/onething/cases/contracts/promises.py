"""What a query returns of promises in place of a check (告知承诺): frozen, scoped to its viewer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onething.cases.contracts.kinds import PromiseState


@dataclass(frozen=True)
class CheckView:
    """A check of a promise; who made it and what they found are None for those who may not read them."""

    checked_on: date
    is_fit: bool
    checkers: tuple[str, ...] | None
    findings: str | None
    record: UUID | None


@dataclass(frozen=True)
class PromiseView:
    """The promise of a step: where it stands, until when it is checked, what was ordered to be mended and until when."""

    state: PromiseState
    text_sm3: str
    signed_at: datetime
    check_by: date | None
    mend_by: date | None
    order: str | None
    checks: tuple[CheckView, ...]


@dataclass(frozen=True)
class PromiseBar:
    """Why somebody cannot promise now: of which matter the promise was not kept, and since when."""

    matter_name: str
    department: str
    recorded_on: date


@dataclass(frozen=True)
class PromiseDue:
    """A line of the promises that a department still has to check."""

    step_id: UUID
    case_id: UUID
    number: str
    thing_name: str
    matter_name: str
    state: PromiseState
    due_on: date | None
