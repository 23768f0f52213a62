"""The changes of a case's results as a viewer may see them: the department what it proposes, the holder what they were told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from onething.cases.contracts.changes import AffectedView, ChangeGround, ChangeKind, ChangeView
from onething.cases.models.case import Case
from onething.cases.models.change import AffectedStep, ResultChange
from onething.cases.models.step import Step
from onething.cases.sealing import open_values

VERBS = {
    ChangeKind.CORRECT: "correct_result",
    ChangeKind.REVOKE: "revoke_result",
    ChangeKind.WITHDRAW: "withdraw_result",
    ChangeKind.CANCEL: "cancel_result",
}


@dataclass(frozen=True)
class Changed:
    """What changed about one step's result, and which changed results it rests on."""

    changes: tuple[ChangeView, ...] = ()
    affected: tuple[AffectedView, ...] = ()


def list_changed(
    case: Case,
    *,
    steps: Sequence[Step],
    is_told: Callable[[Step], bool],
    is_inside: Callable[[Step], bool],
) -> dict[UUID, Changed]:
    """Return the changes of every step that has some; nothing is read when none has.

    `is_told`: the words are theirs to read. Before the holder is told of it, or it is done, a change is the department's
    own (`is_inside`).
    """
    marks = _list_marks(steps, is_inside=is_inside)
    changed = {step.id: step for step in steps if step.has_changes}
    rows = list(ResultChange.objects.filter(step_id__in=changed).order_by("proposed_at")) if changed else []
    shown = [one for one in rows if is_inside(changed[one.step_id]) or one.told_at or one.done_at]
    told = [one for one in shown if is_told(changed[one.step_id])]
    opened = open_values(case, sealed=_list_sealed(told))
    return {
        step.id: Changed(
            changes=tuple(_view(one, opened=opened) for one in shown if one.step_id == step.id),
            affected=tuple(_view_mark(one) for one in marks if one.step_id == step.id),
        )
        for step in steps
        if step.id in changed or step.is_affected
    }


def has_open_change(step: Step, *, verb: str) -> bool:
    """Whether the open change of a step is one that this verb answers or carries out."""
    change = step.changes.get(declined_at__isnull=True, done_at__isnull=True)
    if verb == "tell_holder":
        return ChangeKind(change.kind).is_heard
    if verb == "answer_change":
        return change.answered_at is None
    return verb == "decline_change" or verb == VERBS[ChangeKind(change.kind)]


def _list_marks(steps: Sequence[Step], *, is_inside: Callable[[Step], bool]) -> list[AffectedStep]:
    marked = [step.id for step in steps if step.is_affected and is_inside(step)]
    if not marked:
        return []
    open_ones = AffectedStep.objects.filter(step_id__in=marked, settled_at__isnull=True)
    return list(open_ones.select_related("change__step").order_by("marked_at", "id"))


def _list_sealed(changes: Sequence[ResultChange]) -> dict[str, bytes]:
    contents = {f"change:{one.id}": bytes(one.content_sealed) for one in changes}
    answers = {f"change_answer:{one.id}": bytes(one.answer_sealed) for one in changes if one.answer_sealed}
    return contents | answers


def _view(change: ResultChange, *, opened: dict[str, Any]) -> ChangeView:
    content = opened.get(f"change:{change.id}")
    return ChangeView(
        id=change.id,
        kind=ChangeKind(change.kind),
        ground=ChangeGround(change.ground),
        proposed_at=change.proposed_at,
        told_at=change.told_at,
        answer_by=change.answer_by,
        answered_at=change.answered_at,
        decided_at=change.decided_at,
        done_at=change.done_at,
        declined_at=change.declined_at,
        reason=content["reason"] if content else None,
        corrections=content["corrections"] if content else None,
        answer=opened.get(f"change_answer:{change.id}"),
        evidence=change.evidence_id if content else None,
    )


def _view_mark(mark: AffectedStep) -> AffectedView:
    return AffectedView(
        matter_name=mark.change.step.matter_name, kind=ChangeKind(mark.change.kind), marked_at=mark.marked_at
    )
