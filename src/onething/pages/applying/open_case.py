"""What may be changed in a case now by its applicant, or in their name."""

from collections.abc import Mapping
from typing import Any

from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.contracts.views import CaseView
from onething.cases.states import UNSENT_CASE_STATES

EDITABLE = UNSENT_CASE_STATES | {CaseState.CORRECTING}
_RELIED_ON = frozenset({StepState.READY, StepState.ISSUING, StepState.ISSUED})


def is_editable(case: CaseView) -> bool:
    """Whether the application is the applicant's to change, review and sign as a whole."""
    return case.state in EDITABLE


def can_change(case: CaseView) -> bool:
    """Whether anything in the form or among the papers may be changed: after a refusal what it turns on may."""
    return is_editable(case) or case.state is CaseState.CHOOSING


def corrected_keys(case: CaseView, *, kind: str) -> set[str] | None:
    """Return which fields (`form`) or papers (`materials`) may be changed; None when nothing limits."""
    if case.state is CaseState.CHOOSING:
        return _mendable_fields(case) if kind == "form" else _mendable_papers(case)
    if case.state is not CaseState.CORRECTING:
        return None
    prefix = f"{kind}."
    return {item.place.removeprefix(prefix) for item in case.correction if item.place.startswith(prefix)}


def list_still_to_come(case: CaseView) -> set[str]:
    """Return the keys of the papers that the applicant hands in after acceptance and that are still waited for."""
    return {one.key for one in case.deferred if one.is_open}


def list_corrections(case: CaseView) -> dict[str, str]:
    """Return place: sentence of the notice that is being answered now: what the pre-check sent back, or the correction."""
    if case.state is CaseState.RETURNED and case.precheck is not None:
        return {item.place: item.sentence for item in case.precheck.items}
    if case.state is not CaseState.CORRECTING:
        return {}
    return {item.place: item.sentence for item in case.correction}


def _mendable_fields(case: CaseView) -> set[str]:
    relied_on = {step.matter_code for step in case.steps if step.state in _RELIED_ON}
    return {
        field["key"]
        for field in case.plan["form"]
        if field["filled_from"] is None
        and _is_named(case, place=f"form.{field['key']}", asked_by=field["asked_by"])
        and not relied_on & set(field["asked_by"])
    }


def _mendable_papers(case: CaseView) -> set[str]:
    papers: list[Mapping[str, Any]] = case.plan["materials"]
    return {
        one["key"]
        for one in papers
        if _is_named(case, place=f"materials.{one['key']}", asked_by=one["needed_by"])
    }


def _is_named(case: CaseView, *, place: str, asked_by: list[str]) -> bool:
    opposed = [
        step for step in case.steps if step.state is StepState.OPPOSED and step.matter_code in asked_by
    ]
    return any(not step.mend_places or place in step.mend_places for step in opposed)
