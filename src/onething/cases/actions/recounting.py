"""Days counted anew: of one step after a pause or an extension, of a whole case when a notice changed the calendar."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.actions.accepting import set_promise
from onething.cases.actions.acting import Told, lock_case, move_case
from onething.cases.actions.papers import recount_papers
from onething.cases.actions.starting import say_days, set_clock
from onething.cases.contracts.kinds import CaseState, PauseKind, StepState
from onething.cases.counting import Counting, counting_at, say_day
from onething.cases.models.case import Case, Correction
from onething.cases.models.step import Step, StepPause
from onething.cases.overdue import correction_term
from onething.cases.reading import get_plan
from onething.cases.rules.awaiting import last_waiting_day
from onething.kernel.clock import Pause
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.planning.contracts import PlannedMatter

_OF_THE_HALL = {
    CaseState.SUBMITTED: "receipt",
    CaseState.PRECHECKED: "receipt",
    CaseState.RECEIVED: "receipt",
    CaseState.ISSUED: "delivery",
    CaseState.ON_THE_WAY: "delivery",
}  # their last day stands in no column: it is counted when it is asked for
_RUNNING = (StepState.PENDING, StepState.IN_REVIEW, StepState.READY, StepState.OPPOSED)


def restart_clock(step: Step, *, at: datetime) -> dict[str, Any]:
    """Compute a step's limits anew; a pause that runs is counted to the day that the applicant was told. The caller saves.

    Returns what the ledger keeps.
    """
    approved = step.pauses.filter(approved_at__isnull=False, is_counted=False).order_by("approved_at")
    counting = set_clock(step, matter=get_matter(step), at=at, pauses=[_count(one) for one in approved])
    return {**say_days(step), **counting.as_facts()}


def get_matter(step: Step) -> PlannedMatter:
    """Return the planned matter of a step."""
    matter = get_plan(step.case).find_matter(step.matter_code)
    assert matter is not None, "a step is made from its planned matter"  # noqa: S101
    return matter


def recount_case(*, case_id: UUID, at: datetime) -> bool:
    """Count every open day of a case with the calendar as known now; a promise told stays or comes earlier.

    The change is an act that names every new day; where no day changed nothing is written. Returns whether one did.
    """
    case = lock_case(SYSTEM, case_id=case_id)
    counting = counting_at(at)
    if case.counted_with == counting.content:
        return False
    facts = _recount(case, counting=counting, at=at)
    case.counted_with = counting.content
    if not facts:
        case.save(update_fields=["counted_with"])
        return False
    told = Told(facts={**facts, **counting.as_facts()})
    move_case(case, verb="recount", viewer=SYSTEM, at=at, told=told)
    return True


def _recount(case: Case, *, counting: Counting, at: datetime) -> dict[str, Any]:
    """Set the new days and return those that changed."""
    steps = {
        str(step.id): days
        for step in case.steps.select_related("unit").filter(state__in=_RUNNING).order_by("number")
        if (days := _recount_step(step, case=case, at=at))
    }
    facts: dict[str, Any] = {"steps": steps} if steps else {}
    before = (case.promised_on, case.amber_on)
    if case.accepted_on is not None and case.state not in (CaseState.ISSUED, CaseState.ON_THE_WAY):
        set_promise(case, counting=counting)
    if (case.promised_on, case.amber_on) != before:
        facts |= {"promised_on": say_day(case.promised_on), "amber_on": say_day(case.amber_on)}
    if case.state in _OF_THE_HALL:
        facts["clocks"] = [_OF_THE_HALL[CaseState(case.state)]]
    return facts | _recount_correction(case, counting=counting) | recount_papers(case, at=at)


def _recount_step(step: Step, *, case: Case, at: datetime) -> dict[str, Any] | None:
    step.case, before = case, say_days(step)
    restart_clock(step, at=at)
    step.save()
    return say_days(step) if say_days(step) != before else None


def _recount_correction(case: Case, *, counting: Counting) -> dict[str, Any]:
    """What the applicant was told in writing is never made shorter."""
    correction = Correction.objects.filter(case=case).first() if case.state == CaseState.CORRECTING else None
    if correction is None:
        return {}
    due_on = last_waiting_day(
        local_day(correction.asked_at), term=correction_term(), calendar=counting.calendar
    )
    if due_on <= correction.due_on:
        return {}
    correction.due_on = due_on
    correction.save(update_fields=["due_on"])
    return {"correct_by": due_on.isoformat()}


def _count(pause: StepPause) -> Pause:
    """The days of an approved pause: to its end, or while it runs to the day that the applicant was told."""
    assert pause.approved_at is not None and pause.expected_on is not None, "approved whole"  # noqa: S101, PT018
    ended_on: date = local_day(pause.ended_at) if pause.ended_at else pause.expected_on
    why = words.PAUSED_FOR.format(kind=PauseKind(pause.kind).label, basis=pause.basis)
    return Pause(local_day(pause.approved_at), ended_on, why)
