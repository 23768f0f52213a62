"""How long the applicant is waited for (corrections, papers that come later). No law sets it: the house does, and warns first."""

from dataclasses import dataclass
from datetime import date

from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.lights import working_days_left
from onething.kernel.working_days import WorkingCalendar


@dataclass(frozen=True)
class Term:
    """Working days that an applicant has, and how many of them are left when the warning comes."""

    days: int
    warned_before: int


def last_waiting_day(asked_on: date, *, term: Term, calendar: WorkingCalendar) -> date:
    """Return the last day for what was asked on a day; that day does not count."""
    return _after(asked_on, days=term.days, calendar=calendar)


def is_to_be_warned(due_on: date, *, today: date, term: Term, calendar: WorkingCalendar) -> bool:
    """Whether no more working days are left than the warning wants."""
    return working_days_left(due_on, today=today, calendar=calendar) <= term.warned_before


def put_off(due_on: date, *, warned_on: date, term: Term, calendar: WorkingCalendar) -> date:
    """Return the last day once the warning is out: who is warned late gets the days of the warning all the same."""
    return max(due_on, _after(warned_on, days=term.warned_before, calendar=calendar))


def _after(day: date, *, days: int, calendar: WorkingCalendar) -> date:
    return due_day(day, limit=Limit(days, LimitUnit.WORKING_DAYS), calendar=calendar).day
