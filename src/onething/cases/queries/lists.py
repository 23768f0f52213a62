"""Lists of cases, page by page."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.db.models import Q, Subquery

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseRow, DraftRow
from onething.cases.models.case import Case
from onething.cases.overdue import find_window_day
from onething.cases.queries.scoping import scope_cases
from onething.cases.rules.masking import mask_name
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar

PAGE = 20


def list_cases(
    viewer: Viewer, *, after: UUID | None = None, state: CaseState | None = None, limit: int = PAGE
) -> list[CaseRow]:
    """One page of the viewer's cases, newest first; `after` is the last id of the page before."""
    cases = scope_cases(viewer).defer("plan", "form_sealed").order_by("-id")
    if state is not None:
        cases = cases.filter(state=state)
    if after is not None:
        cases = cases.filter(id__lt=after)
    return [_row(case) for case in cases[: min(limit, 100)]]


def list_queue(
    viewer: Viewer,
    *,
    states: Collection[CaseState],
    calendar: WorkingCalendar,
    after: UUID | None = None,
    limit: int = PAGE,
) -> list[CaseRow]:
    """One page of the viewer's cases in these states, those handed over first on top (`after`: the last id before).

    Every limit of the window (five working days to accept) runs from there, so the oldest is due first: each row has its day.
    """
    waiting = (
        scope_cases(viewer)
        .defer("plan", "form_sealed")
        .filter(state__in=list(states), submitted_at__isnull=False)
    )
    if after is not None:
        last = waiting.model.objects.filter(id=after).values("submitted_at")
        same = Q(submitted_at=Subquery(last), id__gt=after)
        waiting = waiting.filter(Q(submitted_at__gt=Subquery(last)) | same)
    return [
        replace(_row(case), window_due_on=find_window_day(case, calendar=calendar))
        for case in waiting.order_by("submitted_at", "id")[: min(limit, 100)]
    ]


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
        amber_on=case.amber_on,
    )
