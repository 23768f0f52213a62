"""A row as it is shown."""

from onething.archives.contracts import ArchiveRow, ArchiveState
from onething.archives.models import Archive
from onething.catalogue.contracts import Retention


def view_row(row: Archive) -> ArchiveRow:
    """Return the line of an archive."""
    return ArchiveRow(
        id=row.id,
        number=row.number,
        case_id=row.case_id,
        case_number=row.case_number,
        thing_code=row.thing_code,
        thing_name=row.thing_name,
        lead_unit=row.lead_unit,
        retention=Retention(row.retention),
        retained_until=row.retained_until,
        originals=row.originals,
        state=ArchiveState(row.state),
        archived_at=row.archived_at,
        documents=row.documents,
        index_sm3=row.index_sm3,
        destroyed_by=row.destroyed_by,
    )
