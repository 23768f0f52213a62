"""A clock as everybody who may see its case sees it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onething.cases.contracts.kinds import Light


@dataclass(frozen=True)
class Deadline:
    """A clock of a case: both days (Asia/Shanghai), the light, and why (Chinese, line by line).

    `days_left` counts working days to the nearer of promise and statute, negative once it is past, None without a limit.
    `late_after` is the promise without what held the case up and counts for nobody.
    """

    code: str
    name: str
    step_id: UUID | None
    matter_name: str
    unit_code: str
    started_on: date
    promised_on: date | None
    statutory_on: date | None
    late_after: date | None
    light: Light
    days_left: int | None
    is_past_statute: bool
    is_running: bool
    is_paused: bool
    provisional_years: tuple[int, ...]
    why: tuple[str, ...]
    ended_on: date | None = None


@dataclass(frozen=True)
class Deadlines:
    """Every clock of a case, in the order in which they began."""

    every: tuple[Deadline, ...]

    @property
    def whole(self) -> Deadline | None:
        """The whole case's, once it is accepted."""
        return self.find("case")

    def find(self, code: str, *, step_id: UUID | None = None) -> Deadline | None:
        """Return the newest clock of this code, of the case or of a step; None when none began."""
        newest_first = reversed(self.every)
        return next((one for one in newest_first if (one.code, one.step_id) == (code, step_id)), None)
