"""When a step begins to run: at acceptance, or when the results it needs exist inside the platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onething.cases import words
from onething.cases.actions.acting import Told, move_step
from onething.cases.counting import Counting, counting_at, say_day, say_limit
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.reading import get_plan, list_steps, state_facts
from onething.cases.rules.joint import list_startable
from onething.cases.rules.limits import Limits, extend_limit, start_clock
from onething.kernel.clock import Pause
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.planning.contracts import PlannedMatter


@dataclass(frozen=True)
class Beginning:
    """From when a step's limits run: the legal day, and for limits in hours the moment."""

    on: date
    at: datetime


def open_step(step: Step, *, matter: PlannedMatter, began: Beginning, at: datetime) -> None:
    """Start the step's limits after the day it began and give it to the department."""
    step.started_on, step.started_at = began.on, began.at
    counting = set_clock(step, matter=matter, at=at)
    facts = {
        "matter": step.matter_code,
        "matter_name": step.matter_name,
        "unit": step.unit.code,
        "needs": list(step.needs),
        "started_on": began.on.isoformat(),
        "limits": {"step": say_limits(matter)},
        "basis": matter.statutory_basis,
        **say_days(step),
        **counting.as_facts(),
    }
    move_step(step, verb="open", viewer=SYSTEM, at=at, told=Told(facts=facts))


def set_clock(step: Step, *, matter: PlannedMatter, at: datetime, pauses: Sequence[Pause] = ()) -> Counting:
    """Compute both limits of a step that began, with what is known at `at`, pauses and extension; the caller saves.

    Days that the applicant took after a refusal are left out like pauses. Returns what it was counted with.
    """
    assert step.started_on is not None, "a clock runs from a day"  # noqa: S101
    counting, statutory = counting_at(at), matter.statutory
    if statutory and step.extended_days:
        statutory = extend_limit(statutory, days=step.extended_days)
    clock = start_clock(
        Limits(promised=matter.committed, statutory=statutory),
        started_on=step.started_on,
        release=step.release,
        told=counting.list_told(step.told_with),
        light=counting.rulebook.light,
        pauses=[*pauses, *(_waited(span) for span in step.waited)],
        begun_at=step.started_at,
    )
    step.promised_on, step.statutory_on, step.amber_on = clock.promised_on, clock.statutory_on, clock.amber_on
    step.fuse_at, step.provisional_years = clock.fuse_at, list(clock.provisional_years)
    step.told_with = keep_mark(step.told_with, counting=counting)
    return counting


def keep_mark(marks: list[str], *, counting: Counting) -> list[str]:
    """Return the marks of the calendars under which a promise was told, with this one; one that says the same is not kept."""
    known = {(one.edition, one.version) for one in counting.list_told(marks)[:-1]}
    if (counting.calendar.edition, counting.calendar.version) in known:
        return marks
    return [*marks, counting.calendar.mark]


def say_limits(matter: PlannedMatter) -> dict[str, Any]:
    """Return both limits of a matter for the ledger."""
    return {"promised": say_limit(matter.committed), "statutory": say_limit(matter.statutory)}


def say_days(step: Step) -> dict[str, str | None]:
    """Return a step's days for the ledger."""
    return {
        "promised_on": say_day(step.promised_on),
        "statutory_on": say_day(step.statutory_on),
        "amber_on": say_day(step.amber_on),
    }


def _waited(span: Sequence[str]) -> Pause:
    began, ended = span
    return Pause(date.fromisoformat(began), date.fromisoformat(ended), words.APPLICANT_CHOOSES)


def open_startable(case: Case, *, at: datetime) -> None:
    """Start every waiting step whose needed results are there now."""
    steps = list_steps(case)
    startable, plan = set(list_startable(state_facts(steps))), get_plan(case)
    for step in steps:
        if step.matter_code not in startable:
            continue
        step.case = case
        matter = plan.find_matter(step.matter_code)
        assert matter is not None, "a step is made from its planned matter"  # noqa: S101
        open_step(step, matter=matter, began=Beginning(on=local_day(at), at=at), at=at)
