"""Archives: what is looked for, page by page, and one whole with its index."""

from uuid import UUID

from django.db.models import Q, QuerySet

from onething.archives import words
from onething.archives.contracts import (
    ArchiveRow,
    ArchiveState,
    ArchiveView,
    Document,
    HoldKind,
    IndexRow,
    Wanted,
)
from onething.archives.models import Archive
from onething.archives.scoping import scope_archives
from onething.archives.sealing import open_index
from onething.archives.states import ARCHIVE_MOVES, list_moves
from onething.archives.viewing import view_row
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

PAGE = 20


def list_archives(
    viewer: Viewer, *, wanted: Wanted, after: UUID | None = None, limit: int = PAGE
) -> list[ArchiveRow]:
    """One page of the archives in the viewer's keeping, newest first; `after` is the last id of the page before."""
    found = _search(scope_archives(viewer), wanted=wanted).order_by("-id")
    found = found.filter(id__lt=after) if after else found
    return [view_row(row) for row in found[: min(limit, 100)]]


def get_archive(viewer: Viewer, *, archive_id: UUID) -> ArchiveView:
    """Return one archive with its index; refuses `archives.archive.unknown` (404) for what is not in their keeping."""
    row = _find(viewer, archive_id=archive_id)
    index, metadata = open_index(row)
    acts = list_moves(ARCHIVE_MOVES, state=row.state, post=viewer.post)
    return ArchiveView(
        row=view_row(row),
        index=index,
        metadata=metadata,
        held_for=HoldKind(row.held_for) if row.held_for else None,
        next_acts=tuple((move.verb, move.label) for move in acts),
    )


def get_document(viewer: Viewer, *, archive_id: UUID, number: int) -> Document:
    """Return a document of an archive by its number in the index; refuses `archives.document.unknown` (404)."""
    index, _metadata = open_index(_find(viewer, archive_id=archive_id))
    found: IndexRow | None = next((one for one in index if one.number == number), None)
    if found is None:
        raise Refusal("archives.document.unknown", words.DOCUMENT_UNKNOWN, status=404)
    return found.document


def find_unfinished(viewer: Viewer, *, case_id: UUID) -> UUID | None:
    """Return the archive of a case that still has no index, for the worker; None once it has."""
    found: UUID | None = (
        scope_archives(viewer)
        .filter(case_id=case_id, state=ArchiveState.FILING)
        .values_list("id", flat=True)
        .first()
    )
    return found


def _search(found: QuerySet[Archive], *, wanted: Wanted) -> QuerySet[Archive]:
    if text := wanted.text.strip():
        found = found.filter(Q(number=text) | Q(case_number=text) | Q(originals=text))
    if wanted.thing_code:
        found = found.filter(thing_code=wanted.thing_code)
    if wanted.state:
        found = found.filter(state=wanted.state)
    return found.filter(retained_until__lt=wanted.due_by) if wanted.due_by else found


def _find(viewer: Viewer, *, archive_id: UUID) -> Archive:
    row = scope_archives(viewer).filter(id=archive_id).first()
    if row is None:
        raise Refusal("archives.archive.unknown", words.UNKNOWN, status=404)
    return row
