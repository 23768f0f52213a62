"""What days are counted with at a moment: the calendar as known then, the rules in force, the hours of a hall."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onething.calendars.queries import get_calendar
from onething.directory.contracts import AfterHours, Unit
from onething.kernel.clock import Limit
from onething.kernel.clock_port import local_day
from onething.kernel.hours import legal_day
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import WorkingCalendar
from onething.rulebook.contracts import Rulebook
from onething.rulebook.queries import get_rulebook


@dataclass(frozen=True)
class Counting:
    """A calendar and the rules. `as_facts` goes into every act that sets a day, so that anybody can count it again."""

    calendar: WorkingCalendar
    rulebook: Rulebook

    @property
    def content(self) -> str:
        """What tells one state of the calendar from another: the loadings and the newest notice known."""
        return f"{self.calendar.edition} {self.calendar.version}"

    def as_facts(self) -> dict[str, Any]:
        """Return which calendar and which rules these are, for the ledger."""
        return {
            "calendar": self.calendar.mark,
            "calendar_version": self.calendar.version,
            "rules_version": self.rulebook.version,
        }

    def list_told(self, marks: list[str]) -> list[WorkingCalendar]:
        """Return the calendars of these marks and this one: all under which a promise was told."""
        return [*(self.calendar.as_marked(mark) for mark in marks), self.calendar]


def counting_at(at: datetime) -> Counting:
    """Return what days are counted with at a moment."""
    today = local_day(at)
    calendar = get_calendar(SYSTEM).as_known_on(today)
    return Counting(calendar=calendar, rulebook=get_rulebook(SYSTEM, on=today))


def count_from(at: datetime, *, hall: Unit | None, calendar: WorkingCalendar) -> date:
    """Return the legal day of something done at a hall: after closing time as its rule says."""
    if hall is None:
        return local_day(at)
    goes_on = hall.after_hours is AfterHours.NEXT_WORKING_DAY
    return legal_day(at, closes_at=hall.closes_at, goes_on=goes_on, calendar=calendar)


def say_hall(hall: Unit | None) -> dict[str, str] | None:
    """Return a hall's hours for the ledger."""
    if hall is None:
        return None
    return {"unit": hall.code, "closes_at": f"{hall.closes_at:%H:%M}", "after_hours": hall.after_hours.value}


def say_limit(limit: Limit | None) -> dict[str, int | str] | None:
    """Return a limit for the ledger."""
    return {"amount": limit.amount, "unit": limit.unit.value} if limit else None


def say_day(day: date | None) -> str | None:
    """Return a day for the ledger."""
    return day.isoformat() if day else None
