"""A correction signed on paper of what was applied for online: the sheet is scanned in before it is handed in."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import sheets
from onething.cases.actions.application import check_complete
from onething.cases.queries.sheets import get_sheet_file
from onething.files.actions import store_file
from onething.files.contracts import StoredFile
from onething.files.queries import read_file
from onething.journey.supervision import watched
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import Subject


@watched
@transaction.atomic
def lay_in(viewer: Viewer, *, case_id: UUID, name: str, content: bytes, at: datetime) -> None:
    """Keep the scan of the sheet that the applicant signed for the application as it stands now, which must be whole."""
    data_key_id = sheets.get_sheet_data_key(viewer, case_id=case_id)
    digest = check_complete(viewer, case_id=case_id, at=at)
    stored = store_file(content=content, name=name, data_key_id=data_key_id, at=at)
    sheets.lay_in_sheet(viewer, case_id=case_id, stored=stored, snapshot_sm3=digest, at=at)


@transaction.atomic
def read(viewer: Viewer, *, case_id: UUID, at: datetime) -> tuple[StoredFile, bytes]:
    """Return the newest signed sheet of a case, for the applicant and the window; the read is logged."""
    file_id = get_sheet_file(viewer, case_id=case_id)
    record_read(viewer=viewer, subject=Subject(kind="case", id=case_id), what="signed_sheet", at=at)
    return read_file(viewer, file_id=file_id)
