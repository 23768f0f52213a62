"""How often applicants were asked in review: the exception is counted, department by department."""

from django.db.models import Count, Q

from onething.cases.contracts.questions import QuestionCount, QuestionState
from onething.cases.models.step import Step
from onething.cases.queries.scoping import scope_steps
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer

_COUNTING = frozenset({Post.LEAD, Post.REVIEWER, Post.DECIDER})


def count_questions(viewer: Viewer) -> list[QuestionCount]:
    """Return the departments that asked, the most often first.

    The supervisor is told of all, the lead of those in the own cases, a department of itself.
    """
    if viewer.post == Post.SUPERVISOR:
        steps = Step.objects.all()
    elif viewer.post in _COUNTING:
        steps = scope_steps(viewer)
    else:
        return []
    found = (
        steps.exclude(question_state=QuestionState.NONE)
        .values_list("unit__name")
        .annotate(asked=Count("id"), waiting=Count("id", filter=Q(question_state=QuestionState.ASKED)))
        .order_by("-asked", "unit__name")
    )
    return [QuestionCount(*row) for row in found]
