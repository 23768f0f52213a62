"""Reads of the case. What a viewer may see is decided here and nowhere else.

A citizen sees their own cases whole; a window clerk every submitted case and the drafts begun at the own window; a
department the steps of its own unit, with only those fields and materials that its matters ask; the lead the steps and
opinions, and no form.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from onething.calendars.queries import get_calendar
from onething.cases import words
from onething.cases.addressing import list_materials_at, view_addressee
from onething.cases.contracts.kinds import CaseState, Channel, Light, StepState
from onething.cases.contracts.views import (
    Addressee,
    CaseRow,
    CaseView,
    DraftRow,
    NextAct,
    TimeLeft,
    WholeCase,
    WorkRow,
)
from onething.cases.models.case import Case
from onething.cases.models.issuance import Issuance
from onething.cases.models.step import Step
from onething.cases.offering import list_offered
from onething.cases.overdue import find_to_close, find_to_warn, find_unanswered
from onething.cases.reading import list_steps
from onething.cases.rules.lights import last_amber_day, show_light, working_days_left
from onething.cases.rules.masking import mask_name
from onething.cases.viewing import view_case
from onething.cases.worklist import find_work
from onething.directory.contracts import Post
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer, ViewerKind
from onething.kernel.working_days import WorkingCalendar
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_acts, list_bare_acts

_DEPARTMENT = frozenset({Post.REVIEWER, Post.DECIDER})
PAGE = 20


def scope_cases(viewer: Viewer) -> QuerySet[Case]:
    """Every case this viewer may know of, unordered."""
    cases = Case.objects.select_related("lead_unit", "correction", "handover")
    if viewer.kind is ViewerKind.SYSTEM:
        return cases
    if viewer.post == Post.CITIZEN:
        return cases.filter(applicant_id=viewer.person_id)
    if viewer.post == Post.CLERK:
        at_own_window = Q(channel=Channel.WINDOW, window_unit_code=viewer.unit_code)
        return cases.filter(at_own_window | Q(submitted_at__isnull=False))
    if viewer.post in _DEPARTMENT:
        own = Step.objects.filter(case_id=OuterRef("id"), unit__code=viewer.unit_code)
        return cases.filter(Exists(own))
    if viewer.post == Post.LEAD:
        return cases.filter(lead_unit__code=viewer.unit_code, submitted_at__isnull=False)
    return cases.none()


def scope_steps(viewer: Viewer) -> QuerySet[Step]:
    """Every step this viewer may act on: a department's own, or those of the viewer's own cases."""
    if viewer.post in _DEPARTMENT:
        return Step.objects.filter(unit__code=viewer.unit_code)
    if viewer.kind is ViewerKind.SYSTEM or viewer.post in (Post.CITIZEN, Post.CLERK, Post.LEAD):
        return Step.objects.filter(case__in=scope_cases(viewer).values("id"))
    return Step.objects.none()


def get_case(viewer: Viewer, *, case_id: UUID) -> CaseView:
    """Return one case as this viewer may see it; refuses `cases.case.unknown` (404) for what is not theirs."""
    return view_case(viewer, case=_get_row(viewer, case_id=case_id))


def _get_row(viewer: Viewer, *, case_id: UUID) -> Case:
    case = scope_cases(viewer).filter(id=case_id).first()
    if case is None:
        raise Refusal("cases.case.unknown", words.CASE_UNKNOWN, status=404)
    return case


def list_cases(
    viewer: Viewer, *, after: UUID | None = None, state: CaseState | None = None, limit: int = PAGE
) -> list[CaseRow]:
    """One page of the viewer's cases, newest first; `after` is the last id of the page before."""
    cases = scope_cases(viewer).order_by("-id")
    if state is not None:
        cases = cases.filter(state=state)
    if after is not None:
        cases = cases.filter(id__lt=after)
    return [_row(case) for case in cases[: min(limit, 100)]]


def list_queue(
    viewer: Viewer, *, state: CaseState, after: UUID | None = None, limit: int = PAGE
) -> list[CaseRow]:
    """One page of the viewer's cases that wait in a state, those handed over first on top; `after` is the last id before.

    Every limit of the window (five working days to accept) runs from there, so the oldest is due first.
    """
    waiting = scope_cases(viewer).filter(state=state, submitted_at__isnull=False)
    if after is not None:
        last = waiting.model.objects.filter(id=after).values("submitted_at")
        same = Q(submitted_at=Subquery(last), id__gt=after)
        waiting = waiting.filter(Q(submitted_at__gt=Subquery(last)) | same)
    return [_row(case) for case in waiting.order_by("submitted_at", "id")[: min(limit, 100)]]


def find_case_id(viewer: Viewer, *, number: str) -> UUID | None:
    """Return the case of this number among those the viewer may see."""
    found: UUID | None = scope_cases(viewer).filter(number=number).values_list("id", flat=True).first()
    return found


def list_window_drafts(viewer: Viewer, *, after: UUID | None = None, limit: int = PAGE) -> list[DraftRow]:
    """One page of the drafts begun at the viewer's window, newest first; none for other posts."""
    if viewer.post != Post.CLERK:
        return []
    drafts = scope_cases(viewer).filter(state=CaseState.DRAFT, window_unit_code=viewer.unit_code)
    if after is not None:
        drafts = drafts.filter(id__lt=after)
    return [
        DraftRow(
            id=case.id,
            thing_name=case.thing_name,
            applicant_masked=mask_name(case.applicant.name or ""),
            begun_at=case.begun_at,
        )
        for case in drafts.select_related("applicant").order_by("-id")[: min(limit, 100)]
    ]


def list_work(
    viewer: Viewer,
    *,
    today: date,
    state: StepState | None = None,
    light: Light | None = None,
    after: tuple[date, UUID] | None = None,
    limit: int = PAGE,
) -> list[WorkRow]:
    """One page of the open steps of the viewer's department, due first, with their lights; empty for other posts."""
    steps = scope_steps(viewer) if viewer.post in _DEPARTMENT else Step.objects.none()
    return find_work(
        steps,
        today=today,
        calendar=get_calendar(viewer),
        state=state,
        light=light,
        after=after,
        limit=min(limit, 100),
    )


def list_next_acts(viewer: Viewer, *, case_id: UUID) -> list[NextAct]:
    """What this viewer may do now, from the table of moves: case acts first, then acts on the viewer's steps."""
    case = scope_cases(viewer).filter(id=case_id).first()
    return [] if case is None else list_offered(viewer, case=case, steps=list_steps(case))


def get_whole_case(viewer: Viewer, *, case_id: UUID) -> WholeCase:
    """Return a case with what may be done and what was done, as the viewer may see it, from one reading of its rows.

    Refuses `cases.case.unknown` (404) for what is not theirs.
    """
    case = _get_row(viewer, case_id=case_id)
    steps = list_steps(case)
    return WholeCase(
        view=view_case(viewer, case=case, steps=steps),
        next_acts=tuple(list_offered(viewer, case=case, steps=steps)),
        acts=tuple(_list_acts(viewer, case_id=case.id)),
    )


def list_case_acts(viewer: Viewer, *, case_id: UUID) -> list[ActView]:
    """Every act of the case, oldest first; the personal part of an act only for those it concerns.

    The applicant and the window see what the applicant gave and was told; a department its own words; the lead all
    opinions. Reasons of 拟准予 stay inside.
    """
    if not scope_cases(viewer).filter(id=case_id).exists():
        raise Refusal("cases.case.unknown", words.CASE_UNKNOWN, status=404)
    return _list_acts(viewer, case_id=case_id)


def _list_acts(viewer: Viewer, *, case_id: UUID) -> list[ActView]:
    acts = list_acts(viewer, subject=Subject(kind="case", id=case_id))
    return [act if _concerns(viewer, act=act) else replace(act, personal={}) for act in acts]


def _concerns(viewer: Viewer, *, act: ActView) -> bool:
    if viewer.kind is ViewerKind.SYSTEM or viewer.post == Post.LEAD:
        return True
    if viewer.post in _DEPARTMENT:
        return act.actor.unit_code == viewer.unit_code
    return viewer.post in (Post.CITIZEN, Post.CLERK) and act.verb != "permit"


def list_due_fuses(viewer: Viewer, *, at: datetime, limit: int = 100) -> list[UUID]:
    """Ready steps whose fuse has burnt down, oldest first; for the timer."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    ready = Step.objects.filter(state=StepState.READY, fuse_at__lte=at).order_by("fuse_at")
    open_case = Q(case__state__in=[CaseState.IN_REVIEW, CaseState.CHOOSING])
    return list(ready.filter(open_case).values_list("id", flat=True)[:limit])


def list_deemed_accepted(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases accepted by law because nobody answered in time, oldest first; for the timer."""
    return find_unanswered(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_to_warn(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases whose applicant is to be warned that corrections are due; for the timer."""
    return find_to_warn(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def list_uncorrected(viewer: Viewer, *, at: datetime) -> list[UUID]:
    """Cases to be closed because corrections never came, though warned; for the timer."""
    return find_to_close(at=at) if viewer.kind is ViewerKind.SYSTEM else []


def get_step_case(viewer: Viewer, *, step_id: UUID) -> UUID:
    """Return the case of a step the viewer may see; refuses `cases.step.unknown` (404)."""
    visible = Step.objects.filter(id=step_id, case__in=scope_cases(viewer).values("id"))
    found: UUID | None = visible.values_list("case_id", flat=True).first()
    if found is None:
        raise Refusal("cases.step.unknown", words.STEP_UNKNOWN, status=404)
    return found


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
    case = _get_row(viewer, case_id=case_id)
    acts = list_bare_acts(viewer, subject=Subject(kind="case", id=case.id))
    return view_case(viewer, case=case), acts, view_addressee(viewer, case=case)


def list_handed_in(viewer: Viewer, *, case_id: UUID, at: datetime) -> frozenset[str]:
    """Return the keys of the materials that lay in the case at a moment, for letters of that moment."""
    return list_materials_at(scope_cases(viewer).filter(id=case_id), at=at)


def list_step_ids(viewer: Viewer, *, case_id: UUID) -> Sequence[UUID]:
    """Ids of the steps whose results the viewer may see: all of their own case, or the unit's own."""
    visible = Step.objects.filter(case__in=scope_cases(viewer).values("id"), case_id=case_id)
    if viewer.post in _DEPARTMENT:
        visible = visible.filter(unit__code=viewer.unit_code)
    return list(visible.order_by("number").values_list("id", flat=True))


def _row(case: Case) -> CaseRow:
    return CaseRow(
        id=case.id,
        number=case.number,
        thing_code=case.thing_code,
        thing_name=case.thing_name,
        state=CaseState(case.state),
        submitted_at=case.submitted_at,
        promised_on=case.promised_on,
        revision=case.revision,
    )


def list_open_issuances(viewer: Viewer, *, case_id: UUID) -> list[UUID]:
    """Issuances of a case that are not done yet, oldest first; for the job that prepares them."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    open_ones = Issuance.objects.filter(case_id=case_id, done_at__isnull=True).order_by("id")
    return list(open_ones.values_list("id", flat=True))


def measure_time_left(
    viewer: Viewer,
    *,
    promised_on: date | None,
    statutory_on: date | None,
    today: date,
    calendar: WorkingCalendar,
) -> TimeLeft:
    """Return the light of a pair of limits and the working days left to the nearer one (None without a limit)."""
    nearest = promised_on or statutory_on
    light = show_light(
        today=today,
        promised_on=promised_on,
        statutory_on=statutory_on,
        amber_until=last_amber_day(today, calendar=calendar),
    )
    return TimeLeft(
        light=light,
        days_left=working_days_left(nearest, today=today, calendar=calendar) if nearest else None,
    )
