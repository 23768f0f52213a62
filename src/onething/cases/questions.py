"""Questions to the applicant, as those see them whom they concern."""

from collections.abc import Callable, Sequence
from uuid import UUID

from onething.cases.contracts.questions import QuestionState, QuestionView
from onething.cases.models.case import Case
from onething.cases.models.question import StepQuestion
from onething.cases.models.step import Step
from onething.cases.sealing import open_values


def list_questions(
    case: Case, *, steps: Sequence[Step], is_told: Callable[[Step], bool]
) -> dict[UUID, QuestionView]:
    """Return the question of every step of which the viewer is told; nothing is read when none has one."""
    asked = {step.id: step.question_state for step in steps if step.question_state and is_told(step)}
    if not asked:
        return {}
    rows = list(StepQuestion.objects.filter(step_id__in=asked))
    sealed = {f"question:{one.step_id}": bytes(one.question_sealed) for one in rows}
    sealed |= {
        f"question_answer:{one.step_id}": bytes(one.answer_sealed) for one in rows if one.answer_sealed
    }
    opened = open_values(case, sealed=sealed)
    return {
        one.step_id: QuestionView(
            state=QuestionState(asked[one.step_id]),
            asked_at=one.asked_at,
            question=opened[f"question:{one.step_id}"]["question"],
            why_late=opened[f"question:{one.step_id}"]["reason"],
            answered_at=one.answered_at,
            answer=opened.get(f"question_answer:{one.step_id}"),
            paper=one.paper_id,
        )
        for one in rows
    }
