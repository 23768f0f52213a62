"""What the office must say in time, and what follows when it says nothing (行政许可法 art. 32(4), 82)."""

from datetime import date

from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.working_days import WorkingCalendar

NOTICE_LIMIT = Limit(5, LimitUnit.WORKING_DAYS)


def last_notice_day(received_on: date, *, calendar: WorkingCalendar) -> date:
    """Return the last day on which the applicant can be told what is missing; the day of receipt does not count."""
    return due_day(received_on, limit=NOTICE_LIMIT, calendar=calendar).day


def is_deemed_accepted(received_on: date, *, today: date, calendar: WorkingCalendar) -> bool:
    """Whether an application that nobody answered is accepted by law, from the day of its receipt."""
    return today > last_notice_day(received_on, calendar=calendar)
