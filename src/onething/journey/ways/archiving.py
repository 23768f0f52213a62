"""Archives around the case: put together by the worker, lengthened, held back, read and handed out. A function is a transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.archives.actions import filing, holding
from onething.archives.contracts import ArchiveView, Document
from onething.archives.queries.archives import find_unfinished, get_archive, get_document
from onething.cases.actions import closing
from onething.cases.queries.one_case import get_case
from onething.credentials.queries import export_result
from onething.files.queries import read_file
from onething.journey.filing import describe_closed, gather_documents, list_numbers, make_metadata
from onething.journey.letters import print_letters
from onething.journey.packing import pack_archive, print_index
from onething.journey.supervision import watched
from onething.kernel.viewer import SYSTEM, Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import Subject


@watched
@transaction.atomic
def file_ended(viewer: Viewer, *, case_id: UUID, originals: str = "", at: datetime) -> None:
    """The window puts away what was refused, not accepted or withdrawn."""
    closing.file_ended(viewer, case_id=case_id, at=at)
    filing.file_case(viewer, filed=describe_closed(case_id), originals=originals, at=at)


def complete(*, case_id: UUID, at: datetime) -> None:
    """Put the index of a filed case together: letters are printed with nothing locked, then all is kept at once."""
    archive_id = find_unfinished(SYSTEM, case_id=case_id)
    if archive_id is None:
        return
    case = get_case(SYSTEM, case_id=case_id)
    printed = print_letters(case_id, known=frozenset(), at=at)
    with transaction.atomic():
        documents = gather_documents(case, printed=printed, at=at)
        metadata = make_metadata(case, archive=get_archive(SYSTEM, archive_id=archive_id).row)
        filing.complete_archive(archive_id=archive_id, documents=documents, metadata=metadata, at=at)


def append(viewer: Viewer, *, archive_id: UUID, at: datetime) -> int:
    """Take in what the case has got since it was archived; returns how many documents were new."""
    view = get_archive(viewer, archive_id=archive_id)
    case = get_case(SYSTEM, case_id=view.row.case_id)
    printed = print_letters(case.id, known=list_numbers(row.document for row in view.index), at=at)
    with transaction.atomic():
        documents = gather_documents(case, printed=printed, at=at)
        return filing.append_to_archive(viewer, archive_id=archive_id, documents=documents, at=at)


@transaction.atomic
def hold(viewer: Viewer, *, archive_id: UUID, kind: str, reason: str, at: datetime) -> None:
    """Hold an archive back from destruction."""
    holding.hold_archive(viewer, archive_id=archive_id, kind=kind, reason=reason, at=at)


@transaction.atomic
def lift(viewer: Viewer, *, archive_id: UUID, reason: str, at: datetime) -> None:
    """Let a held archive go."""
    holding.lift_hold(viewer, archive_id=archive_id, reason=reason, at=at)


@transaction.atomic
def read(viewer: Viewer, *, archive_id: UUID, at: datetime) -> ArchiveView:
    """Return an archive with its index; the read is logged with the case."""
    view = get_archive(viewer, archive_id=archive_id)
    _log(viewer, case_id=view.row.case_id, what="archive", at=at)
    return view


@transaction.atomic
def read_document(viewer: Viewer, *, archive_id: UUID, number: int, at: datetime) -> tuple[Document, bytes]:
    """Return a document of an archive with its content; the read is logged."""
    document = get_document(viewer, archive_id=archive_id, number=number)
    case_id = get_archive(viewer, archive_id=archive_id).row.case_id
    _log(viewer, case_id=case_id, what=f"archive:{number}", at=at)
    return document, _open(document)


@transaction.atomic
def export(viewer: Viewer, *, archive_id: UUID, at: datetime) -> tuple[str, bytes]:
    """Return one archive as a zip: the index as PDF/A and as data, and every document; name and content. Logged."""
    view = get_archive(viewer, archive_id=archive_id)
    _log(viewer, case_id=view.row.case_id, what="archive:export", at=at)
    contents = {row.number: _open(row.document) for row in view.index}
    return pack_archive(view, contents=contents)


@transaction.atomic
def read_index(viewer: Viewer, *, archive_id: UUID, at: datetime) -> bytes:
    """Return the index of an archive as PDF/A-2b; the read is logged."""
    view = read(viewer, archive_id=archive_id, at=at)
    return print_index(view)


def _open(document: Document) -> bytes:
    if document.file_id is not None:
        return read_file(SYSTEM, file_id=document.file_id)[1]
    if document.result_id is not None:
        return export_result(SYSTEM, result_id=document.result_id).document
    return document.text.encode()


def _log(viewer: Viewer, *, case_id: UUID, what: str, at: datetime) -> None:
    record_read(viewer=viewer, subject=Subject(kind="case", id=case_id), what=what, at=at)
