"""When a step begins to run: at acceptance, or when the results it needs exist inside the platform."""

from collections.abc import Sequence
from datetime import date, datetime

from onething.calendars.queries import get_calendar
from onething.cases.actions.acting import Told, move_step
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.reading import get_plan, list_facts
from onething.cases.rules.joint import list_startable
from onething.cases.rules.limits import Limits, extend_limit, start_clock
from onething.kernel.clock import Limit, Pause
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import WorkingCalendar
from onething.planning.contracts import PlannedMatter


def open_step(step: Step, *, matter: PlannedMatter, started_on: date, at: datetime) -> None:
    """Start the step's limits after `started_on` and give it to the department."""
    calendar = set_clock(step, matter=matter, started_on=started_on, at=at)
    facts = {
        "matter": step.matter_code,
        "started_on": started_on.isoformat(),
        "promised": _limit(matter.committed),
        "promised_on": step.promised_on.isoformat() if step.promised_on else None,
        "statutory": _limit(matter.statutory),
        "statutory_on": step.statutory_on.isoformat() if step.statutory_on else None,
        "calendar_version": calendar.version,
    }
    move_step(step, verb="open", viewer=SYSTEM, at=at, told=Told(facts=facts))


def set_clock(
    step: Step, *, matter: PlannedMatter, started_on: date, at: datetime, pauses: Sequence[Pause] = ()
) -> WorkingCalendar:
    """Compute both limits with the calendar as known at `at`, pauses and extension; the caller saves. Returns the calendar."""
    calendar = get_calendar(SYSTEM).as_known_on(local_day(at))
    statutory = matter.statutory
    if statutory and step.extended_days:
        statutory = extend_limit(statutory, days=step.extended_days)
    limits = Limits(promised=matter.committed, statutory=statutory)
    clock = start_clock(limits, started_on=started_on, release=step.release, calendar=calendar, pauses=pauses)
    step.started_on, step.promised_on, step.statutory_on = started_on, clock.promised_on, clock.statutory_on
    step.fuse_at, step.provisional_years = clock.fuse_at, list(clock.provisional_years)
    return calendar


def open_startable(case: Case, *, at: datetime) -> None:
    """Start every waiting step whose needed results are there now."""
    startable = set(list_startable(list_facts(case)))
    if not startable:
        return
    plan = get_plan(case)
    for step in case.steps.select_related("unit").filter(matter_code__in=startable).order_by("number"):
        step.case = case
        matter = plan.find_matter(step.matter_code)
        assert matter is not None, "a step is made from its planned matter"  # noqa: S101
        open_step(step, matter=matter, started_on=local_day(at), at=at)


def _limit(limit: Limit | None) -> dict[str, int | str] | None:
    return {"amount": limit.amount, "unit": limit.unit.value} if limit else None
