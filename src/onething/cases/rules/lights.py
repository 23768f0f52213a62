"""Lights: how near a limit is. Thresholds differ from place to place, so they are arguments."""

from datetime import date, timedelta

from onething.cases.contracts.kinds import Light
from onething.kernel.working_days import WorkingCalendar


def last_amber_day(today: date, *, calendar: WorkingCalendar) -> date:
    """Return the next working day: what is promised until then is amber today (a reminder one working day before)."""
    day = today + timedelta(days=1)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def show_light(
    *, today: date, promised_on: date | None, statutory_on: date | None, amber_until: date
) -> Light:
    """Return red past the statute, amber past or near the promise, green with time left, none without a limit."""
    if statutory_on is not None and today > statutory_on:
        return Light.RED
    nearest = promised_on or statutory_on
    if nearest is None:
        return Light.NONE
    return Light.AMBER if nearest <= amber_until else Light.GREEN


def working_days_left(due: date, *, today: date, calendar: WorkingCalendar) -> int:
    """Return the working days after today until and with the due day; negative once it is past."""
    return calendar.count_days(today, until=due)
