"""From which day a limit is near: amber begins there. Thresholds differ from place to place, so they are arguments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onething.kernel.clock import Due, Limit, LimitUnit, Pause, due_day
from onething.kernel.working_days import WorkingCalendar


@dataclass(frozen=True)
class LightRule:
    """When amber begins: so many working days before the last day, or at a share of the time, whichever is earlier."""

    days_before: int
    percent: int


def amber_day(due: Due, *, rule: LightRule, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> date:
    """Return the first day on which a limit is near; never before the day it began."""
    early = count_back(due.day, days=rule.days_before, calendar=calendar)
    share = share_day(due, percent=rule.percent, calendar=calendar, pauses=pauses)
    return max(due.accepted_on, min(early, share))


def share_day(due: Due, *, percent: int, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> date:
    """Return the day on which a share of a limit is used up: of its working days, else of the days it runs through."""
    if due.limit.unit is LimitUnit.WORKING_DAYS:
        used = Limit(-(-due.limit.amount * percent // 100) or 1, due.limit.unit)
        return due_day(due.accepted_on, limit=used, calendar=calendar, pauses=pauses).day
    span = (due.day - due.accepted_on).days
    return due.accepted_on + timedelta(days=-(-span * percent // 100))


def count_back(day: date, *, days: int, calendar: WorkingCalendar) -> date:
    """Return the working day so many working days before a day; the day itself for none."""
    while days > 0:
        day -= timedelta(days=1)
        days -= calendar.is_working_day(day)
    return day


def count_on(day: date, *, days: int, calendar: WorkingCalendar) -> date:
    """Return the working day so many working days after a day; the day itself for none."""
    while days > 0:
        day += timedelta(days=1)
        days -= calendar.is_working_day(day)
    return day


def promised_due(
    started_on: date,
    *,
    limit: Limit,
    calendars: Sequence[WorkingCalendar],
    pauses: Sequence[Pause] = (),
) -> Due:
    """Return the day of a promise under every calendar since it was told (at least one): the earliest.

    A new notice may bring a promise forward and never puts it off; only time that law does not count does.
    """
    found = [due_day(started_on, limit=limit, calendar=one, pauses=pauses) for one in calendars]
    return min(found, key=lambda due: due.day)


def working_days_left(due: date, *, today: date, calendar: WorkingCalendar) -> int:
    """Return the working days after today until and with the due day; negative once it is past."""
    return calendar.count_days(today, until=due)
