"""Building the view of a case: only what the viewer's matters ask."""

import json
from typing import Any

from onething.cases import words
from onething.cases.contracts import (
    CaseState,
    CaseView,
    Channel,
    CorrectionItem,
    MaterialView,
    StepClock,
    StepState,
    StepView,
)
from onething.cases.models import Case, CaseMaterial, Correction, Step
from onething.cases.sealing import open_value
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer, ViewerKind

_WHOLE = frozenset({Post.CITIZEN, Post.CLERK})
_TOLD_APPLICANT = frozenset({StepState.OPPOSED, StepState.REFUSED})


def view_case(viewer: Viewer, *, case: Case) -> CaseView:
    """Return the case as this viewer may see it. The caller has found the case in the viewer's scope."""
    plan = json.loads(case.plan)
    rows = list(case.steps.select_related("unit").order_by("number"))
    matters = _visible_matters(viewer, rows=rows, plan=plan)
    values = open_value(case, place="form", sealed=case.form_sealed) if matters else {}
    correction = getattr(case, "correction", None)
    return CaseView(
        id=case.id,
        number=case.number,
        thing_code=case.thing_code,
        thing_name=case.thing_name,
        publication_id=case.publication_id,
        state=CaseState(case.state),
        channel=Channel(case.channel),
        revision=case.revision,
        lead_unit=case.lead_unit.name,
        begun_at=case.begun_at,
        submitted_at=case.submitted_at,
        received_at=case.received_at,
        accepted_at=case.accepted_at,
        closed_at=case.closed_at,
        promised_on=case.promised_on,
        promise_is_provisional=case.promise_is_provisional,
        answers=case.answers,
        plan=_view_plan(plan, matters=matters),
        form=_view_form(values, plan=plan, matters=matters),
        materials=_view_materials(case, plan=plan, matters=matters),
        steps=tuple(_view_step(viewer, case=case, step=step) for step in rows),
        correction=_view_correction(viewer, correction=correction),
        not_accepted_reason=case.not_accepted_reason or None,
    )


def _visible_matters(viewer: Viewer, *, rows: list[Step], plan: dict[str, Any]) -> frozenset[str]:
    if viewer.kind is ViewerKind.SYSTEM or viewer.post in _WHOLE:
        return frozenset(matter["code"] for matter in plan["matters"])
    if viewer.post in (Post.REVIEWER, Post.DECIDER):
        return frozenset(step.matter_code for step in rows if step.unit.code == viewer.unit_code)
    return frozenset()


def _view_plan(plan: dict[str, Any], *, matters: frozenset[str]) -> dict[str, Any]:
    return {
        **plan,
        "form": [field for field in plan["form"] if matters & set(field["asked_by"])],
        "materials": [material for material in plan["materials"] if matters & set(material["needed_by"])],
    }


def _view_form(values: dict[str, Any], *, plan: dict[str, Any], matters: frozenset[str]) -> dict[str, Any]:
    asked = {field["key"]: field["asked_by"] for field in plan["form"]}
    return {key: value for key, value in values.items() if matters & set(asked.get(key, ()))}


def _view_materials(case: Case, *, plan: dict[str, Any], matters: frozenset[str]) -> tuple[MaterialView, ...]:
    current = CaseMaterial.objects.filter(case=case, replaced_at__isnull=True)
    files = {row.key: row for row in current}
    return tuple(
        _view_material(case, material=material, handed_in=files.get(material["key"]))
        for material in plan["materials"]
        if matters & set(material["needed_by"])
    )


def _view_material(case: Case, *, material: dict[str, Any], handed_in: CaseMaterial | None) -> MaterialView:
    return MaterialView(
        key=material["key"],
        name=material["name"],
        asked=material["asked"],
        state=material["state"],
        obtained_by=material["obtained_by"],
        reason=material.get("reason"),
        needed_by=tuple(material["needed_by"]),
        file_id=handed_in.file_id if handed_in else None,
        file_name=_open_name(case, handed_in=handed_in) if handed_in else None,
    )


def _open_name(case: Case, *, handed_in: CaseMaterial) -> str:
    name: str = open_value(case, place=f"material:{handed_in.key}", sealed=handed_in.file_name_sealed)
    return name


def _view_step(viewer: Viewer, *, case: Case, step: Step) -> StepView:
    opinion = _open_opinion(viewer, case=case, step=step)
    return StepView(
        id=step.id,
        number=step.number,
        matter_code=step.matter_code,
        matter_name=step.matter_name,
        department=step.unit.name,
        unit_code=step.unit.code,
        kind=step.kind,
        wave=step.wave,
        needs=tuple(step.needs),
        release=step.release,
        place=step.place,
        state=StepState(step.state),
        clock=StepClock(
            started_on=step.started_on,
            promised_on=step.promised_on,
            statutory_on=step.statutory_on,
            fuse_at=step.fuse_at,
            provisional_years=tuple(step.provisional_years),
        ),
        decision=step.decision or None,
        reasons=opinion.get("reasons"),
        articles=tuple(opinion.get("articles", ())),
        remedy=words.REMEDY if step.state == StepState.REFUSED else None,
    )


def _open_opinion(viewer: Viewer, *, case: Case, step: Step) -> dict[str, Any]:
    department = viewer.post in (Post.REVIEWER, Post.DECIDER) and viewer.unit_code == step.unit.code
    own = department or viewer.post == Post.LEAD or viewer.kind is ViewerKind.SYSTEM
    told = viewer.post in _WHOLE and step.state in _TOLD_APPLICANT
    if step.opinion_sealed is None or not (own or told):
        return {}
    opinion: dict[str, Any] = open_value(case, place=f"opinion:{step.id}", sealed=step.opinion_sealed)
    return opinion


def _view_correction(viewer: Viewer, *, correction: Correction | None) -> tuple[CorrectionItem, ...]:
    if correction is None or (viewer.post not in _WHOLE and viewer.kind is not ViewerKind.SYSTEM):
        return ()
    return tuple(CorrectionItem(place=item["place"], sentence=item["sentence"]) for item in correction.items)
