"""When a step must be done: promised day, statutory day, fuse."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from onething.cases.contracts.views import StepClock
from onething.kernel.clock import Due, Limit, LimitUnit, Pause, due_day, end_of_business
from onething.kernel.working_days import WorkingCalendar

FUSE_HOUR = time(9, 0)


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
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
) -> StepClock:
    """Return the days of a step whose limits begin to run after `started_on` (行政许可法 art. 42, 82).

    The fuse releases a ready step by itself on the morning of its last statutory day: before the limit, which ends
    with that day's business. A limit "on the spot" has no later day, so it has no fuse: the opinion itself is due at
    once and the applicant has agreed to joint issue (house rule, docs/decisions). Days of `pauses` count for neither
    limit (行政许可法 art. 45).
    """
    promised = _due(limits.promised, started_on=started_on, calendar=calendar, pauses=pauses)
    statutory = _due(limits.statutory, started_on=started_on, calendar=calendar, pauses=pauses)
    years = {year for due in (promised, statutory) if due for year in due.provisional_years}
    return StepClock(
        started_on=started_on,
        promised_on=promised.day if promised else None,
        statutory_on=statutory.day if statutory else None,
        fuse_at=_fuse_moment(statutory.day)
        if statutory and _has_fuse(statutory.limit, release=release)
        else None,
        provisional_years=tuple(sorted(years)),
    )


def promise_day(working_days: int | None, *, accepted_on: date, calendar: WorkingCalendar) -> Due | None:
    """Return the day promised to the applicant for the whole case, with its reasons; None when days are unknown."""
    if working_days is None:
        return None
    unit = LimitUnit.WORKING_DAYS if working_days else LimitUnit.ON_THE_SPOT
    return due_day(accepted_on, limit=Limit(working_days, unit), calendar=calendar)


def extend_limit(limit: Limit, *, days: int) -> Limit:
    """Return a limit of working days made longer (行政许可法 art. 42)."""
    return Limit(limit.amount + days, limit.unit)


def _due(
    limit: Limit | None, *, started_on: date, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> Due | None:
    return due_day(started_on, limit=limit, calendar=calendar, pauses=pauses) if limit else None


def _has_fuse(limit: Limit, *, release: str) -> bool:
    return release == "together" and limit.unit is not LimitUnit.ON_THE_SPOT


def _fuse_moment(day: date) -> datetime:
    return end_of_business(day, closes_at=FUSE_HOUR)
