"""When a limit ends: legal time counted day by day, with the reason for each day that does not count."""

import calendar as gregorian
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from onething.kernel import words
from onething.kernel.clock_port import SHANGHAI
from onething.kernel.errors import Refusal
from onething.kernel.working_days import WorkingCalendar

FIRST_DAY = date(1950, 1, 1)
LAST_DAY = date(2080, 12, 31)


class LimitUnit(StrEnum):
    """What a limit is counted in. Laws differ: 行政许可法 art. 82 counts working days, others plain days."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    HOURS = "hours"
    ON_THE_SPOT = "on_the_spot"


LARGEST_AMOUNT = {
    LimitUnit.WORKING_DAYS: 3660,
    LimitUnit.CALENDAR_DAYS: 3660,
    LimitUnit.MONTHS: 120,
    LimitUnit.HOURS: 720,
}


@dataclass(frozen=True)
class Limit:
    """A limit as law or promise states it; on the spot, `amount` says nothing."""

    amount: int
    unit: LimitUnit


@dataclass(frozen=True)
class Pause:
    """Time that does not count: the days after `began_on` up to and with `ended_on`; on one and the same day none.

    `why` (Chinese) names the procedure and its ground; empty: the general sentence stands for it.
    """

    began_on: date
    ended_on: date
    why: str = ""


@dataclass(frozen=True)
class SkippedDay:
    """A day that did not count, and why (Chinese)."""

    day: date
    why: str


@dataclass(frozen=True)
class Due:
    """The answer: `day` is the last day of the limit (Asia/Shanghai).

    `skipped` lists each day that did not count; `provisional_years` are the years of days looked at for
    which no holiday notice is known. `moment` is when a limit in hours ends; None for every other.
    """

    accepted_on: date
    limit: Limit
    day: date
    skipped: tuple[SkippedDay, ...]
    provisional_years: tuple[int, ...]
    moment: datetime | None = None

    def group_skipped(self) -> dict[str, list[date]]:
        """Return why: the days that did not count for this reason; the day of acceptance itself is none of them."""
        grouped: dict[str, list[date]] = {}
        for skipped in self.skipped:
            if skipped.day != self.accepted_on:
                grouped.setdefault(skipped.why, []).append(skipped.day)
        return grouped


def due_day(
    accepted_on: date,
    *,
    limit: Limit,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
    begun_at: datetime | None = None,
) -> Due:
    """Return the last day of a limit that runs from an acceptance on `accepted_on`.

    The day of acceptance does not count (民法典 art. 201). Working days: only they count (行政许可法 art.
    82). Calendar days and months run through; when their last day is a rest day it moves to the next working
    day (民法典 arts. 202, 203; a month without that date ends on its last day). On the spot: the day itself,
    or the next working day. Hours run from `begun_at` around the clock (民法典 art. 201(2)), through nights and rest
    days. Days of `pauses` do not count (行政许可法 art. 45), a day in two of them once; what is done on the spot is not put
    off by them. Raises Refusal `clock.limit.amount` or `clock.day.out_of_range`; ValueError for hours from no moment.
    """
    _check_limit(limit)
    if not FIRST_DAY <= accepted_on <= LAST_DAY:
        sentence = words.DAY_OUT_OF_RANGE.format(first=FIRST_DAY, last=LAST_DAY)
        raise Refusal("clock.day.out_of_range", sentence, field="accepted_on")
    if limit.unit is LimitUnit.WORKING_DAYS:
        return _count_working_days(accepted_on, limit=limit, calendar=calendar, pauses=pauses)
    if limit.unit is LimitUnit.HOURS:
        return _count_hours(begun_at, limit=limit, pauses=pauses)
    return _move_to_working_day(accepted_on, limit=limit, calendar=calendar, pauses=pauses)


def end_of_business(day: date, *, closes_at: time) -> datetime:
    """Return the UTC moment that ends `day` for an office closing at local `closes_at` (民法典 art. 203)."""
    return datetime.combine(day, closes_at, tzinfo=SHANGHAI).astimezone(UTC)


def _check_limit(limit: Limit) -> None:
    largest = LARGEST_AMOUNT.get(limit.unit)
    if largest is not None and not 1 <= limit.amount <= largest:
        sentence = words.LIMIT_AMOUNT.format(smallest=1, largest=largest)
        raise Refusal("clock.limit.amount", sentence, field="limit.amount")


def _why_paused(day: date, *, pauses: Sequence[Pause]) -> str | None:
    found = (pause for pause in pauses if pause.began_on < day <= pause.ended_on)
    return next((pause.why or words.PAUSED_DAY for pause in found), None)


def _count_working_days(
    accepted_on: date, *, limit: Limit, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> Due:
    skipped = [SkippedDay(accepted_on, words.ACCEPTANCE_DAY)]
    years: set[int] = set()
    counted = 0
    for day in _days_from(accepted_on + timedelta(days=1)):
        years.add(day.year)
        why = calendar.why_not(day) or _why_paused(day, pauses=pauses)
        if why is not None:
            skipped.append(SkippedDay(day, why))
            continue
        counted += 1
        if counted == limit.amount:
            break
    return Due(accepted_on, limit, day, tuple(skipped), _provisional(years, calendar=calendar))


def _count_hours(begun_at: datetime | None, *, limit: Limit, pauses: Sequence[Pause]) -> Due:
    if begun_at is None:
        raise ValueError("a limit in hours runs from a moment")
    begun_on = begun_at.astimezone(SHANGHAI).date()
    left, moment, skipped = timedelta(hours=limit.amount), begun_at, []
    for day in _days_from(begun_on):
        end = datetime.combine(day + timedelta(days=1), time(), tzinfo=SHANGHAI).astimezone(UTC)
        why = _why_paused(day, pauses=pauses)
        if why is not None:
            skipped.append(SkippedDay(day, why))
        elif left <= end - moment:
            break
        else:
            left -= end - moment
        moment = end
    return Due(begun_on, limit, day, tuple(skipped), (), moment + left)


def _move_to_working_day(
    accepted_on: date, *, limit: Limit, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> Due:
    skipped = [] if limit.unit is LimitUnit.ON_THE_SPOT else [SkippedDay(accepted_on, words.ACCEPTANCE_DAY)]
    years: set[int] = set()
    nominal = _nominal_last_day(accepted_on, limit=limit)
    paused = _list_paused(accepted_on, until=nominal, pauses=pauses)
    skipped += paused
    for day in _days_from(nominal + timedelta(days=len(paused))):
        years.add(day.year)
        why = calendar.why_not(day)
        if why is None:
            break
        skipped.append(SkippedDay(day, words.LAST_DAY_MOVED.format(why=why)))
    return Due(accepted_on, limit, day, tuple(skipped), _provisional(years, calendar=calendar))


def _list_paused(accepted_on: date, *, until: date, pauses: Sequence[Pause]) -> list[SkippedDay]:
    """The paused days of a limit that runs through; each puts its end off by a day, which may be paused in turn."""
    counted, last, paused = 0, (until - accepted_on).days, []
    days = _days_from(accepted_on + timedelta(days=1))
    while counted < last:
        day = next(days)
        why = _why_paused(day, pauses=pauses)
        if why is not None:
            paused.append(SkippedDay(day, why))
        else:
            counted += 1
    return paused


def _nominal_last_day(accepted_on: date, *, limit: Limit) -> date:
    if limit.unit is LimitUnit.MONTHS:
        return _add_months(accepted_on, months=limit.amount)
    if limit.unit is LimitUnit.CALENDAR_DAYS:
        return accepted_on + timedelta(days=limit.amount)
    return accepted_on


def _add_months(day: date, *, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    last = gregorian.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


def _provisional(years: set[int], *, calendar: WorkingCalendar) -> tuple[int, ...]:
    return tuple(year for year in sorted(years) if calendar.is_provisional(year))
