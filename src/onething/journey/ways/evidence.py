"""Evidence of the departments: a file is laid in for a step, and the act that rests on it names it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import evidence
from onething.cases.queries.evidence import get_evidence_file
from onething.files.actions import store_file
from onething.files.contracts import StoredFile
from onething.files.queries import read_file
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import Subject


@watched
@transaction.atomic
def give(viewer: Viewer, *, step_id: UUID, name: str, content: bytes, at: datetime) -> UUID:
    """Lay a file in for a step of the viewer's unit; returns the id that acts name it by."""
    data_key_id = evidence.get_step_data_key(viewer, step_id=step_id)
    stored = store_file(content=content, name=name, data_key_id=data_key_id, at=at)
    return evidence.give_evidence(viewer, step_id=step_id, stored=stored, at=at)


@watched
@transaction.atomic
def read(viewer: Viewer, *, step_id: UUID, evidence_id: UUID, at: datetime) -> tuple[StoredFile, bytes]:
    """Return evidence that the viewer may see; the read is logged."""
    case_id, file_id = get_evidence_file(viewer, step_id=step_id, evidence_id=evidence_id)
    what = f"evidence:{evidence_id}"
    record_read(viewer=viewer, subject=Subject(kind="case", id=case_id), what=what, at=at)
    return read_file(viewer, file_id=file_id)
