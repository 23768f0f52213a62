"""Hearings: the right is told, asked for or waived; the host sets and tells the date (行政许可法 art. 46-48)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases import hearing_words as words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.contracts.hearings import HearingSet, HearingState
from onething.cases.contracts.kinds import PauseKind, PauseState, StepState
from onething.cases.counting import counting_at, say_limit
from onething.cases.models.hearing import StepHearing
from onething.cases.models.step import Step
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.hearing import check_date, check_may_answer
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES
from onething.kernel.clock import due_day
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def tell_hearing_right(viewer: Viewer, *, step_id: UUID, why: str, at: datetime) -> None:
    """The licence touches great interests: the applicant is told that a hearing may be asked for, and until when."""
    check_reason(why)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="tell_hearing_right", viewer=viewer)
    if step.hearing_state != HearingState.NONE:
        raise Refusal("cases.hearing.told_already", words.TOLD_ALREADY, status=409)
    ask_by, counted = _count("hearing_request", at=at)
    step.hearing_state, step.has_timing = HearingState.TOLD, True
    facts = {"ask_by": ask_by.isoformat(), "matter": step.matter_code, **counted}
    told = Told(facts=facts, personal={"reason": why.strip()})
    move_step(step, verb="tell_hearing_right", viewer=viewer, at=at, told=told)
    row, _is_new = StepHearing.objects.get_or_create(step=step)
    row.told_at, row.ask_by = at, ask_by
    row.why_sealed = seal_value(step.case, place=f"hearing:{step.id}", value=why.strip())
    row.save()


def ask_hearing(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The applicant asks for a hearing within the days: the organ holds it within twenty days."""
    step = lock_step(viewer, step_id=step_id)
    row = _take_told(step, verb="ask_hearing", viewer=viewer, at=at)
    hold_by, counted = _count("hearing_hold", at=at)
    step.hearing_state = HearingState.ASKED
    told = Told(facts={"hold_by": hold_by.isoformat(), "matter": step.matter_code, **counted})
    move_step(step, verb="ask_hearing", viewer=viewer, at=at, told=told)
    if row is not None:
        row.asked_at, row.hold_by = at, hold_by
        row.save(update_fields=["asked_at", "hold_by"])


def waive_hearing(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The applicant wants no hearing: nobody waits for the days to end."""
    step = lock_step(viewer, step_id=step_id)
    row = _take_told(step, verb="waive_hearing", viewer=viewer, at=at)
    step.hearing_state = HearingState.WAIVED
    told = Told(facts={"matter": step.matter_code})
    move_step(step, verb="waive_hearing", viewer=viewer, at=at, told=told)
    if row is not None:
        row.waived_at = at
        row.save(update_fields=["waived_at"])


def set_hearing(viewer: Viewer, *, step_id: UUID, given: HearingSet, at: datetime) -> None:
    """The host sets time and place and tells them seven days ahead; set again it is moved, and told again."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="set_hearing", viewer=viewer)
    if not _is_running(step) and step.state == StepState.IN_REVIEW:
        raise Refusal("cases.hearing.not_running", words.NOT_RUNNING, status=409)
    earliest, counted = _count("hearing_notice", at=at)
    row = StepHearing.objects.filter(step=step).first() or StepHearing(step=step)
    check_date(given, earliest=earliest, latest=row.hold_by)
    facts = {
        "day": given.day.isoformat(),
        "clock": f"{given.clock:%H:%M}",
        "matter": step.matter_code,
        **counted,
    }
    told = Told(facts=facts, personal={"place": given.place.strip()})
    step.has_timing = True
    move_step(step, verb="set_hearing", viewer=viewer, at=at, told=told)
    row.set_at, row.day, row.clock = at, given.day, given.clock
    row.place_sealed = seal_value(step.case, place=f"hearing_place:{step.id}", value=given.place.strip())
    row.save()


def find_hearing_day(step: Step) -> date | None:
    """Return the day that the hearing of a step is set to; None before one is."""
    day: date | None = StepHearing.objects.filter(step=step).values_list("day", flat=True).first()
    return day


def _count(code: str, *, at: datetime) -> tuple[date, dict[str, Any]]:
    """The last day of one of the rulebook's terms that begins today, and what it was counted with."""
    counting = counting_at(at)
    limit = counting.rulebook.limits[code]
    day = due_day(local_day(at), limit=limit, calendar=counting.calendar).day
    return day, {"limit": say_limit(limit), **counting.as_facts()}


def _take_told(step: Step, *, verb: str, viewer: Viewer, at: datetime) -> StepHearing | None:
    """The hearing that may be answered now; None when the table of moves says why not."""
    check_post(STEP_MOVES, verb=verb, viewer=viewer)
    if step.state != StepState.IN_REVIEW:
        return None
    row = StepHearing.objects.filter(step=step).first()
    check_may_answer(step.hearing_state, ask_by=row.ask_by if row else None, today=local_day(at))
    return row


def _is_running(step: Step) -> bool:
    running = step.pauses.filter(kind=PauseKind.HEARING, ended_at__isnull=True, approved_at__isnull=False)
    return step.pause_state == PauseState.RUNNING and running.exists()
