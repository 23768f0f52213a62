"""What a viewer may see is decided here and nowhere else.

A citizen sees their own cases whole; a window clerk every submitted case and the drafts begun at the own window; a
department the steps of its own unit, with only those fields and materials that its matters ask; the lead the steps and
opinions, and no form; a head the steps they were asked about.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from onething.cases.contracts.kinds import Channel
from onething.cases.heads import HEADS, scope_asked_steps
from onething.cases.hearings import scope_hearing_steps
from onething.cases.keeping import check_kept
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer, ViewerKind

DEPARTMENT = frozenset({Post.REVIEWER, Post.DECIDER})


def scope_cases(viewer: Viewer) -> QuerySet[Case]:
    """Every case this viewer may know of, unordered."""
    cases = Case.objects.select_related("lead_unit", "correction", "handover", "precheck")
    if viewer.kind is ViewerKind.SYSTEM:
        return cases
    if viewer.post == Post.CITIZEN:
        return cases.filter(applicant_id=viewer.person_id)
    if viewer.post == Post.CLERK:
        at_own_window = Q(channel=Channel.WINDOW, window_unit_code=viewer.unit_code)
        return cases.filter(at_own_window | Q(submitted_at__isnull=False))
    if viewer.post in DEPARTMENT:
        own = Step.objects.filter(case_id=OuterRef("id"), unit__code=viewer.unit_code)
        return cases.filter(Exists(own))
    if viewer.post == Post.HEARING_HOST:
        return cases.filter(Exists(scope_hearing_steps(viewer).filter(case_id=OuterRef("id"))))
    if viewer.post in HEADS:
        return cases.filter(Exists(scope_asked_steps(viewer).filter(case_id=OuterRef("id"))))
    if viewer.post == Post.LEAD:
        return cases.filter(lead_unit__code=viewer.unit_code, submitted_at__isnull=False)
    return cases.none()


def scope_steps(viewer: Viewer) -> QuerySet[Step]:
    """Every step this viewer may act on: a department's own, or those of the viewer's own cases."""
    if viewer.post in DEPARTMENT:
        return Step.objects.filter(unit=_own_unit(viewer))
    if viewer.post == Post.HEARING_HOST:
        return scope_hearing_steps(viewer)
    if viewer.post in HEADS:
        return scope_asked_steps(viewer)
    if viewer.kind is ViewerKind.SYSTEM or viewer.post in (Post.CITIZEN, Post.CLERK, Post.LEAD):
        return Step.objects.filter(case__in=scope_cases(viewer).values("id"))
    return Step.objects.none()


def _own_unit(viewer: Viewer) -> Subquery:
    """The viewer's unit as one value, not a join: then an index that begins with the unit gives its rows in order."""
    units = Step.unit.field.related_model.objects  # type: ignore[attr-defined]
    return Subquery(units.filter(code=viewer.unit_code).values("id")[:1])


def get_visible_case(viewer: Viewer, *, case_id: UUID) -> Case:
    """Return the row of a case the viewer may know of; refuses as `check_kept`."""
    return check_kept(scope_cases(viewer).filter(id=case_id).first())
