"""Reads that must leave a trace: one unmasked detail, download or export is one row of the access log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.cases.contracts import CaseView
from onething.cases.queries import (
    get_case,
    get_material_file,
    get_step_case,
    list_case_acts,
    list_step_ids,
)
from onething.credentials.contracts import ResultView
from onething.credentials.queries import get_result_document, get_result_step, list_results
from onething.files.contracts import StoredFile
from onething.files.queries import read_file
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import export_chain


@transaction.atomic
def read_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> CaseView:
    """Return a case as the viewer may see it."""
    view = get_case(viewer, case_id=case_id)
    record_read(viewer=viewer, subject=_subject(case_id), what="case", at=at)
    return view


@transaction.atomic
def read_material(viewer: Viewer, *, case_id: UUID, key: str, at: datetime) -> tuple[StoredFile, bytes]:
    """Return the file of a material the viewer may see."""
    file_id = get_material_file(viewer, case_id=case_id, key=key)
    record_read(viewer=viewer, subject=_subject(case_id), what=f"material:{key}", at=at)
    return read_file(viewer, file_id=file_id)


@transaction.atomic
def read_acts(viewer: Viewer, *, case_id: UUID, at: datetime) -> list[ActView]:
    """Return the acts of a case the viewer may see."""
    acts = list_case_acts(viewer, case_id=case_id)
    record_read(viewer=viewer, subject=_subject(case_id), what="acts", at=at)
    return acts


@transaction.atomic
def read_chain(viewer: Viewer, *, case_id: UUID, at: datetime) -> dict[str, Any]:
    """Return the exported chain of a case the viewer may see."""
    get_case(viewer, case_id=case_id)
    record_read(viewer=viewer, subject=_subject(case_id), what="chain", at=at)
    return export_chain(viewer, subject=_subject(case_id))


def list_case_results(viewer: Viewer, *, case_id: UUID) -> list[ResultView]:
    """Return the valid results of a case the viewer may see."""
    get_case(viewer, case_id=case_id)
    return list_results(viewer, step_ids=list_step_ids(viewer, case_id=case_id))


@transaction.atomic
def read_document(viewer: Viewer, *, result_id: UUID, at: datetime) -> bytes:
    """Return the PDF of a result of a case the viewer may see."""
    case_id = get_step_case(viewer, step_id=get_result_step(viewer, result_id=result_id))
    record_read(viewer=viewer, subject=_subject(case_id), what=f"result:{result_id}", at=at)
    return get_result_document(viewer, result_id=result_id)


def _subject(case_id: UUID) -> Subject:
    return Subject(kind="case", id=case_id)
