"""What a question to the applicant in review needs (house rules; a correction is asked once, before acceptance: art. 32(4))."""

from onething.cases import question_words as words
from onething.cases.contracts.questions import QuestionAnswer, QuestionAsked, QuestionState
from onething.cases.rules.explaining import SHORTEST
from onething.kernel.errors import Refusal


def check_question(asked: QuestionAsked) -> None:
    """Refuse a question without words, and one without why it comes so late (`cases.question.words`, `.why_missing`)."""
    if len(asked.question.strip()) < SHORTEST:
        raise Refusal("cases.question.words", words.QUESTION, field="question")
    if len(asked.why_late.strip()) < SHORTEST:
        raise Refusal("cases.question.why_missing", words.WHY, field="reason")


def check_first(state: str) -> None:
    """Refuse a second question of one step (`cases.question.asked_already`): asking again would be a second correction."""
    if state != QuestionState.NONE:
        raise Refusal("cases.question.asked_already", words.ASKED_ALREADY, status=409)


def check_waiting(state: str) -> None:
    """Refuse an answer where nobody waits for one (`cases.question.not_asked`)."""
    if state != QuestionState.ASKED:
        raise Refusal("cases.question.not_asked", words.NOT_ASKED, status=409)


def check_answer(given: QuestionAnswer) -> None:
    """Refuse an answer without words (`cases.question.answer_missing`)."""
    if len(given.answer.strip()) < SHORTEST:
        raise Refusal("cases.question.answer_missing", words.ANSWER, field="answer")
