"""When a step must be done: promised day, statutory day, fuse."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from onething.cases.contracts.clocks import StepClock
from onething.kernel.clock import Due, Limit, LimitUnit, Pause, due_day, end_of_business
from onething.kernel.lights import LightRule, amber_day, promised_due
from onething.kernel.working_days import WorkingCalendar

FUSE_HOUR = time(9, 0)
_AT_ONCE = (LimitUnit.ON_THE_SPOT, LimitUnit.HOURS)


@dataclass(frozen=True)
class Limits:
    """Both limits of a matter as published; None where none is known."""

    promised: Limit | None
    statutory: Limit | None


def start_clock(
    limits: Limits,
    *,
    started_on: date,
    release: str,
    told: Sequence[WorkingCalendar],
    light: LightRule,
    pauses: Sequence[Pause] = (),
    begun_at: datetime | None = None,
) -> StepClock:
    """Return the days of a step whose limits begin to run after `started_on` (行政许可法 art. 42, 82).

    The law's limit is counted with the newest calendar of `told`, the last one; the promise with all of them since it was
    told: it never moves later. The fuse releases a ready step by itself on the morning of its last statutory day: before
    the limit, which ends with that day's business. A limit "on the spot" has no later day, so it has no fuse: the opinion
    itself is due at once and the applicant has agreed to joint issue (house rule, docs/decisions). Days of `pauses` count
    for neither limit (行政许可法 art. 45). `begun_at` is the moment from which a limit in hours runs.
    """
    calendar = told[-1]
    promised = limits.promised and promised_due(
        started_on, limit=limits.promised, calendars=told, pauses=pauses
    )
    statutory = limits.statutory and due_day(
        started_on, limit=limits.statutory, calendar=calendar, pauses=pauses, begun_at=begun_at
    )
    nearest = promised or statutory
    years = {year for due in (promised, statutory) if due for year in due.provisional_years}
    return StepClock(
        started_on=started_on,
        promised_on=promised.day if promised else None,
        statutory_on=statutory.day if statutory else None,
        fuse_at=_fuse_moment(statutory.day)
        if statutory and _has_fuse(statutory.limit, release=release)
        else None,
        provisional_years=tuple(sorted(years)),
        amber_on=amber_day(nearest, rule=light, calendar=calendar, pauses=pauses) if nearest else None,
    )


def promise_day(
    working_days: int | None, *, accepted_on: date, calendars: Sequence[WorkingCalendar]
) -> Due | None:
    """Return the day promised to the applicant for the whole case, with its reasons; None when days are unknown.

    `calendars` are those since it was told: a new notice never puts it off.
    """
    limit = promise_limit(working_days)
    return promised_due(accepted_on, limit=limit, calendars=calendars) if limit else None


def promise_limit(working_days: int | None) -> Limit | None:
    """Return the working days of a plan as a limit; 0 is on the spot."""
    if working_days is None:
        return None
    return Limit(working_days, LimitUnit.WORKING_DAYS if working_days else LimitUnit.ON_THE_SPOT)


def extend_limit(limit: Limit, *, days: int) -> Limit:
    """Return a limit of working days made longer (行政许可法 art. 42)."""
    return Limit(limit.amount + days, limit.unit)


def _has_fuse(limit: Limit, *, release: str) -> bool:
    return release == "together" and limit.unit not in _AT_ONCE


def _fuse_moment(day: date) -> datetime:
    return end_of_business(day, closes_at=FUSE_HOUR)
