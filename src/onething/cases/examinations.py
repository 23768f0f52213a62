"""How a case's steps were examined, for the department whose work it is and nobody else."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from onething.cases.contracts.examining import CheckState, ExaminationView, ReviewPointView, TwoPeopleView
from onething.cases.models.case import Case
from onething.cases.models.checking import StepCheck
from onething.cases.models.step import Step
from onething.cases.rules.examining import list_review_points, list_unanswered
from onething.cases.sealing import open_values
from onething.directory.queries import name_staff
from onething.kernel.viewer import Viewer


def list_examinations(
    viewer: Viewer, *, case: Case, steps: Sequence[Step], is_told: Callable[[Step], bool]
) -> dict[UUID, ExaminationView]:
    """Return the examination of every step that this viewer may know of; of others' nothing is read."""
    told = [step for step in steps if is_told(step)]
    if not told:
        return {}
    plan = json.loads(case.plan)
    checks = _list_checks(told)
    opened = open_values(case, sealed=_list_sealed(told, checks=checks))
    people = {person for one in checks.values() for person in (one.first, one.second)}
    names = name_staff(viewer, people=people)
    return {
        step.id: ExaminationView(
            points=_view_points(step, plan=plan, notes=opened.get(f"review_notes:{step.id}", {})),
            check=_view_check(checks.get(step.id), viewer=viewer, opened=opened, names=names),
        )
        for step in told
    }


def has_open_points(step: Step) -> bool:
    """Whether a point that must be answered before a permit is open; nothing is read for it."""
    points = list_review_points(json.loads(step.case.plan), matter_code=step.matter_code)
    return bool(list_unanswered(points, answers=step.review_ticks))


def has_points(step: Step) -> bool:
    """Whether a step has review points at all."""
    return bool(list_review_points(json.loads(step.case.plan), matter_code=step.matter_code))


def is_second(viewer: Viewer, *, step: Step) -> bool:
    """Whether the viewer is who has to confirm the open check of a step."""
    if step.check_state != CheckState.RECORDED or viewer.acts_for is not None:
        return False
    current: StepCheck = step.checks.get(replaced_at__isnull=True)
    return viewer.person_id == current.second


def _list_checks(steps: Sequence[Step]) -> dict[UUID, StepCheck]:
    checked = [step.id for step in steps if step.check_state]
    if not checked:
        return {}
    return {
        one.step_id: one for one in StepCheck.objects.filter(step_id__in=checked, replaced_at__isnull=True)
    }


def _list_sealed(steps: Sequence[Step], *, checks: Mapping[UUID, StepCheck]) -> dict[str, bytes]:
    notes = {
        f"review_notes:{step.id}": bytes(step.review_notes_sealed)
        for step in steps
        if step.review_notes_sealed is not None
    }
    return notes | {f"check:{one.id}": bytes(one.findings_sealed) for one in checks.values()}


def _view_points(
    step: Step, *, plan: Mapping[str, Any], notes: Mapping[str, str]
) -> tuple[ReviewPointView, ...]:
    return tuple(
        ReviewPointView(point, is_met=step.review_ticks.get(point.place), note=notes.get(point.place, ""))
        for point in list_review_points(plan, matter_code=step.matter_code)
    )


def _view_check(
    check: StepCheck | None, *, viewer: Viewer, opened: Mapping[str, Any], names: Mapping[UUID, str]
) -> TwoPeopleView | None:
    if check is None:
        return None
    return TwoPeopleView(
        state=CheckState.CONFIRMED if check.confirmed_at else CheckState.RECORDED,
        checked_on=check.checked_on,
        findings=opened[f"check:{check.id}"],
        first=names.get(check.first, ""),
        second=names.get(check.second, ""),
        record=check.record_id,
        photos=tuple(check.photos),
        is_mine=viewer.person_id == check.second,
    )
