"""Deadlines as the chip shows them: what is left in words, both days, and why the day is that day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from onething.cases.contracts.clocks import TimeLeft
from onething.cases.contracts.kinds import CaseState, Light, StepState
from onething.cases.contracts.views import CaseView, StepView, WorkRow
from onething.cases.queries.work import measure_time_left
from onething.cases.states import UNANSWERED_CASE_STATES, UNSENT_CASE_STATES
from onething.catalogue.contracts import find_ground
from onething.journey.limits import group_skipped, say_short
from onething.kernel.clock import Due, Limit, LimitUnit, due_day
from onething.kernel.lights import count_back
from onething.kernel.viewer import ANONYMOUS
from onething.kernel.working_days import WorkingCalendar
from onething.look.contracts import Deadline
from onething.look.contracts import Light as Shown
from onething.pages.showing import words
from onething.pages.showing.days import say_short_day

_OVER = {StepState.ISSUED, StepState.REFUSED, StepState.DROPPED, StepState.ENDED}
_CASE_OVER = {
    CaseState.ISSUED, CaseState.ON_THE_WAY, CaseState.DELIVERED, CaseState.ARCHIVED, CaseState.REFUSED, CaseState.WITHDRAWN,
    CaseState.NOT_ACCEPTED,
}  # fmt: skip
_CASE_NOT_BEGUN = UNSENT_CASE_STATES | UNANSWERED_CASE_STATES
_REASONS = 6


def show_work_deadline(row: WorkRow) -> Deadline:
    """Return the chip of a line of the worklist: both days, no reasons."""
    return Deadline(
        light=Shown(row.light.value),
        left=_say_left(TimeLeft(light=row.light, days_left=row.days_left)),
        promised=say_short_day(row.promised_on) if row.promised_on else "",
        statutory=say_short_day(row.statutory_on) if row.statutory_on else "",
    )


def show_window_deadline(due_on: date | None, *, today: date, calendar: WorkingCalendar) -> Deadline | None:
    """Return the chip of what the window owes the applicant: how many working days are left, red once it is past."""
    if due_on is None:
        return None
    left = measure_time_left(
        ANONYMOUS,
        promised_on=None,
        statutory_on=due_on,
        amber_on=count_back(due_on, days=1, calendar=calendar),
        today=today,
        calendar=calendar,
    )
    return Deadline(light=Shown(left.light.value), left=_say_window_left(left))


def show_step_deadline(
    step: StepView, *, plan: Mapping[str, Any], today: date, calendar: WorkingCalendar
) -> Deadline:
    """Return the chip of a step: done, waiting, or what is left with the reasons for the day."""
    clock = step.clock
    if step.state in _OVER:
        return Deadline(light=Shown.DONE, left=step.state.label)
    if clock.started_on is None:
        return Deadline(light=Shown.NONE, left=words.NOT_BEGUN)
    left = measure_time_left(
        ANONYMOUS,
        promised_on=clock.promised_on,
        statutory_on=clock.statutory_on,
        amber_on=clock.amber_on,
        today=today,
        calendar=calendar,
    )
    return Deadline(
        light=Shown(left.light.value),
        left=_say_left(left),
        promised=say_short_day(clock.promised_on) if clock.promised_on else "",
        statutory=say_short_day(clock.statutory_on) if clock.statutory_on else "",
        why=_explain_step(step, plan=plan, started_on=clock.started_on, calendar=calendar),
    )


def say_late(step: StepView, *, today: date, calendar: WorkingCalendar) -> str:
    """Return how late an open step is ("超承诺 2 个工作日"), empty while it is in time or its clock does not run."""
    clock = step.clock
    if step.state in _OVER or clock.started_on is None:
        return ""
    left = measure_time_left(
        ANONYMOUS,
        promised_on=clock.promised_on,
        statutory_on=clock.statutory_on,
        amber_on=clock.amber_on,
        today=today,
        calendar=calendar,
    )
    is_late = left.light is Light.RED or (left.days_left is not None and left.days_left < 0)
    return _say_left(left) if is_late else ""


def show_case_deadline(case: CaseView, *, today: date, calendar: WorkingCalendar) -> Deadline:
    """Return the chip of a whole case: the day promised at acceptance, which never moves later."""
    if case.state in _CASE_OVER:
        return Deadline(light=Shown.DONE, left=case.state.label)
    if case.state is CaseState.CORRECTING:
        return Deadline(light=Shown.PAUSED, left=words.PAUSED, why=(words.PAUSED_WHY,))
    if case.state in _CASE_NOT_BEGUN or case.accepted_on is None:
        return Deadline(light=Shown.NONE, left=words.NO_DAY_YET)
    if case.promised_on is None:
        return Deadline(light=Shown.NONE, left=words.NO_PROMISE, why=(words.NO_PROMISE_WHY,))
    left = measure_time_left(
        ANONYMOUS,
        promised_on=case.promised_on,
        statutory_on=None,
        amber_on=case.amber_on,
        today=today,
        calendar=calendar,
    )
    limit, accepted_on = _limit_of_days(case.plan.get("promised_working_days")), case.accepted_on
    known = calendar.as_known_on(accepted_on)  # the promise was counted with what was published then
    return Deadline(
        light=Shown(left.light.value),
        left=_say_left(left),
        promised=say_short_day(case.promised_on),
        why=_explain(limit, started_on=accepted_on, calendar=known, begun=words.ACCEPTED),
    )


def say_limit(limit: Mapping[str, Any] | None, *, otherwise: str = words.LIMIT_UNKNOWN) -> str:
    """Return a limit of a plan in Chinese: 8 个工作日, 当场办; `otherwise` where there is none."""
    return otherwise if limit is None else words.LIMITS[limit["unit"]].format(amount=limit["amount"])


def say_basis(text: str | None) -> str:
    """Return the law and article of a published basis, without the notes of whoever collected it."""
    ground = find_ground(text)
    if ground is None:
        return ""
    return ground.law + (words.ARTICLE.format(number=ground.article) if ground.article else "")


def _say_left(left: TimeLeft) -> str:
    if left.days_left is None:
        return words.NO_LIMIT
    if left.light is Light.RED:
        return words.OVER_STATUTE
    if left.days_left < 0:
        return words.OVER_PROMISE.format(days=-left.days_left)
    return words.LEFT.format(days=left.days_left) if left.days_left else words.DUE_TODAY


def _say_window_left(left: TimeLeft) -> str:
    if left.days_left is not None and left.days_left < 0:
        return words.WINDOW_LATE.format(days=-left.days_left)
    return _say_left(left)


def _explain_step(
    step: StepView, *, plan: Mapping[str, Any], started_on: date, calendar: WorkingCalendar
) -> tuple[str, ...]:
    matter = next((one for one in plan["matters"] if one["code"] == step.matter_code), None)
    law = next((one for one in plan["statutory"] if one["code"] == step.matter_code), None)
    if matter is None or law is None:
        return ()
    basis = say_basis(law["basis"])
    limits = words.BOTH_LIMITS.format(
        promised=say_limit(matter["committed"]),
        statutory=say_limit(law["limit"]),
        basis=f"（{basis}）" if basis else "",
    )
    limit = _limit(matter["committed"] or law["limit"])
    return (*_explain(limit, started_on=started_on, calendar=calendar, begun=words.BEGUN), limits)


def _explain(
    limit: Limit | None, *, started_on: date, calendar: WorkingCalendar, begun: str
) -> tuple[str, ...]:
    lines = [begun.format(day=say_short_day(started_on))]
    if limit is None:
        return tuple(lines)
    due = due_day(started_on, limit=limit, calendar=calendar)
    lines += _say_skipped(due)
    lines += [words.PROVISIONAL.format(year=year) for year in due.provisional_years]
    return tuple(lines)


def _say_skipped(due: Due) -> Iterable[str]:
    for why, days in list(group_skipped(due).items())[:_REASONS]:
        yield words.SKIPPED.format(days="、".join(say_short(day) for day in days), why=why)


def _limit(raw: Mapping[str, Any] | None) -> Limit | None:
    return Limit(raw["amount"], LimitUnit(raw["unit"])) if raw else None


def _limit_of_days(days: int | None) -> Limit | None:
    if days is None:
        return None
    return Limit(days, LimitUnit.WORKING_DAYS if days else LimitUnit.ON_THE_SPOT)
