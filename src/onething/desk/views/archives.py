"""The archivist's pages: what is kept, one archive with its index, its documents, and the whole as a zip."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onething.archives.contracts import ArchiveState, Wanted
from onething.archives.queries.archives import list_archives
from onething.desk import words
from onething.desk.archive_words import INDEX
from onething.desk.showing.archives import HOME, PAGE, ArchivePage, show_archive, show_archives
from onething.journey.ways import archiving
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import answer_file, show
from onething.pages.paging import read_cursor

PDF, ZIP = "application/pdf", "application/zip"
NAMES = ("verb", "kind", "hold_reason", "lift_reason")


@access(Permission.KEEP_ARCHIVES)
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """Show a page of archives, narrowed as the address asks; what it asks wrongly is not asked."""
    wanted = _read_wanted(request)
    after = read_cursor(request.GET.get("after", ""))
    rows = list_archives(viewer_of(request), wanted=wanted, after=after, limit=PAGE + 1)
    return show(request, "desk/archives.html", page=show_archives(rows, wanted=wanted))


@access(Permission.KEEP_ARCHIVES)
@require_http_methods(["GET", "POST"])
def show_one(request: HttpRequest, archive_id: UUID) -> HttpResponse:
    """Show one archive; a POST appends to it, holds it back or lets it go."""
    viewer, typed = viewer_of(request), {name: request.POST.get(name, "") for name in NAMES}

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> ArchivePage:
        view = archiving.read(viewer, archive_id=archive_id, at=now())
        return show_archive(view, done=done, typed=typed, refusal=refusal)

    return answer_acts(
        request,
        template="desk/archive.html",
        draw=_draw,
        verb=typed["verb"],
        act=lambda: _perform(viewer, archive_id=archive_id, typed=typed),
        address=f"{HOME}{archive_id}/",
    )


@access(Permission.KEEP_ARCHIVES)
@require_safe
def open_document(request: HttpRequest, archive_id: UUID, number: int) -> HttpResponse:
    """Show one document of an archive."""
    document, content = archiving.read_document(
        viewer_of(request), archive_id=archive_id, number=number, at=now()
    )
    media_type = PDF if content.startswith(b"%PDF-") else "application/octet-stream"
    return answer_file(content, media_type=media_type, name=document.name, inline=True)


@access(Permission.KEEP_ARCHIVES)
@require_safe
def open_index(request: HttpRequest, archive_id: UUID) -> HttpResponse:
    """Show the index as PDF/A."""
    document = archiving.read_index(viewer_of(request), archive_id=archive_id, at=now())
    return answer_file(document, media_type=PDF, name=f"{INDEX}.pdf", inline=True)


@access(Permission.KEEP_ARCHIVES)
@require_safe
def export(request: HttpRequest, archive_id: UUID) -> HttpResponse:
    """Hand one archive out as a zip."""
    name, packed = archiving.export(viewer_of(request), archive_id=archive_id, at=now())
    return answer_file(packed, media_type=ZIP, name=name)


def _read_wanted(request: HttpRequest) -> Wanted:
    state = request.GET.get("state", "")
    return Wanted(
        text=request.GET.get("q", "").strip(),
        state=ArchiveState(state) if state in set(ArchiveState) else None,
        due_by=local_day(now()) if request.GET.get("due") else None,
    )


def _perform(viewer: Viewer, *, archive_id: UUID, typed: dict[str, str]) -> None:
    verb, at = typed["verb"], now()
    if verb == "append":
        archiving.append(viewer, archive_id=archive_id, at=at)
    elif verb == "hold":
        archiving.hold(viewer, archive_id=archive_id, kind=typed["kind"], reason=typed["hold_reason"], at=at)
    elif verb == "lift":
        archiving.lift(viewer, archive_id=archive_id, reason=typed["lift_reason"], at=at)
    else:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
