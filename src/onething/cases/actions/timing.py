"""Days that do not count: proposed, approved, told, over with a result, and both limits computed anew."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.evidence import get_evidence
from onething.cases.actions.hearing import find_hearing_day
from onething.cases.actions.recounting import restart_clock
from onething.cases.contracts.given import PauseProposal, ProcedureResult
from onething.cases.contracts.kinds import PauseKind, PauseState, StepState
from onething.cases.counting import say_limit
from onething.cases.hearings import check_closer
from onething.cases.models.step import Step, StepPause
from onething.cases.overdue import calendar_of
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.hearing import check_held
from onething.cases.rules.timing import check_proposal, check_result, is_counted
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def propose_pause(viewer: Viewer, *, step_id: UUID, proposal: PauseProposal, at: datetime) -> None:
    """A reviewer proposes a special procedure or a suspension; nothing stops before it is approved (行政许可法 art. 45)."""
    basis = check_proposal(proposal)
    assert viewer.person_id is not None, "a reviewer is somebody"  # noqa: S101
    step = lock_step(viewer, step_id=step_id)
    check_no_pause(step, verb="propose_pause", viewer=viewer, sentence=words.PAUSE_OPEN)
    reason, evidence = proposal.reason.strip(), proposal.evidence.strip()
    step.pause_state, step.has_timing = PauseState.PROPOSED, True
    grounds = get_evidence(step, evidence_id=proposal.evidence_file) if proposal.evidence_file else None
    facts = {"kind": proposal.kind, "basis": basis, "days": proposal.days, "matter": step.matter_code}
    facts |= {"evidence_sm3": grounds.file_sm3} if grounds else {}
    told = Told(facts=facts, personal={"reason": reason, "evidence": evidence})
    move_step(step, verb="propose_pause", viewer=viewer, at=at, told=told)
    pause = StepPause(
        step=step,
        kind=proposal.kind,
        basis=basis,
        days=proposal.days,
        is_counted=is_counted(proposal),
        grounds=grounds,
        proposed_by=viewer.person_id,
        proposed_at=at,
    )
    content = {"reason": reason, "evidence": evidence}
    pause.reason_sealed = seal_value(step.case, place=f"pause:{pause.id}", value=content)
    pause.save()


def approve_pause(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The decider approves: from here the days do not count, and the applicant is told how long it takes."""
    step = lock_step(viewer, step_id=step_id)
    pause = take_open_pause(step, verb="approve_pause", viewer=viewer, state=PauseState.PROPOSED)
    if pause is not None:
        if pause.proposed_by == viewer.person_id:
            raise Refusal("cases.pause.same_person", words.PAUSE_SAME_PERSON, status=403)
        pause.approved_by, pause.approved_at = viewer.person_id, at
        step.pause_state = PauseState.RUNNING
        pause.expected_on = _expect(days=pause.days, at=at)
        pause.save()
    facts = restart_clock(step, at=at) if pause is not None else {}
    if pause is not None:
        facts |= {
            "kind": pause.kind,
            "basis": pause.basis,
            "days": pause.days,
            "is_counted": pause.is_counted,
            "limits": {"procedure": {"promised": say_limit(Limit(pause.days, LimitUnit.WORKING_DAYS))}},
        }
    expected = pause.expected_on.isoformat() if pause and pause.expected_on else None
    told = Told(facts={"expected_on": expected, "matter": step.matter_code, **facts})
    move_step(step, verb="approve_pause", viewer=viewer, at=at, told=told)


def decline_pause(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The decider does not approve: the limits run on as they did."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    pause = take_open_pause(step, verb="decline_pause", viewer=viewer, state=PauseState.PROPOSED)
    step.pause_state = PauseState.NONE
    if pause is not None:
        pause.declined_at = at
        pause.save(update_fields=["declined_at"])
    told = Told(facts={"matter": step.matter_code}, personal={"reason": reason.strip()})
    move_step(step, verb="decline_pause", viewer=viewer, at=at, told=told)


def resume_step(viewer: Viewer, *, step_id: UUID, given: ProcedureResult, at: datetime) -> None:
    """The procedure is over: its result is recorded, and the limits are computed with the days that it really took."""
    check_reason(given.result)
    step = lock_step(viewer, step_id=step_id)
    pause = take_open_pause(step, verb="resume", viewer=viewer, state=PauseState.RUNNING)
    step.pause_state = PauseState.NONE
    if pause is not None:
        check_closer(step, pause=pause, viewer=viewer)
        if pause.kind == PauseKind.HEARING:
            check_held(find_hearing_day(step), today=local_day(at))
    facts = end_pause(step, pause=pause, given=given, at=at) if pause is not None else {}
    told = Told(facts={"matter": step.matter_code, **facts}, personal={"reason": given.result.strip()})
    move_step(step, verb="resume", viewer=viewer, at=at, told=told)


def end_pause(step: Step, *, pause: StepPause, given: ProcedureResult, at: datetime) -> dict[str, Any]:
    """Keep the result of a pause with its file and let the limits run on; returns what the ledger keeps."""
    check_result(PauseKind(pause.kind), given=given)
    proof = get_evidence(step, evidence_id=given.evidence) if given.evidence else None
    pause.ended_at, pause.proof = at, proof
    place = f"pause_result:{pause.id}"
    pause.result_sealed = seal_value(step.case, place=place, value=given.result.strip())
    pause.save(update_fields=["ended_at", "result_sealed", "proof"])
    return restart_clock(step, at=at) | ({"evidence_sm3": proof.file_sm3} if proof else {})


def check_no_pause(step: Step, *, verb: str, viewer: Viewer, sentence: str = words.PAUSED) -> None:
    """Refuse an act while a pause is proposed or running (`cases.pause.open`)."""
    check_post(STEP_MOVES, verb=verb, viewer=viewer)
    if step.pause_state == PauseState.NONE or step.state != StepState.IN_REVIEW:
        return
    kind = PauseKind(_get_open(step).kind).label
    raise Refusal("cases.pause.open", sentence.format(kind=kind), status=409)


def take_open_pause(step: Step, *, verb: str, viewer: Viewer, state: PauseState) -> StepPause | None:
    """The open pause in this state; None when the table of moves says why not."""
    check_post(STEP_MOVES, verb=verb, viewer=viewer)
    if step.state != StepState.IN_REVIEW:
        return None
    if step.pause_state != state:
        is_proposal = state is PauseState.PROPOSED
        code = "cases.pause.not_proposed" if is_proposal else "cases.pause.not_running"
        sentence = words.PAUSE_NOT_PROPOSED if is_proposal else words.PAUSE_NOT_RUNNING
        raise Refusal(code, sentence, status=409)
    return _get_open(step)


def _get_open(step: Step) -> StepPause:
    pause: StepPause = step.pauses.get(declined_at__isnull=True, ended_at__isnull=True)
    return pause


def _expect(*, days: int, at: datetime) -> date:
    return due_day(local_day(at), limit=Limit(days, LimitUnit.WORKING_DAYS), calendar=calendar_of(at)).day
