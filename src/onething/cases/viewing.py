"""Building the view of a case: only what the viewer's matters ask."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from onething.cases.changes import Changed, list_changed
from onething.cases.consultations import list_consultations
from onething.cases.contracts.changes import ChangeKind
from onething.cases.contracts.clocks import StepClock
from onething.cases.contracts.consultations import ConsultationView
from onething.cases.contracts.examining import ExaminationView
from onething.cases.contracts.kinds import (
    CaseState,
    Channel,
    ExtendedBy,
    PauseState,
    StepState,
)
from onething.cases.contracts.promises import PromiseView
from onething.cases.contracts.questions import QuestionView
from onething.cases.contracts.recusing import RecusalView
from onething.cases.contracts.views import CaseView, MaterialView, StepView
from onething.cases.examinations import list_examinations
from onething.cases.hall_viewing import (
    view_correction,
    view_deferred,
    view_handover,
    view_letters,
    view_non_acceptance,
    view_precheck,
    view_way,
)
from onething.cases.models.case import Case, CaseMaterial
from onething.cases.models.step import Step
from onething.cases.points import view_meetings, view_points
from onething.cases.promises import list_promises
from onething.cases.questions import list_questions
from onething.cases.reading import list_steps
from onething.cases.recusals import list_recusals
from onething.cases.remedies import list_published_remedies, say_remedies
from onething.cases.rules.holding import is_in_hand_of
from onething.cases.rules.recusing import ANSWERED_BY
from onething.cases.sealing import open_values
from onething.cases.slips import view_slips
from onething.cases.timings import Timing, list_timings
from onething.cases.visits import view_visits
from onething.directory.contracts import Post
from onething.directory.queries import name_staff
from onething.kernel.viewer import Viewer, ViewerKind

_WHOLE = frozenset({Post.CITIZEN, Post.CLERK})
_TOLD_HOLDERS = frozenset({Post.CITIZEN, Post.REVIEWER, Post.DECIDER, Post.LEAD})
_IN_HAND = frozenset({StepState.PENDING, StepState.IN_REVIEW, StepState.READY, StepState.OPPOSED})
_TOLD_APPLICANT = frozenset({StepState.OPPOSED, StepState.REFUSED})


def view_case(viewer: Viewer, *, case: Case, steps: Sequence[Step] | None = None) -> CaseView:
    """Return the case as this viewer may see it. The caller has found the case in the viewer's scope.

    `steps` are those of `reading.list_steps`, when the caller has read them already.
    """
    plan = json.loads(case.plan)
    rows = list_steps(case) if steps is None else steps
    matters = _visible_matters(viewer, rows=rows, plan=plan)
    files = _list_files(case, plan=plan, matters=matters)
    opened = open_values(
        case, sealed=_list_sealed(viewer, case=case, rows=rows, matters=matters, files=files)
    )
    timings = list_timings(case, steps=rows, is_told=lambda step: _is_told_timing(viewer, step=step))
    names = name_staff(viewer, people=_list_holders(viewer, rows=rows))
    promises = list_promises(case, steps=rows, is_told=lambda step: _is_told_timing(viewer, step=step))
    changed = list_changed(
        case,
        steps=rows,
        is_told=lambda step: _is_told_timing(viewer, step=step),
        is_inside=lambda step: _is_inside(viewer, step=step),
    )
    consultations = list_consultations(case, steps=rows, is_told=lambda step: _is_inside(viewer, step=step))
    recusals = list_recusals(viewer, case=case, steps=rows)
    questions = list_questions(case, steps=rows, is_told=lambda step: _is_told_timing(viewer, step=step))
    examined = list_examinations(
        viewer, case=case, steps=rows, is_told=lambda step: _examines(viewer, step=step)
    )
    correction = getattr(case, "correction", None) if sees_whole(viewer) else None
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
        form=_view_form(opened.get("form", {}), plan=plan, matters=matters),
        materials=_view_materials(opened, plan=plan, matters=matters, files=files),
        steps=tuple(
            _view_step(
                step,
                opinion=opened.get(_opinion_place(step), {}),
                timing=timings.get(step.id, Timing()),
                names=names,
                is_mine=is_in_hand_of(viewer, held_by=step.held_by),
                promise=promises.get(step.id),
                changed=changed.get(step.id, Changed()),
                consultations=consultations.get(step.id, ()),
                examination=examined.get(step.id),
                question=questions.get(step.id),
                recusals=recusals.get(step.id, ()),
                publication_id=case.publication_id,
            )
            for step in rows
        ),
        correction=view_correction(correction),
        non_acceptance=view_non_acceptance(case),
        remedies=say_remedies() if case.not_accepted_kind else (),
        correction_asked_at=correction.asked_at if correction else None,
        correction_due_on=correction.due_on if correction else None,
        accepted_on=case.accepted_on,
        received_on=case.received_on,
        amber_on=case.amber_on,
        issued_at=case.issued_at,
        delivered_at=case.delivered_at,
        handover=view_handover(getattr(case, "handover", None), opened=opened),
        deferred=view_deferred(viewer, case=case, plan=plan, matters=matters),
        way=view_way(case),
        precheck=view_precheck(getattr(case, "precheck", None) if sees_whole(viewer) else None),
        points=view_points(viewer, case=case),
        meetings=view_meetings(viewer, case=case),
        visits=view_visits(viewer, case=case, steps=rows),
        slips=view_slips(viewer, case=case, steps=rows, plan=plan, matters=matters),
        is_unsigned=case.is_unsigned,
        letters=view_letters(viewer, case=case) if sees_whole(viewer) and case.number else (),
    )


def sees_whole(viewer: Viewer) -> bool:
    """Whether the viewer sees all of a case in their scope: the applicant, the window and the system."""
    return viewer.post in _WHOLE or viewer.kind is ViewerKind.SYSTEM


def _list_holders(viewer: Viewer, *, rows: Sequence[Step]) -> set[UUID]:
    """Who has an open step in hand, for those to whom it matters: the applicant, the departments, the lead."""
    if viewer.post not in _TOLD_HOLDERS:
        return set()
    return {step.held_by for step in rows if step.held_by and step.state in _IN_HAND}


def _visible_matters(viewer: Viewer, *, rows: Sequence[Step], plan: dict[str, Any]) -> frozenset[str]:
    if sees_whole(viewer):
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


def _list_files(case: Case, *, plan: dict[str, Any], matters: frozenset[str]) -> dict[str, CaseMaterial]:
    """The current files of the materials that these matters need, by material key."""
    visible = {one["key"] for one in plan["materials"] if matters & set(one["needed_by"])}
    current = CaseMaterial.objects.filter(case=case, replaced_at__isnull=True)
    return {row.key: row for row in current if row.key in visible}


def _list_sealed(
    viewer: Viewer,
    *,
    case: Case,
    rows: Sequence[Step],
    matters: frozenset[str],
    files: dict[str, CaseMaterial],
) -> dict[str, bytes]:
    """Everything sealed that this viewer is shown, by its place: opened together, with one look-up of the key."""
    names = {f"material:{key}": bytes(row.file_name_sealed) for key, row in files.items()}
    opinions = {
        _opinion_place(step): bytes(step.opinion_sealed)
        for step in rows
        if step.opinion_sealed is not None and _is_told(viewer, step=step)
    }
    form = {"form": bytes(case.form_sealed)} if matters else {}
    return form | names | opinions | _list_handover_sealed(viewer, case=case)


def _list_handover_sealed(viewer: Viewer, *, case: Case) -> dict[str, bytes]:
    handover = getattr(case, "handover", None)
    if handover is None or not sees_whole(viewer):
        return {}
    sealed = {"handover:recipient": handover.recipient_sealed, "handover:number": handover.number_sealed}
    return {place: bytes(value) for place, value in sealed.items() if value is not None}


def _opinion_place(step: Step) -> str:
    return f"opinion:{step.id}"


def _is_told(viewer: Viewer, *, step: Step) -> bool:
    """The department its own words, the lead all; the applicant the reasons once they stand against them."""
    return _is_inside(viewer, step=step) or (viewer.post in _WHOLE and step.state in _TOLD_APPLICANT)


def _is_inside(viewer: Viewer, *, step: Step) -> bool:
    department = viewer.post in (Post.REVIEWER, Post.DECIDER) and viewer.unit_code == step.unit.code
    return department or viewer.post == Post.LEAD or viewer.kind is ViewerKind.SYSTEM


def _view_materials(
    opened: dict[str, Any], *, plan: dict[str, Any], matters: frozenset[str], files: dict[str, CaseMaterial]
) -> tuple[MaterialView, ...]:
    return tuple(
        _view_material(one, handed_in=files.get(one["key"]), name=opened.get(f"material:{one['key']}"))
        for one in plan["materials"]
        if matters & set(one["needed_by"])
    )


def _view_material(
    material: dict[str, Any], *, handed_in: CaseMaterial | None, name: str | None
) -> MaterialView:
    return MaterialView(
        key=material["key"],
        name=material["name"],
        asked=material["asked"],
        state=material["state"],
        obtained_by=material["obtained_by"],
        reason=material.get("reason"),
        needed_by=tuple(material["needed_by"]),
        file_id=handed_in.file_id if handed_in else None,
        file_name=name,
    )


def _is_told_timing(viewer: Viewer, *, step: Step) -> bool:
    """The applicant is told in writing, so the window knows too; the department its own words, the lead all."""
    knows_all = sees_whole(viewer) or viewer.post in (Post.LEAD, Post.GOVERNMENT_HEAD)
    return knows_all or viewer.unit_code == step.unit.code


def _examines(viewer: Viewer, *, step: Step) -> bool:
    """How a step is examined stays in the department that examines it."""
    return viewer.post in (Post.REVIEWER, Post.DECIDER) and viewer.unit_code == step.unit.code


def _view_step(
    step: Step,
    *,
    opinion: dict[str, Any],
    timing: Timing,
    names: Mapping[UUID, str],
    is_mine: bool,
    promise: PromiseView | None,
    changed: Changed,
    consultations: tuple[ConsultationView, ...],
    examination: ExaminationView | None,
    question: QuestionView | None,
    recusals: tuple[RecusalView, ...],
    publication_id: UUID,
) -> StepView:
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
            amber_on=step.amber_on,
        ),
        decision=step.decision or None,
        reasons=opinion.get("reasons"),
        articles=tuple(opinion.get("articles", ())),
        remedy=_say_remedy(step, publication_id=publication_id),
        held_by=step.held_by,
        holder=names.get(step.held_by, "") if step.held_by else "",
        is_mine=is_mine,
        pause_state=PauseState(step.pause_state),
        pauses=timing.pauses,
        extension=timing.extension,
        hearing=timing.hearing,
        promise=promise,
        ended_as=ChangeKind(step.ended_as) if step.ended_as else None,
        changes=changed.changes,
        affected=changed.affected,
        consultations=consultations,
        site_visit=step.site_visit,
        examination=examination,
        question=question,
        recusals=recusals,
        recusal_answered_by=ANSWERED_BY[Post(step.recusal_asked)] if step.recusal_asked else None,
        mend_places=tuple(step.mend_places) if opinion else (),
        extension_asked=ExtendedBy(step.extension_asked) if step.extension_asked else None,
    )


def _say_remedy(step: Step, *, publication_id: UUID) -> str | None:
    """Where one can turn against a decision that was taken: a licence refused, or one that was ended."""
    if step.state != StepState.REFUSED and not step.ended_as:
        return None
    return "".join(list_published_remedies(publication_id, matter_code=step.matter_code))
