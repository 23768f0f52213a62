"""Asking the applicant in review: once a step, flagged and counted, told at once; the limits run on."""

from datetime import datetime
from uuid import UUID

from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.evidence import get_evidence, keep_evidence
from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.questions import QuestionAnswer, QuestionAsked, QuestionState
from onething.cases.models.question import StepQuestion
from onething.cases.models.step import Step
from onething.cases.rules.questioning import check_answer, check_first, check_question, check_waiting
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES
from onething.files.contracts import StoredFile
from onething.kernel.viewer import Viewer


def ask_applicant(viewer: Viewer, *, step_id: UUID, asked: QuestionAsked, at: datetime) -> None:
    """The reviewer asks what could not be known at acceptance, and says why it could not."""
    assert viewer.person_id is not None, "who asks is somebody"  # noqa: S101
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="ask_applicant", viewer=viewer)
    check_question(asked)
    if step.state == StepState.IN_REVIEW:
        check_first(step.question_state)
    step.question_state = QuestionState.ASKED
    words = {"question": asked.question.strip(), "reason": asked.why_late.strip()}
    told = Told(facts={"matter": step.matter_code}, personal=words)
    move_step(step, verb="ask_applicant", viewer=viewer, at=at, told=told)
    row = StepQuestion(step=step, asked_by=viewer.person_id, asked_at=at)
    row.question_sealed = seal_value(step.case, place=f"question:{step.id}", value=words)
    row.save()


def answer_question(viewer: Viewer, *, step_id: UUID, given: QuestionAnswer, at: datetime) -> None:
    """The applicant answers, or the window writes down what they say; a paper may come with it."""
    step = _lock_asked(viewer, step_id=step_id)
    check_answer(given)
    paper = get_evidence(step, evidence_id=given.paper) if given.paper else None
    step.question_state = QuestionState.ANSWERED
    facts = {"matter": step.matter_code} | ({"evidence_sm3": paper.file_sm3} if paper else {})
    told = Told(facts=facts, personal={"answer": given.answer.strip()})
    move_step(step, verb="answer_question", viewer=viewer, at=at, told=told)
    row = StepQuestion.objects.get(step=step)
    row.answered_by, row.answered_at, row.paper = viewer.person_id, at, paper
    place = f"question_answer:{step.id}"
    row.answer_sealed = seal_value(step.case, place=place, value=given.answer.strip())
    row.save()


def get_asked_data_key(viewer: Viewer, *, step_id: UUID) -> UUID:
    """Lock a step whose question the viewer may answer; return the data key under which the paper is sealed."""
    data_key_id: UUID = _lock_asked(viewer, step_id=step_id).case.data_key_id
    return data_key_id


def give_answer_paper(viewer: Viewer, *, step_id: UUID, stored: StoredFile, at: datetime) -> UUID:
    """Keep the file of an answer; returns the id that the answer names it by."""
    return keep_evidence(_lock_asked(viewer, step_id=step_id), stored=stored, viewer=viewer, at=at)


def _lock_asked(viewer: Viewer, *, step_id: UUID) -> Step:
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="answer_question", viewer=viewer)
    if step.state == StepState.IN_REVIEW:
        check_waiting(step.question_state)
    return step
