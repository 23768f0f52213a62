"""How often applicants were asked in review, in lines for those who oversee it."""

from onething.cases.queries.questions import count_questions
from onething.desk import words
from onething.kernel.viewer import Viewer


def list_question_counts(viewer: Viewer) -> tuple[str, ...]:
    """Return a line a department that asked, the most often first."""
    return tuple(
        words.QUESTION_COUNT.format(unit=one.department, asked=one.asked, waiting=one.waiting)
        for one in count_questions(viewer)
    )
