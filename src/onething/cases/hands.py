"""One step is in one hand, and whoever reviewed it does not decide it."""

from onething.cases import review_words as words
from onething.cases.contracts.kinds import StepState
from onething.cases.models.step import Step
from onething.cases.rules.holding import is_in_hand_of, own_hand
from onething.cases.states import Move
from onething.directory.contracts import Post
from onething.directory.queries import name_staff
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def check_hands(step: Step, *, move: Move, viewer: Viewer) -> None:
    """Refuse what is in another's hand (`cases.step.in_other_hands`), and a reviewer's decision (`cases.opinion.same_person`)."""
    if move.by_another and viewer.person_id in step.reviewed_by:
        raise Refusal("cases.opinion.same_person", words.REVIEWED_BY_YOU, status=403)
    if not move.by_holder or viewer.post != Post.REVIEWER:
        return
    check_in_hand(step, viewer=viewer)
    step.held_by = step.held_by or own_hand(viewer)
    is_reviewing = move.target != StepState.PENDING and viewer.person_id not in step.reviewed_by
    if is_reviewing and viewer.person_id is not None:
        step.reviewed_by = [*step.reviewed_by, viewer.person_id]


def check_in_hand(step: Step, *, viewer: Viewer) -> None:
    """Refuse to go on with what a colleague has in hand (`cases.step.in_other_hands`)."""
    if step.held_by is not None and not is_in_hand_of(viewer, held_by=step.held_by):
        name = name_staff(viewer, people=[step.held_by]).get(step.held_by, "")
        raise Refusal("cases.step.in_other_hands", words.IN_OTHER_HANDS.format(name=name), status=409)
