"""How the time of a step stands: its days, and what is left of them."""

from dataclasses import dataclass
from datetime import date, datetime

from onething.cases.contracts.kinds import Light


@dataclass(frozen=True)
class StepClock:
    """Both limits of a step, told apart: what the department promised, what the law sets."""

    started_on: date | None
    promised_on: date | None
    statutory_on: date | None
    fuse_at: datetime | None
    provisional_years: tuple[int, ...] = ()
    amber_on: date | None = None


@dataclass(frozen=True)
class TimeLeft:
    """How a limit stands today: its light, and the working days to the nearer of promise and statute."""

    light: Light
    days_left: int | None
