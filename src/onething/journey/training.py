"""A quiz answered, in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onething.kernel.viewer import Viewer
from onething.training import actions
from onething.training.contracts import Judged


@transaction.atomic
def answer(viewer: Viewer, *, code: str, edition: str, chosen: Sequence[int | None], at: datetime) -> Judged:
    """Somebody at a window answers the quiz of a matter."""
    return actions.answer_quiz(viewer, code=code, edition=edition, chosen=chosen, at=at)
