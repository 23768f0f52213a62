"""One case: its view, what may be done, what was done, and what hangs on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.addressing import list_materials_at, view_addressee
from onething.cases.contracts.given import Problem
from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import Addressee, CaseView, NextAct, Standing, WholeCase
from onething.cases.models.step import Step
from onething.cases.offering import list_offered
from onething.cases.queries.scoping import DEPARTMENT, get_visible_case, scope_cases
from onething.cases.reading import list_steps
from onething.cases.rules.completeness import list_problems
from onething.cases.states import FORM_VERBS, INSIDE_VERBS
from onething.cases.viewing import view_case
from onething.catalogue.queries import get_publication
from onething.directory.contracts import Post
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer, ViewerKind
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_acts, list_bare_acts
from onething.planning.queries import make_plan


def get_case(viewer: Viewer, *, case_id: UUID) -> CaseView:
    """Return one case as this viewer may see it; refuses `cases.case.unknown` (404) for what is not theirs."""
    return view_case(viewer, case=get_visible_case(viewer, case_id=case_id))


def list_next_acts(viewer: Viewer, *, case_id: UUID, at: datetime) -> list[NextAct]:
    """What this viewer may do now, from the table of moves: case acts first, then acts on the viewer's steps."""
    case = scope_cases(viewer).defer("plan").filter(id=case_id).first()
    if case is None:
        return []
    return list_offered(viewer, case=case, steps=list_steps(case), today=local_day(at))


def get_standing(viewer: Viewer, *, case_id: UUID, at: datetime) -> Standing:
    """Return where a case stands and what this viewer may do next; refuses `cases.case.unknown` (404)."""
    case = scope_cases(viewer).defer("plan").filter(id=case_id).first()
    if case is None:
        raise Refusal("cases.case.unknown", words.CASE_UNKNOWN, status=404)
    return Standing(
        id=case.id,
        number=case.number,
        state=CaseState(case.state),
        revision=case.revision,
        promised_on=case.promised_on,
        next_acts=tuple(list_offered(viewer, case=case, steps=list_steps(case), today=local_day(at))),
    )


def get_whole_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> WholeCase:
    """Return a case with what may be done and what was done, as the viewer may see it, from one reading of its rows.

    Refuses `cases.case.unknown` (404) for what is not theirs.
    """
    case = get_visible_case(viewer, case_id=case_id)
    steps = list_steps(case)
    return WholeCase(
        view=view_case(viewer, case=case, steps=steps),
        next_acts=tuple(list_offered(viewer, case=case, steps=steps, today=local_day(at))),
        acts=tuple(list_told_acts(viewer, case_id=case.id)),
    )


def list_case_acts(viewer: Viewer, *, case_id: UUID) -> list[ActView]:
    """Every act of the case, oldest first; the personal part of an act only for those it concerns.

    The applicant and the window see what the applicant gave and was told; a department its own words; the lead all
    opinions. Reasons of 拟准予 stay inside.
    """
    get_visible_case(viewer, case_id=case_id)
    return list_told_acts(viewer, case_id=case_id)


def list_told_acts(viewer: Viewer, *, case_id: UUID) -> list[ActView]:
    """Every act of a case that was found in the viewer's scope, oldest first, with the words that concern them."""
    acts = list_acts(viewer, subject=Subject(kind="case", id=case_id))
    return [act if _concerns(viewer, act=act) else replace(act, personal={}) for act in acts]


def _concerns(viewer: Viewer, *, act: ActView) -> bool:
    if viewer.kind is ViewerKind.SYSTEM or viewer.post == Post.LEAD:
        return viewer.post != Post.LEAD or act.verb not in FORM_VERBS
    if viewer.post in DEPARTMENT:
        return act.actor.unit_code == viewer.unit_code
    return viewer.post in (Post.CITIZEN, Post.CLERK) and act.verb not in INSIDE_VERBS


def get_step_case(viewer: Viewer, *, step_id: UUID) -> UUID:
    """Return the case of a step the viewer may see; refuses `cases.step.unknown` (404)."""
    visible = Step.objects.filter(id=step_id, case__in=scope_cases(viewer).values("id"))
    found: UUID | None = visible.values_list("case_id", flat=True).first()
    if found is None:
        raise Refusal("cases.step.unknown", words.STEP_UNKNOWN, status=404)
    return found


def get_data_key_of(viewer: Viewer, *, case_id: UUID) -> UUID:
    """Return the key of a case's personal part, for what the system writes about it elsewhere; nobody else gets it."""
    if viewer.kind is not ViewerKind.SYSTEM:
        raise Refusal("cases.case.unknown", words.CASE_UNKNOWN, status=404)
    key: UUID = scope_cases(viewer).values_list("data_key_id", flat=True).get(id=case_id)
    return key


def get_applicant(viewer: Viewer, *, case_id: UUID) -> UUID:
    """Return the applicant's person id, for messages the system sends about a case."""
    applicant: UUID = scope_cases(viewer).values_list("applicant_id", flat=True).get(id=case_id)
    return applicant


def get_material_file(viewer: Viewer, *, case_id: UUID, key: str) -> UUID:
    """Release the file id of a material the viewer may see; refuses `cases.material.unknown` (404)."""
    case = get_case(viewer, case_id=case_id)
    found = next((one.file_id for one in case.materials if one.key == key and one.file_id), None)
    if found is None:
        raise Refusal("cases.material.unknown", words.MATERIAL_UNKNOWN.format(key=key[:60]), status=404)
    return found


def get_addressed_case(viewer: Viewer, *, case_id: UUID) -> tuple[CaseView, list[ActView], Addressee]:
    """Return a case, its acts (nothing personal of them), and to whom letters about it are written.

    Refuses unknown cases (404) and posts that see a part of it only (403).
    """
    case = get_visible_case(viewer, case_id=case_id)
    acts = list_bare_acts(viewer, subject=Subject(kind="case", id=case.id))
    return view_case(viewer, case=case), acts, view_addressee(viewer, case=case)


def list_open_problems(viewer: Viewer, *, case: CaseView, at: datetime) -> list[Problem]:
    """Return what stands between a case and its signature: the same list that a submission is refused with.

    `case` is the whole view that the applicant or the window was given.
    """
    published = get_publication(viewer, publication_id=case.publication_id)
    return list_problems(
        make_plan(published, answers=case.answers),
        questions={question.key: question.text for question in published.thing.questions},
        values=case.form,
        files={one.key for one in case.materials if one.file_id},
        on_day=local_day(at),
    )


def list_handed_in(viewer: Viewer, *, case_id: UUID, at: datetime) -> frozenset[str]:
    """Return the keys of the materials that lay in the case at a moment, for letters of that moment."""
    return list_materials_at(scope_cases(viewer).filter(id=case_id), at=at)


def list_step_ids(viewer: Viewer, *, case_id: UUID) -> Sequence[UUID]:
    """Ids of the steps whose results the viewer may see: all of their own case, or the unit's own; none once it is destroyed."""
    kept = scope_cases(viewer).filter(destroyed_by="")
    visible = Step.objects.filter(case__in=kept.values("id"), case_id=case_id)
    if viewer.post in DEPARTMENT:
        visible = visible.filter(unit__code=viewer.unit_code)
    return list(visible.order_by("number").values_list("id", flat=True))
