"""Asking the applicant in review: asked, answered with a paper if there is one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import questioning
from onething.cases.contracts.questions import QuestionAnswer, QuestionAsked
from onething.files.actions import store_file
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer


@watched
@transaction.atomic
def ask(viewer: Viewer, *, step_id: UUID, asked: QuestionAsked, at: datetime) -> None:
    """The reviewer asks; the step's limits run on."""
    questioning.ask_applicant(viewer, step_id=step_id, asked=asked, at=at)


@watched
@transaction.atomic
def answer(viewer: Viewer, *, step_id: UUID, given: QuestionAnswer, at: datetime) -> None:
    """The applicant answers, in person or through the window."""
    questioning.answer_question(viewer, step_id=step_id, given=given, at=at)


@watched
@transaction.atomic
def give_paper(viewer: Viewer, *, step_id: UUID, name: str, content: bytes, at: datetime) -> UUID:
    """Lay the file of an answer in; returns the id that the answer names it by."""
    data_key_id = questioning.get_asked_data_key(viewer, step_id=step_id)
    stored = store_file(content=content, name=name, data_key_id=data_key_id, at=at)
    return questioning.give_answer_paper(viewer, step_id=step_id, stored=stored, at=at)
