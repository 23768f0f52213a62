"""All or none: confirm, own-day release, fuse; and what the applicant chooses after a refusal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import (
    Told,
    check_post,
    hold_letters,
    lock_case,
    lock_step,
    move_case,
    move_step,
)
from onething.cases.actions.application import check_signed
from onething.cases.actions.examining import forget_examination
from onething.cases.actions.handing_to_supervision import hand_to_supervision
from onething.cases.actions.ordering import order_results
from onething.cases.actions.planned import give_up_matter
from onething.cases.actions.promising import plan_check
from onething.cases.actions.recounting import restart_clock
from onething.cases.actions.starting import open_startable
from onething.cases.contracts.given import Mending, Signature
from onething.cases.contracts.kinds import CaseState, IssuanceCause, StepState
from onething.cases.contracts.views import IssuanceBegun
from onething.cases.counting import counting_at
from onething.cases.dropping import find_hindrance
from onething.cases.models.case import Case
from onething.cases.models.issuance import Issuance
from onething.cases.models.step import Step
from onething.cases.points import list_open_facts
from onething.cases.reading import get_plan, list_facts
from onething.cases.rules.coordinating import list_hindrances
from onething.cases.rules.explaining import check_explanation
from onething.cases.rules.joint import is_complete, list_open_points, list_ready_needs
from onething.cases.states import CASE_MOVES
from onething.credentials.actions import make_real, plan_issuance, void_number
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer

_ALONE = {
    IssuanceCause.OWN_DAY: "release", IssuanceCause.FUSE: "fuse", IssuanceCause.APPLICANT: "separate",
}  # fmt: skip
_OPEN_STATES = frozenset({CaseState.IN_REVIEW, CaseState.ISSUING})


def confirm_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> IssuanceBegun:
    """The lead confirms: every ready step is taken up to be decided and issued together, all or none."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="confirm", viewer=viewer)
    points = list_open_points(list_facts(case))
    open_facts = list_open_facts(case) if case.state == CaseState.IN_REVIEW else []
    points += list_hindrances(open_facts)
    if points and case.state == CaseState.IN_REVIEW:
        sentence = words.NEVER_CONFIRM_OPEN.format(points=";".join(points))
        raise Refusal("cases.joint.open_points", sentence, status=409, facts={"open_points": points})
    issuance = _begin_issuance(case, cause=IssuanceCause.CONFIRM, at=at)
    told = Told(facts={"issuance": str(issuance.id), "open_points": len(open_facts)})
    move_case(case, verb="confirm", viewer=viewer, at=at, told=told)
    steps = _list_steps(case, state=StepState.READY)
    _take_up(issuance, steps=steps, verb="take_up", viewer=viewer, at=at)
    return _plan_results(issuance, steps=steps, at=at)


def release_step(viewer: Viewer, *, step_id: UUID, cause: IssuanceCause, at: datetime) -> IssuanceBegun:
    """One ready step goes out by itself: on the law's own day, because its fuse has burnt down, or as the applicant wishes.

    What its result rests on and is only ready goes out with it: no licence may stand on one that could still come to nothing.
    """
    step = lock_step(viewer, step_id=step_id)
    issuance = _begin_issuance(step.case, cause=cause, at=at)
    _take_up(issuance, steps=[step], verb=_ALONE[cause], viewer=viewer, at=at)
    needed = list_ready_needs(step.matter_code, steps=list_facts(step.case))
    along = [one for one in _list_steps(step.case, state=StepState.READY) if one.matter_code in needed]
    _take_up(issuance, steps=along, verb="take_up", viewer=SYSTEM, at=at)
    return _plan_results(issuance, steps=[step, *along], at=at)


def complete_issuance(*, issuance_id: UUID, at: datetime) -> bool:
    """Make every prepared result of an issuance real, formally decide its steps, and close the case's issuing.

    Returns False when that was done before: the job that calls this may run twice.
    """
    issuance = Issuance.objects.get(id=issuance_id)
    case = lock_case(SYSTEM, case_id=issuance.case_id)
    issuance.refresh_from_db()
    if issuance.done_at is not None:
        return False
    make_real(issuance_id=issuance.id, at=at)
    steps = _list_steps(case, state=StepState.ISSUING, issuance=issuance)
    hold_letters(steps, verb="issue", at=at)
    for step in steps:
        step.decided_at = at
        facts = {"issuance": str(issuance.id), **plan_check(step, at=at)}
        move_step(step, verb="issue", viewer=SYSTEM, at=at, told=Told(facts=facts))
        hand_to_supervision(step, at=at)
    issuance.done_at = at
    issuance.save(update_fields=["done_at"])
    close_if_complete(case, at=at)
    return True


def mend_step(viewer: Viewer, *, step_id: UUID, mending: Mending, at: datetime) -> None:
    """The applicant mends what was missing: the department reviews again. A form that changed is signed again."""
    step = lock_step(viewer, step_id=step_id)
    case, explanation = step.case, mending.explanation.strip()
    check_post(CASE_MOVES, verb="mend", viewer=viewer)
    if case.state == CaseState.CHOOSING:
        check_explanation(explanation)
        _sign_again(case, signature=mending.signature, at=at)
    told = Told(facts={"snapshot_sm3": case.snapshot_sm3}, personal={"explanation": explanation})
    move_case(case, verb="mend", viewer=viewer, at=at, told=told)
    facts = {**_clear_opinion(step, at=at), **restart_clock(step, at=at)}
    move_step(step, verb="reopen", viewer=viewer, at=at, told=Told(facts=facts))
    _ask_again(case, at=at)


def drop_step(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The applicant gives this matter up; the others go on, if they stand without it, under a plan made without it."""
    step = lock_step(viewer, step_id=step_id)
    check_post(CASE_MOVES, verb="drop", viewer=viewer)
    hindrance = find_hindrance(step, facts=list_facts(step.case))
    if hindrance is not None:
        raise hindrance
    facts = give_up_matter(step.case, step=step, at=at) if step.state == StepState.OPPOSED else {}
    told = Told(facts={"step": str(step.id), **facts})
    move_case(step.case, verb="drop", viewer=viewer, at=at, told=told)
    move_step(step, verb="drop", viewer=viewer, at=at)
    _ask_again(step.case, at=at)
    open_startable(step.case, at=at)


def end_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The applicant ends the case after a refusal: it is decided formally, the rest ends without a result."""
    case = lock_case(viewer, case_id=case_id)
    case.closed_at = at
    move_case(case, verb="end", viewer=viewer, at=at)
    steps = _list_steps(case, state=StepState.OPPOSED)
    hold_letters(steps, verb="decide_refusal", at=at)
    for step in steps:
        step.decided_at = at
        move_step(step, verb="decide_refusal", viewer=SYSTEM, at=at)
    end_open_steps(case, at=at)


def end_open_steps(case: Case, *, at: datetime) -> None:
    """End every step that was not decided, and write off the numbers kept for it."""
    undecided = ("waiting", "pending", "in_review", "ready", "opposed")
    for step in case.steps.select_related("unit").filter(state__in=undecided).order_by("number"):
        step.case = case
        _void_numbers(step, reason="step ended", at=at)
        move_step(step, verb="end", viewer=SYSTEM, at=at)


def _begin_issuance(case: Case, *, cause: IssuanceCause, at: datetime) -> Issuance:
    return Issuance.objects.create(case=case, cause=cause, begun_at=at)


def _take_up(issuance: Issuance, *, steps: Sequence[Step], verb: str, viewer: Viewer, at: datetime) -> None:
    for step in steps:
        step.issuance = issuance
        move_step(step, verb=verb, viewer=viewer, at=at, told=Told(facts={"issuance": str(issuance.id)}))


def _plan_results(issuance: Issuance, *, steps: Sequence[Step], at: datetime) -> IssuanceBegun:
    plan_issuance(issuance_id=issuance.id, results=order_results(issuance.case, steps=steps, at=at), at=at)
    return IssuanceBegun(
        issuance_id=issuance.id,
        case_id=issuance.case_id,
        cause=IssuanceCause(issuance.cause),
        step_ids=tuple(step.id for step in steps),
    )


def _list_steps(case: Case, *, state: StepState, issuance: Issuance | None = None) -> list[Step]:
    steps = case.steps.select_related("unit").filter(state=state).order_by("number")
    found = list(steps.filter(issuance=issuance) if issuance else steps)
    for step in found:
        step.case = case
    return found


def close_if_complete(case: Case, *, at: datetime) -> None:
    """A case the applicant ended meanwhile stays ended, though a result that was on its way out still stands."""
    if case.state in _OPEN_STATES and is_complete(list_facts(case)):
        case.issued_at, counting = at, counting_at(at)
        case.counted_with = counting.content
        facts = {"started_on": local_day(at).isoformat(), **counting.as_facts()}
        move_case(case, verb="issue", viewer=SYSTEM, at=at, told=Told(facts=facts))


def _ask_again(case: Case, *, at: datetime) -> None:
    """Another department may have refused too: then the applicant is still to choose."""
    if case.steps.filter(state=StepState.OPPOSED).exists():
        move_case(case, verb="await_choice", viewer=SYSTEM, at=at)
    else:
        close_if_complete(case, at=at)


def _sign_again(case: Case, *, signature: Signature | None, at: datetime) -> None:
    if not case.is_unsigned:
        return
    if signature is None:
        raise Refusal("cases.mend.unsigned", words.MEND_UNSIGNED, field="code", status=409)
    check_signed(case, plan=get_plan(case), signature=signature, at=at)
    case.snapshot_sm3, case.is_unsigned = signature.snapshot_sm3, False


def _clear_opinion(step: Step, *, at: datetime) -> dict[str, Any]:
    """Take the refusal back; the days since are the applicant's and count for no limit of the department."""
    assert step.opined_at is not None, "only a step with an opinion is opened again"  # noqa: S101
    waited = [local_day(step.opined_at).isoformat(), local_day(at).isoformat()]
    step.waited, step.mend_places = [*step.waited, waited], []
    forget_examination(step, at=at)
    step.decision, step.opinion_sealed, step.opined_by, step.opined_at = "", None, None, None
    return {"waited": waited}


def _void_numbers(step: Step, *, reason: str, at: datetime) -> None:
    for number_id in step.number_ids:
        void_number(number_id=UUID(number_id), reason=reason, at=at)
