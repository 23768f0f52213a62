"""Results that change: what a department still has to decide or to look at, and the lines that a correction may put right."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onething.cases import words
from onething.cases.contracts.changes import ChangeDue, ChangeKind, ChangeState
from onething.cases.contracts.kinds import StepState
from onething.cases.models.change import AffectedStep, ResultChange
from onething.cases.models.step import Step
from onething.cases.queries.scoping import DEPARTMENT, scope_steps
from onething.credentials.queries import list_rows
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def list_changes_due(viewer: Viewer, *, limit: int = 100) -> list[ChangeDue]:
    """The open changes of the department's own results and the own steps that rest on changed ones, oldest first."""
    if viewer.post not in DEPARTMENT:
        return []
    own = scope_steps(viewer)
    found = [*_list_open(own.exclude(change_state=""), limit=limit), *_list_marks(own, limit=limit)]
    return sorted(found, key=lambda one: (one.since, one.number))[:limit]


def list_correctable_rows(viewer: Viewer, *, step_id: UUID) -> list[tuple[str, str]]:
    """What stands on the valid result of a step of the viewer's department, by label; refuses `cases.step.unknown` (404)."""
    if viewer.post not in DEPARTMENT or not scope_steps(viewer).filter(id=step_id).exists():
        raise Refusal("cases.step.unknown", words.STEP_UNKNOWN, status=404)
    return list_rows(viewer, step_id=step_id)


def list_printing(viewer: Viewer, *, step_id: UUID) -> list[UUID]:
    """The correction of a step that was decided and is not real yet, for the job that prints it. For the system."""
    found = ResultChange.objects.filter(
        step__in=scope_steps(viewer).filter(change_state=ChangeState.PRINTING)
    )
    return list(
        found.filter(step_id=step_id, done_at__isnull=True, declined_at__isnull=True).values_list(
            "id", flat=True
        )
    )


def _list_open(steps: QuerySet[Step], *, limit: int) -> Iterator[ChangeDue]:
    open_ones = ResultChange.objects.filter(step__in=steps, declined_at__isnull=True, done_at__isnull=True)
    for one in open_ones.select_related("step__case").order_by("proposed_at", "id")[:limit]:
        yield ChangeDue(
            **_say_step(one.step),
            kind=ChangeKind(one.kind),
            state=ChangeState(one.step.change_state),
            since=one.proposed_at,
            answer_by=one.answer_by,
            is_answered=one.answered_at is not None,
        )


def _list_marks(steps: QuerySet[Step], *, limit: int) -> Iterator[ChangeDue]:
    marks = AffectedStep.objects.filter(step__in=steps.filter(is_affected=True), settled_at__isnull=True)
    for one in marks.select_related("step__case", "change__step").order_by("marked_at", "id")[:limit]:
        yield ChangeDue(
            **_say_step(one.step),
            kind=ChangeKind(one.change.kind),
            state=ChangeState.NONE,
            since=one.marked_at,
            affected_by=one.change.step.matter_name,
        )


def _say_step(step: Step) -> dict[str, Any]:
    return {
        "step_id": step.id,
        "case_id": step.case_id,
        "number": step.number,
        "thing_name": step.case.thing_name,
        "matter_name": step.matter_name,
        "step_state": StepState(step.state),
    }
