"""Promises in place of a check: which a department still has to look at, and what bars somebody from promising."""

from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce

from onething.cases.bars import find_bar, index_document
from onething.cases.contracts.kinds import PromiseState, StepState
from onething.cases.contracts.promises import PromiseBar, PromiseDue
from onething.cases.queries.scoping import DEPARTMENT, scope_steps
from onething.directory.contracts import Post
from onething.directory.queries import get_identity
from onething.kernel.viewer import SYSTEM, Viewer

_OPEN = (PromiseState.DUE, PromiseState.UNFIT, PromiseState.MENDING, PromiseState.UNMENDED)
_FAR = date(9999, 12, 31)


def list_promises_due(viewer: Viewer, *, limit: int = 100) -> list[PromiseDue]:
    """The kept and unkept promises that the viewer's department still has to do something about, due first.

    A broken one stays until it is proposed to revoke what was granted on it, or its record is repaired.
    """
    if viewer.post not in DEPARTMENT:
        return []
    still_to_end = Q(promise_state=PromiseState.BROKEN, ended_as="", change_state="")
    steps = scope_steps(viewer).filter(Q(promise_state__in=_OPEN) | still_to_end, state=StepState.ISSUED)
    steps = steps.annotate(due=Coalesce("promise__mend_by", "promise__check_by", _FAR))
    return [
        PromiseDue(
            step_id=step.id,
            case_id=step.case_id,
            number=step.number,
            thing_name=step.case.thing_name,
            matter_name=step.matter_name,
            state=PromiseState(step.promise_state),
            due_on=None if step.due == _FAR else step.due,
        )
        for step in steps.select_related("case").order_by("due", "id")[:limit]
    ]


def find_own_bar(viewer: Viewer) -> PromiseBar | None:
    """Return why the viewer cannot promise now, for the questions: told before anything is chosen. None for others."""
    if viewer.post != Post.CITIZEN or viewer.person_id is None or viewer.level < 2:
        return None
    identity = get_identity(SYSTEM, person_id=viewer.person_id)
    if not identity.document_number:
        return None
    return find_bar([index_document(identity.document_kind or "", number=identity.document_number)])
