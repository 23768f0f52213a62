"""Internal consultation: a department asks a unit or an expert after acceptance; the applicant is sent nowhere."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import consulting
from onething.cases.contracts.consultations import (
    ConsultationAnswer,
    ConsultationAsked,
    IncomingConsultation,
)
from onething.cases.queries.consultations import get_incoming, get_paper_file
from onething.files.actions import store_file
from onething.files.contracts import StoredFile
from onething.files.queries import read_file
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import Subject


@watched
@transaction.atomic
def consult(viewer: Viewer, *, step_id: UUID, asked: ConsultationAsked, at: datetime) -> UUID:
    """The reviewer asks; the step's clock runs on."""
    return consulting.consult(viewer, step_id=step_id, asked=asked, at=at)


@watched
@transaction.atomic
def answer(viewer: Viewer, *, consultation_id: UUID, given: ConsultationAnswer, at: datetime) -> None:
    """The asked unit answers."""
    consulting.answer_consultation(viewer, consultation_id=consultation_id, answer=given, at=at)


@watched
@transaction.atomic
def file_expert_opinion(
    viewer: Viewer, *, step_id: UUID, consultation_id: UUID, given: ConsultationAnswer, at: datetime
) -> None:
    """The asking reviewer files what the expert wrote."""
    consulting.file_expert_opinion(
        viewer, step_id=step_id, consultation_id=consultation_id, answer=given, at=at
    )


@watched
@transaction.atomic
def withdraw(viewer: Viewer, *, step_id: UUID, consultation_id: UUID, reason: str, at: datetime) -> None:
    """The asking reviewer takes a question back."""
    consulting.withdraw_consultation(
        viewer, step_id=step_id, consultation_id=consultation_id, reason=reason, at=at
    )


@watched
@transaction.atomic
def waive(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """The decider states that the open answers are not waited for."""
    consulting.waive_consultations(viewer, step_id=step_id, reason=reason, at=at)


@watched
@transaction.atomic
def give_file(viewer: Viewer, *, consultation_id: UUID, name: str, content: bytes, at: datetime) -> UUID:
    """Lay the file of an answer in; returns the id that the answer names it by."""
    data_key_id = consulting.get_incoming_data_key(viewer, consultation_id=consultation_id)
    stored = store_file(content=content, name=name, data_key_id=data_key_id, at=at)
    return consulting.give_answer_file(viewer, consultation_id=consultation_id, stored=stored, at=at)


@transaction.atomic
def read(viewer: Viewer, *, consultation_id: UUID, at: datetime) -> IncomingConsultation:
    """Return what the viewer's unit is asked; the read is logged."""
    case_id, view = get_incoming(viewer, consultation_id=consultation_id)
    _log(viewer, case_id=case_id, what=f"consultation:{consultation_id}", at=at)
    return view


@transaction.atomic
def read_paper(viewer: Viewer, *, consultation_id: UUID, key: str, at: datetime) -> tuple[StoredFile, bytes]:
    """Return a paper that the question names; the read is logged."""
    case_id, file_id = get_paper_file(viewer, consultation_id=consultation_id, key=key)
    _log(viewer, case_id=case_id, what=f"material:{key}", at=at)
    return read_file(viewer, file_id=file_id)


def _log(viewer: Viewer, *, case_id: UUID, what: str, at: datetime) -> None:
    record_read(viewer=viewer, subject=Subject(kind="case", id=case_id), what=what, at=at)
