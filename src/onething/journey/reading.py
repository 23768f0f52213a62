"""Reads that must leave a trace: one unmasked detail, download or export is one row of the access log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.cases.contracts.views import CaseView, FollowedCase, WholeCase
from onething.cases.queries.choices import get_followed_case
from onething.cases.queries.one_case import (
    get_case,
    get_material_file,
    get_step_case,
    get_whole_case,
    list_case_acts,
    list_step_ids,
)
from onething.credentials.contracts import ExportedResult, IssuedResult
from onething.credentials.queries import export_result, find_result, list_results
from onething.files.contracts import StoredFile
from onething.files.queries import read_file
from onething.journey import words
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import ActView, Subject
from onething.supervision.queries.exporting import export_case


@transaction.atomic
def read_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> CaseView:
    """Return a case as the viewer may see it."""
    view = get_case(viewer, case_id=case_id)
    record_read(viewer=viewer, subject=_subject(case_id), what="case", at=at)
    return view


@transaction.atomic
def follow_case(viewer: Viewer, *, case_id: UUID, at: datetime, has_acts: bool = False) -> FollowedCase:
    """Return one's own case with what may be done and what that would change: one read."""
    followed = get_followed_case(viewer, case_id=case_id, at=at, has_acts=has_acts)
    record_read(viewer=viewer, subject=_subject(case_id), what="case", at=at)
    return followed


@transaction.atomic
def read_whole_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> WholeCase:
    """Return a case with its acts and the viewer's next acts, as far as the viewer may see them: one read."""
    whole = get_whole_case(viewer, case_id=case_id, at=at)
    record_read(viewer=viewer, subject=_subject(case_id), what="case", at=at)
    return whole


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
    """Return the export of a case the viewer may see: its chains and all that recomputing it takes, nothing personal opened."""
    get_case(viewer, case_id=case_id)
    record_read(viewer=viewer, subject=_subject(case_id), what="chain", at=at)
    return export_case(viewer, case_id=case_id, at=at)


def list_case_results(viewer: Viewer, *, case_id: UUID) -> list[IssuedResult]:
    """Return the valid results of a case the viewer may see."""
    found = list_step_ids(viewer, case_id=case_id)
    if not found:
        get_case(viewer, case_id=case_id)  # nothing divided yet, or not theirs: which refuses
    return list_results(viewer, step_ids=found) if found else []


@transaction.atomic
def read_result(viewer: Viewer, *, identifier: str, at: datetime) -> ExportedResult:
    """Return the document, data and signature of a result of a case the viewer may see."""
    found = find_result(viewer, identifier=identifier)
    if found is None or found.step_id not in _visible_steps(viewer, step_id=found.step_id):
        raise Refusal("cases.step.unknown", words.RESULT_UNKNOWN, status=404)
    case_id = get_step_case(viewer, step_id=found.step_id)
    record_read(viewer=viewer, subject=_subject(case_id), what=f"result:{found.id}", at=at)
    return export_result(viewer, result_id=found.id)


def _visible_steps(viewer: Viewer, *, step_id: UUID) -> Sequence[UUID]:
    return list_step_ids(viewer, case_id=get_step_case(viewer, step_id=step_id))


def _subject(case_id: UUID) -> Subject:
    return Subject(kind="case", id=case_id)
