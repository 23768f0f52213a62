"""The end: withdraw, archive."""

from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import check_post, lock_case, move_case
from onething.cases.actions.joint import end_open_steps
from onething.cases.states import CASE_MOVES
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def withdraw_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The applicant takes the application back, any time before something was issued."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="withdraw", viewer=viewer)
    if case.steps.filter(state__in=["issuing", "issued"]).exists():
        raise Refusal("cases.withdraw.too_late", words.WITHDRAW_TOO_LATE, status=409)
    case.closed_at = at
    move_case(case, verb="withdraw", viewer=viewer, at=at)
    end_open_steps(case, at=at)


def archive_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Put the file away; electronic files alone have equal force (国务院令716 art. 12)."""
    case = lock_case(viewer, case_id=case_id)
    case.closed_at = at
    move_case(case, verb="archive", viewer=viewer, at=at)
