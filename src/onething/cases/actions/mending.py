"""What may be changed after a refusal: what it turns on, and nothing that another department has already relied on."""

from collections.abc import Collection, Iterable

from onething.cases import words
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.states import GRANTED_STEP_STATES
from onething.kernel.errors import Refusal
from onething.planning.contracts import Plan, PlannedField, PlannedMaterial


def check_mendable(case: Case, *, fields: Iterable[PlannedField], keys: Collection[str]) -> None:
    """Refuse a field that no refusal turns on (`cases.mend.not_named`) or that was relied on (`cases.mend.taken`)."""
    steps = list(case.steps.all())
    granted = {step.matter_code for step in steps if step.state in GRANTED_STEP_STATES}
    for field in fields:
        if field.key not in keys:
            continue
        if not _is_named(steps, place=f"form.{field.key}", asked_by=field.asked_by):
            raise Refusal("cases.mend.not_named", words.NOT_TO_MEND, field=f"form.{field.key}")
        if granted & set(field.asked_by):
            raise Refusal("cases.mend.taken", words.MEND_TAKEN, field=f"form.{field.key}")


def can_replace(case: Case, *, material: PlannedMaterial) -> bool:
    """Whether a paper may be handed in again: a refusing department needs it, and named it if it named any."""
    return _is_named(list(case.steps.all()), place=f"materials.{material.key}", asked_by=material.needed_by)


def check_places(step: Step, *, plan: Plan, places: Iterable[str]) -> None:
    """Refuse a place that this step's matter does not ask (`cases.opinion.place_unknown`)."""
    mine = {
        f"form.{one.key}" for one in plan.form if step.matter_code in one.asked_by and one.filled_from is None
    }
    mine |= {f"materials.{one.key}" for one in plan.materials if step.matter_code in one.needed_by}
    for place in places:
        if place not in mine:
            sentence = words.OPINION_PLACE_UNKNOWN.format(place=place[:80])
            raise Refusal("cases.opinion.place_unknown", sentence, field="places")


def _is_named(steps: Iterable[Step], *, place: str, asked_by: Collection[str]) -> bool:
    opposed = [step for step in steps if step.state == "opposed" and step.matter_code in asked_by]
    return any(not step.mend_places or place in step.mend_places for step in opposed)
