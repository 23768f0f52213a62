"""A plan as plain data: the shape that the command prints, the interface answers and a case keeps."""

from dataclasses import asdict
from typing import Any

from onething.catalogue.contracts import Element, Examination
from onething.kernel.clock import Limit
from onething.planning.contracts import (
    Plan,
    PlannedField,
    PlannedMaterial,
    PlannedMatter,
    PlannedPromise,
    Saved,
)


def present_plan(plan: Plan) -> dict[str, Any]:
    """Return the plan as strings, integers, booleans, None, lists and objects only (canonical JSON takes it)."""
    return {
        "thing": plan.thing,
        "thing_name": plan.thing_name,
        "lead_department": plan.lead_department,
        "version": plan.version,
        "sm3": plan.sm3,
        "answers": _present_answers(plan),
        "open_questions": list(plan.open_questions),
        "relevant_questions": list(plan.relevant_questions),
        "matters": [_present_matter(matter) for matter in plan.matters],
        "form": [_present_field(field) for field in plan.form],
        "materials": [_present_material(material) for material in plan.materials],
        "wordings": [
            {"question": wording.question, "option": wording.option, "name": wording.name}
            for wording in plan.wordings
        ],
        "critical_path": list(plan.critical_path),
        "promised_working_days": plan.promised_working_days,
        "provisional": plan.provisional,
        "provisional_because": list(plan.provisional_because),
        "statutory": [_present_statutory(matter) for matter in plan.matters],
        "saved": present_saved(plan.saved),
        "saved_because": {figure: list(said) for figure, said in plan.saved.labels.items()},
        **_present_decided(plan),
        "ceiling_working_days": plan.ceiling_working_days,
        "ceiling_path": list(plan.ceiling_path),
        "explanation": list(plan.explanation),
        "ordinary_working_days": plan.ordinary_working_days,
        "silence": asdict(plan.silence) if plan.silence else None,
    }


def _present_decided(plan: Plan) -> dict[str, Any]:
    """Return what the answers decided besides the matters: numbers and days given, gates, 不需办理, joint visits."""
    return {
        "given": dict(plan.given),
        "asked_questions": list(plan.asked_questions),
        "gates": [asdict(gate) for gate in plan.gates],
        "not_needed": [asdict(one) | {"because": list(one.because)} for one in plan.not_needed],
        "site_visits": [{"wave": visit.wave, "matters": list(visit.matters)} for visit in plan.site_visits],
    }


def present_saved(saved: Saved) -> dict[str, list[int]]:
    """Return {figure: [before, after]}; a figure without a source is absent."""
    figures = {
        "forms": saved.forms,
        "fields": saved.fields,
        "materials": saved.materials,
        "visits": saved.visits,
        "working_days": saved.working_days,
    }
    return {name: list(figure) for name, figure in figures.items() if figure is not None}


def _present_answers(plan: Plan) -> dict[str, str | list[str]]:
    multi = plan.multi_questions
    return {key: list(values) if key in multi else values[0] for key, values in plan.answers.items()}


def _present_limit(limit: Limit | None) -> dict[str, Any] | None:
    return None if limit is None else {"amount": limit.amount, "unit": str(limit.unit)}


def _present_matter(matter: PlannedMatter) -> dict[str, Any]:
    return {
        "code": matter.code,
        "name": matter.name,
        "department": matter.department,
        "wave": matter.wave,
        "needs": list(matter.needs),
        "kind": str(matter.kind),
        "kind_original": matter.kind_original,
        "case_kind": matter.case_kind,
        "release": str(matter.release),
        "place": str(matter.place),
        "conditions": list(matter.conditions),
        "committed": _present_limit(matter.committed),
        "committed_standing": str(matter.committed_standing),
        "special_procedures": list(matter.special_procedures),
        "produces": list(matter.produces),
        "result_name": matter.result_name,
        "form_name": matter.form_name,
        "validity_months": matter.validity_months,
        "validity_basis": matter.validity_basis,
        "site_visit": matter.site_visit,
        "promise": _present_promise(matter.promise),
        "required_procedures": list(matter.required_procedures),
        "examination": _present_examination(matter.examination),
    }


def _present_promise(promise: PlannedPromise | None) -> dict[str, Any] | None:
    if promise is None:
        return None
    return {
        "basis": promise.basis,
        "conditions": list(promise.conditions),
        "consequences": list(promise.consequences),
        "check_days": promise.check_days,
        "mend_days": promise.mend_days,
        "ordinary": _present_limit(promise.ordinary),
        "sm3": promise.sm3,
    }


def _present_examination(examination: Examination) -> dict[str, Any]:
    return {
        "points": list(examination.points),
        "two_people": examination.two_people,
        "consultations": [
            {
                "whom": one.whom,
                "obligatory": one.is_obligatory,
                "working_days": one.working_days,
                "basis": one.basis,
            }
            for one in examination.consultations
        ],
    }


def _present_statutory(matter: PlannedMatter) -> dict[str, Any]:
    return {
        "code": matter.code,
        "limit": _present_limit(matter.statutory),
        "basis": matter.statutory_basis,
        "verified": matter.statutory_verified,
        "extension_days": matter.extension_days,
    }


def _present_field(field: PlannedField) -> dict[str, Any]:
    value = list(field.value) if isinstance(field.value, tuple) else field.value
    return {
        "key": field.key,
        "role": field.role,
        "element": field.element,
        "label": field.label,
        "labels": dict(field.labels),
        "asked_by": list(field.asked_by),
        "filled_from": field.filled_from,
        "value": value,
        "required": field.required,
        "strictest": field.strictest,
        **_present_definition(field.definition),
        "columns": [
            {"element": column.code, "label": column.label, **_present_definition(column)}
            for column in field.columns
        ],
    }


def _present_definition(element: Element) -> dict[str, Any]:
    """Return the type and those constraints that the element has."""
    constraints = {
        "choices": [[choice.value, choice.label] for choice in element.choices] or None,
        "max_length": element.max_length,
        "min": element.minimum,
        "max": element.maximum,
        "pattern": element.pattern,
        "example": element.example,
        "hint": element.hint,
        "unit": element.unit,
        "standard": element.standard,
    }
    present = {name: value for name, value in constraints.items() if value is not None}
    return {"type": str(element.type), "sensitive": element.sensitive, **present}


def _present_material(material: PlannedMaterial) -> dict[str, Any]:
    return {
        "key": material.key,
        "name": material.name,
        "state": str(material.state),
        "asked": material.asked,
        "obtained_by": material.obtained_by,
        "obtained_from": list(material.obtained_from),
        "needed_by": list(material.needed_by),
        "reason": material.reason,
        "form": material.form,
        "copies": material.copies,
        "source_department": material.source_department,
        "source_kind": material.source_kind,
        "notes": list(material.notes),
        "review_points": list(material.review_points),
        "is_deferrable": material.is_deferrable,
        "deferral_days": material.deferral_days,
        "also_called": list(material.also_called),
    }
