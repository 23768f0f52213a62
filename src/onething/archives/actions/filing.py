"""An archive is filed with the case, put together by the system, and lengthened by what comes later."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from onething.archives import words
from onething.archives.actions.recording import Told, check_move, lock_archive, make_move
from onething.archives.contracts import ArchiveState, CaseFiled, Document, Metadatum
from onething.archives.models import Archive
from onething.archives.rules.index import add_to_index, begin_index
from onething.archives.rules.retention import choose_retention, retained_until
from onething.archives.sealing import open_index, seal_index
from onething.archives.states import ARCHIVE_MOVES
from onething.credentials.actions import number_letter
from onething.directory.queries import find_own_unit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.transactions import require_transaction

SUBJECT = "archive"
LONGEST_PLACE = 60


def file_case(viewer: Viewer, *, filed: CaseFiled, originals: str, at: datetime) -> UUID:
    """Open the archive of a case: its number, how long it is kept, where paper originals lie ("" = there are none).

    The index follows, for printing takes its time. Refuses a place of more than 60 characters.
    """
    require_transaction()
    check_move(ARCHIVE_MOVES, verb="file", state="", viewer=viewer)
    unit = find_own_unit(viewer)
    assert unit is not None, "a clerk sits in a unit"  # noqa: S101
    _number_id, number = number_letter(
        kind=SUBJECT, mark=words.MARK, unit_code=unit.code, unit_name=unit.name, day=local_day(at), at=at
    )
    retention = choose_retention(filed.retentions)
    row = Archive(
        number=number,
        case_id=filed.case_id,
        case_number=filed.case_number,
        thing_code=filed.thing_code,
        thing_name=filed.thing_name,
        lead_unit=filed.lead_unit,
        keeper_unit_code=unit.code,
        data_key_id=filed.data_key_id,
        retention=retention,
        retained_until=retained_until(retention, archived_on=local_day(at)),
        originals=_check_place(originals),
        state="",
        archived_at=at,
    )
    _move(row, verb="file", viewer=viewer, at=at, told=Told(facts=_write_facts(row)))
    row.save(force_insert=True)
    archive_id: UUID = row.id
    return archive_id


def complete_archive(
    *, archive_id: UUID, documents: Sequence[Document], metadata: Sequence[Metadatum], at: datetime
) -> bool:
    """Put the index of a filed archive together; again is nothing (False)."""
    row = lock_archive(SYSTEM, archive_id=archive_id)
    if row.state != ArchiveState.FILING:
        return False
    seal_index(row, index=begin_index(documents), metadata=metadata)
    _move(row, verb="complete", viewer=SYSTEM, at=at, told=_tell_index(row))
    row.save()
    return True


def append_to_archive(
    viewer: Viewer, *, archive_id: UUID, documents: Sequence[Document], at: datetime
) -> int:
    """Take in what the case has got since (a revocation, a check of a promise); returns how many documents were new.

    Refuses `archives.append.nothing_new` (409).
    """
    row = lock_archive(viewer, archive_id=archive_id)
    check_move(ARCHIVE_MOVES, verb="append", state=row.state, viewer=viewer)
    index, metadata = open_index(row)
    longer = add_to_index(index, documents=documents, day=local_day(at))
    if len(longer) == len(index):
        raise Refusal("archives.append.nothing_new", words.NOTHING_NEW, status=409)
    seal_index(row, index=longer, metadata=metadata)
    _move(row, verb="append", viewer=viewer, at=at, told=_tell_index(row))
    row.save()
    return len(longer) - len(index)


def _move(row: Archive, *, verb: str, viewer: Viewer, at: datetime, told: Told) -> None:
    make_move(row, moves=ARCHIVE_MOVES, kind=SUBJECT, verb=verb, viewer=viewer, at=at, told=told)


def _write_facts(row: Archive) -> dict[str, str | None]:
    until = row.retained_until.isoformat() if row.retained_until else None
    return {
        "number": row.number,
        "case": str(row.case_id),
        "case_number": row.case_number,
        "retention": row.retention,
        "until": until,
    }


def _tell_index(row: Archive) -> Told:
    return Told(facts={"documents": row.documents, "index_sm3": row.index_sm3})


def _check_place(text: str) -> str:
    cleaned = text.strip()
    if len(cleaned) > LONGEST_PLACE:
        sentence = words.ORIGINALS_LONG.format(most=LONGEST_PLACE)
        raise Refusal("archives.originals.long", sentence, field="originals")
    return cleaned
