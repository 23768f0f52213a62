"""Deadlines as the chip shows them: what is left in words, both days, and why the day is that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onething.cases.contracts.clocks import TimeLeft
from onething.cases.contracts.kinds import CaseState, Light, StepState
from onething.cases.contracts.views import CaseView, StepView, WorkRow
from onething.cases.queries.work import measure_time_left
from onething.cases.states import UNANSWERED_CASE_STATES, UNSENT_CASE_STATES
from onething.kernel.lights import count_back
from onething.kernel.viewer import ANONYMOUS
from onething.kernel.working_days import WorkingCalendar
from onething.look.contracts import Deadline
from onething.look.contracts import Light as Shown
from onething.pages.showing import words
from onething.pages.showing.days import say_short_day
from onething.supervision.contracts.deadlines import Deadline as Counted
from onething.supervision.contracts.deadlines import Deadlines
from onething.supervision.contracts.views import ClockLine

_OVER = {StepState.ISSUED, StepState.REFUSED, StepState.DROPPED, StepState.ENDED}
_CASE_OVER = {
    CaseState.ISSUED, CaseState.ON_THE_WAY, CaseState.DELIVERED, CaseState.ARCHIVED, CaseState.REFUSED, CaseState.WITHDRAWN,
    CaseState.NOT_ACCEPTED, CaseState.DESTROYED,
}  # fmt: skip
_CASE_NOT_BEGUN = UNSENT_CASE_STATES | UNANSWERED_CASE_STATES


@dataclass(frozen=True)
class StepDeadline:
    """A step of a case with its chip."""

    matter: str
    department: str
    state: str
    deadline: Deadline


def show_counted(counted: Counted) -> Deadline:
    """Return the chip of a clock: what is left, both days, and why."""
    is_red = counted.light is Light.RED
    light = Shown.PAUSED if counted.is_paused and not is_red else Shown(counted.light.value)
    return Deadline(
        light=light,
        left=words.PAUSED if light is Shown.PAUSED else _say_counted(counted),
        promised=say_short_day(counted.promised_on) if counted.promised_on else "",
        statutory=say_short_day(counted.statutory_on) if counted.statutory_on else "",
        why=counted.why,
    )


def show_step_deadline(step: StepView, *, deadlines: Deadlines) -> Deadline:
    """Return the chip of a step: done, not begun, or what is left with the reasons for the day."""
    if step.state in _OVER:
        return Deadline(light=Shown.DONE, left=step.state.label)
    counted = deadlines.find("step", step_id=step.id)
    return show_counted(counted) if counted else Deadline(light=Shown.NONE, left=words.NOT_BEGUN)


def list_step_deadlines(case: CaseView, *, deadlines: Deadlines) -> tuple[StepDeadline, ...]:
    """Return the chip of every step."""
    return tuple(
        StepDeadline(
            matter=step.matter_name,
            department=step.department,
            state=step.state.label,
            deadline=show_step_deadline(step, deadlines=deadlines),
        )
        for step in case.steps
    )


def say_late(step: StepView, *, deadlines: Deadlines) -> str:
    """Return how late an open step is ("超承诺 2 个工作日"), empty while it is in time or its clock does not run."""
    counted = None if step.state in _OVER else deadlines.find("step", step_id=step.id)
    if counted is None:
        return ""
    is_late = counted.is_past_statute or (counted.days_left is not None and counted.days_left < 0)
    return _say_counted(counted) if is_late else ""


def show_case_deadline(case: CaseView, *, deadlines: Deadlines) -> Deadline:
    """Return the chip of a whole case: the day promised at acceptance, which never moves later."""
    if case.state in _CASE_OVER:
        return Deadline(light=Shown.DONE, left=case.state.label)
    if case.state is CaseState.CORRECTING:
        return Deadline(light=Shown.PAUSED, left=words.PAUSED, why=(words.PAUSED_WHY,))
    counted = deadlines.whole
    if case.state in _CASE_NOT_BEGUN or counted is None:
        return Deadline(light=Shown.NONE, left=words.NO_DAY_YET)
    shown = show_counted(counted)
    if counted.promised_on is not None:
        return shown
    return Deadline(
        light=shown.light,
        left=words.NO_PROMISE,
        statutory=shown.statutory,
        why=(words.NO_PROMISE_WHY, *shown.why),
    )


def show_work_deadline(row: WorkRow, *, today: date) -> Deadline:
    """Return the chip of a line of the worklist: both days, no reasons; a red light may also be an unanswered card's."""
    is_past = row.statutory_on is not None and today > row.statutory_on
    return Deadline(
        light=Shown(row.light.value),
        left=_say_left(TimeLeft(light=Light.RED if is_past else Light.NONE, days_left=row.days_left)),
        promised=say_short_day(row.promised_on) if row.promised_on else "",
        statutory=say_short_day(row.statutory_on) if row.statutory_on else "",
    )


def show_line_deadline(line: ClockLine, *, today: date) -> Deadline:
    """Return the chip of a line of the supervisor's list; a red light may also be an unanswered card's."""
    is_past = line.statutory_on is not None and today > line.statutory_on
    return Deadline(
        light=Shown(line.light.value),
        left=_say_left(TimeLeft(light=Light.RED if is_past else Light.NONE, days_left=line.days_left)),
        promised=say_short_day(line.promised_on) if line.promised_on else "",
        statutory=say_short_day(line.statutory_on) if line.statutory_on else "",
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


def say_limit(limit: Mapping[str, Any] | None, *, otherwise: str = words.LIMIT_UNKNOWN) -> str:
    """Return a limit of a plan in Chinese: 8 个工作日, 当场办; `otherwise` where there is none."""
    return otherwise if limit is None else words.LIMITS[limit["unit"]].format(amount=limit["amount"])


def _say_counted(counted: Counted) -> str:
    past = Light.RED if counted.is_past_statute else Light.NONE
    return _say_left(TimeLeft(light=past, days_left=counted.days_left))


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
