"""Matters and materials as a workbook: handed out, and taken in after one has seen what would change."""

import base64
import binascii
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from onething.catalogue.contracts import EntryView, WorkbookFault, WorkbookRefused
from onething.catalogue.queries import get_entry, write_entry_workbook, write_template
from onething.desk.studio import words
from onething.desk.studio.showing.places import entry_address
from onething.desk.studio.views.queue import KEEPERS
from onething.journey import editing
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Cell, Column, Empty, ErrorSummary, Field, FieldKind, Table, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.answering import answer_file, show
from onething.pages.problems import place_errors, summarize

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (Column("工作表"), Column("行", is_figure=True), Column("列"), Column("怎么改"))
MOST_SHOWN = 200
FILE = Field(
    name="file", label="选择填好的表格", kind=FieldKind.FILE, accept=f".xlsx,{XLSX}", hint=words.FILE_HINT
)


@dataclass(frozen=True)
class WorkbookPage:
    """The view value of desk/studio/workbook.html. `looked_at` is the file that was looked at, for the press that takes it in."""

    address: str
    entry: str
    name: str
    revision: int
    field: Field
    errors: ErrorSummary | None
    faults: Table | None
    looked_at: str
    differences: tuple[str, ...]


@access(*KEEPERS)
@require_safe
def hand_out(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Hand out the workbook of an entry."""
    name, content = write_entry_workbook(viewer_of(request), entry_id=entry_id)
    return answer_file(content, media_type=XLSX, name=name)


@access(*KEEPERS)
@require_safe
def hand_out_template(request: HttpRequest) -> HttpResponse:
    """Hand out the empty workbook with its explanations."""
    return answer_file(write_template(viewer_of(request)), media_type=XLSX, name=words.TEMPLATE_NAME)


@access(Permission.EDIT_CATALOGUE)
@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Look at a workbook first: every fault, or every change; a second press takes in exactly the file that was looked at."""
    viewer, at = viewer_of(request), now()
    view = get_entry(viewer, entry_id=entry_id, today=local_day(at))
    if request.method == "GET":
        return show(request, "desk/studio/workbook.html", page=_page(view))
    looked_at = _decode(request.POST.get("looked_at", ""))
    try:
        if looked_at:
            editing.take_in_workbook(
                viewer, entry_id=entry_id, workbook=looked_at, revision=_revision(request), at=at
            )
            return HttpResponseRedirect(f"{entry_address(entry_id)}?done=imported")
        workbook = _read_file(request)
        found = editing.preview_workbook(viewer, entry_id=entry_id, workbook=workbook)
    except Refusal as refusal:
        return show(
            request, "desk/studio/workbook.html", page=_page(view, refusal=refusal), status=refusal.status
        )
    page = _page(view, workbook=workbook, differences=tuple(one.sentence for one in found))
    return show(request, "desk/studio/workbook.html", page=page)


def _read_file(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise WorkbookRefused(words.NO_FILE)
    content: bytes = file.read()
    return content


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _page(
    view: EntryView,
    *,
    workbook: bytes = b"",
    differences: tuple[str, ...] = (),
    refusal: Refusal | None = None,
) -> WorkbookPage:
    faults = refusal.faults if isinstance(refusal, WorkbookRefused) else ()
    home = entry_address(view.row.id)
    fields = place_errors([FILE], refusal=None if faults else refusal)
    return WorkbookPage(
        address=f"{home}workbook",
        entry=home,
        name=view.row.thing_name,
        revision=view.row.revision,
        field=fields[0],
        errors=summarize(refusal, fields=fields),
        faults=_list_faults(faults) if faults else None,
        looked_at=base64.b64encode(workbook).decode(),
        differences=differences,
    )


def _list_faults(faults: tuple[WorkbookFault, ...]) -> Table:
    left = len(faults) - MOST_SHOWN
    return Table(
        caption=words.FAULTS + (words.MORE_FAULTS.format(count=left) if left > 0 else ""),
        columns=COLUMNS,
        rows=tuple(
            TableRow(
                cells=(
                    Cell(one.sheet or words.DRAFT),
                    Cell(str(one.row) if one.row else ""),
                    Cell(one.column),
                    Cell(one.sentence),
                )
            )
            for one in faults[:MOST_SHOWN]
        ),
        empty=Empty(words.FAULTS),
    )
