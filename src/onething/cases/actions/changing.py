"""A result changes: revoked, withdrawn, cancelled at once, or corrected by a version that is printed first.

What rests on it is marked, and its department gets it as work; nothing is revoked by itself.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import change_words as words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.proposing_change import (
    check_another,
    open_content,
    say_change,
    take_open_change,
)
from onething.cases.changes import VERBS
from onething.cases.contracts.changes import ChangeKind, ChangeState
from onething.cases.models.change import AffectedStep, ResultChange
from onething.cases.models.step import Step
from onething.cases.reading import list_steps, state_facts
from onething.cases.rules.changing import check_heard, list_resting
from onething.cases.rules.explaining import check_reason
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES
from onething.credentials.actions import end_result, make_real, plan_version
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer


def decide_change(viewer: Viewer, *, step_id: UUID, kind: ChangeKind, at: datetime) -> None:
    """The decider does what was proposed; what takes something away waits until the holder was heard (行政许可法 art. 7)."""
    verb = VERBS[kind]
    step = lock_step(viewer, step_id=step_id)
    change = take_open_change(step, verb=verb, viewer=viewer)
    told = Told(facts={"matter": step.matter_code})
    if change is not None:
        _check_decidable(change, kind=kind, viewer=viewer, at=at)
        told = _carry_out(step, change=change, kind=kind, viewer=viewer, at=at)
    move_step(step, verb=verb, viewer=viewer, at=at, told=told)
    if change is not None and change.done_at is not None:
        _mark_resting(step, change=change, at=at)


def complete_correction(*, step_id: UUID, at: datetime) -> bool:
    """The corrected version is printed and signed: it replaces the one before, in one short transaction.

    Returns False when that was done before: the job that calls this may run twice.
    """
    step = lock_step(SYSTEM, step_id=step_id)
    change = find_printing(step)
    if change is None:
        return False
    make_real(issuance_id=change.id, at=at)
    change.done_at = at
    change.save(update_fields=["done_at"])
    step.change_state = ChangeState.NONE
    move_step(step, verb="replace_result", viewer=SYSTEM, at=at, told=Told(facts=say_change(change)))
    _mark_resting(step, change=change, at=at)
    return True


def settle_affected(viewer: Viewer, *, step_id: UUID, note: str, at: datetime) -> None:
    """The department has looked at what rests on a changed result and says what follows, or that nothing does."""
    check_reason(note)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="settle_affected", viewer=viewer)
    if not step.is_affected:
        raise Refusal("cases.change.not_affected", words.NOT_AFFECTED, status=409)
    open_ones = list(step.affected.filter(settled_at__isnull=True))
    step.is_affected = False
    told = Told(facts=_say_marks(step, marks=open_ones), personal={"reason": note.strip()})
    move_step(step, verb="settle_affected", viewer=viewer, at=at, told=told)
    for mark in open_ones:
        mark.settled_at, mark.settled_by = at, viewer.person_id
        mark.note_sealed = seal_value(step.case, place=f"affected:{mark.id}", value=note.strip())
        mark.save(update_fields=["settled_at", "settled_by", "note_sealed"])


def find_printing(step: Step) -> ResultChange | None:
    """The correction of a step that was decided and is not real yet."""
    found: ResultChange | None = step.changes.filter(
        kind=ChangeKind.CORRECT, decided_at__isnull=False, done_at__isnull=True
    ).first()
    return found


def _check_decidable(change: ResultChange, *, kind: ChangeKind, viewer: Viewer, at: datetime) -> None:
    if change.kind != kind:
        proposed = ChangeKind(change.kind).label
        sentence = words.OTHER_KIND.format(proposed=proposed, kind=kind.label)
        raise Refusal("cases.change.other_kind", sentence, status=409)
    check_another(change, viewer=viewer)
    check_heard(
        kind,
        answer_by=change.answer_by,
        is_answered=change.answered_at is not None,
        today=local_day(at),
    )


def _carry_out(step: Step, *, change: ResultChange, kind: ChangeKind, viewer: Viewer, at: datetime) -> Told:
    """Change the result, or plan its corrected version; the caller moves the step."""
    content = open_content(change)
    change.decided_by, change.decided_at = viewer.person_id, at
    if kind is ChangeKind.CORRECT:
        plan_version(issuance_id=change.id, step_id=step.id, corrections=content["corrections"], at=at)
        step.change_state = ChangeState.PRINTING
    else:
        end_result(step_id=step.id, ended_as=kind.ended_as, at=at)
        change.done_at = at
        step.change_state, step.ended_as = ChangeState.NONE, kind
    change.save()
    return Told(facts=say_change(change), personal={"reason": content["reason"]})


def _mark_resting(step: Step, *, change: ResultChange, at: datetime) -> None:
    steps = list_steps(step.case)
    resting = set(list_resting(step.matter_code, steps=state_facts(steps)))
    for later in steps:
        if later.matter_code in resting:
            later.case, later.is_affected = step.case, True
            AffectedStep.objects.create(step=later, change=change, marked_at=at)
            facts = say_change(change) | {"matter": later.matter_code, "rests_on": step.matter_code}
            move_step(later, verb="mark_affected", viewer=SYSTEM, at=at, told=Told(facts=facts))


def _say_marks(step: Step, *, marks: list[AffectedStep]) -> dict[str, Any]:
    return {"matter": step.matter_code, "changes": [str(mark.change_id) for mark in marks]}
