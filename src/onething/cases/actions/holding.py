"""Who has a step in hand: claimed from the pool of the department, assigned by its head, given back."""

from datetime import datetime
from uuid import UUID

from onething.cases import review_words as words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.hands import check_in_hand
from onething.cases.models.step import Step
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.holding import is_in_hand_of
from onething.cases.states import STEP_MOVES
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def claim_step(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """A reviewer takes a step from the pool of the department; of two at once the second is told who has it."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="claim", viewer=viewer)
    check_in_hand(step, viewer=viewer)
    if is_in_hand_of(viewer, held_by=step.held_by):
        raise Refusal("cases.step.in_hand_already", words.IN_HAND_ALREADY, status=409)
    move_step(step, verb="claim", viewer=viewer, at=at)


def assign_step(viewer: Viewer, *, step_id: UUID, to: UUID, at: datetime) -> None:
    """The head of the section gives a step to a reviewer of the department, also one that another has in hand."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="assign", viewer=viewer)
    check_assignable(step, viewer=viewer, to=to)
    told = Told(facts={"to": str(to), "from": str(step.held_by) if step.held_by else None})
    step.held_by = to
    move_step(step, verb="assign", viewer=viewer, at=at, told=told)


def return_step(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """Whoever has a step in hand puts it back into the pool, and says why."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="return_to_pool", viewer=viewer)
    if step.held_by is None:
        raise Refusal("cases.step.in_pool", words.IN_POOL, status=409)
    move_step(
        step, verb="return_to_pool", viewer=viewer, at=at, told=Told(personal={"reason": reason.strip()})
    )
    step.held_by = None
    step.save(update_fields=["held_by"])


def check_assignable(step: Step, *, viewer: Viewer, to: UUID) -> None:
    """Refuse to give a step to anybody but a reviewer of the viewer's unit (`cases.step.assignee_unknown`)."""
    reviewers = {one.id for one in list_colleagues(viewer) if Post.REVIEWER in one.posts}
    if to not in reviewers:
        raise Refusal("cases.step.assignee_unknown", words.ASSIGNEE_UNKNOWN, field="to")
    if to in step.recused:
        raise Refusal("cases.recusal.recused", words.RECUSAL_STAYS_AWAY, status=409, field="to")
    if to == step.held_by:
        raise Refusal("cases.step.in_hand_already", words.IN_HAND_ALREADY, status=409, field="to")
