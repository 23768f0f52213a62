"""Open entries with whom they lie: the viewer's first, the latest on top; and everything that ever was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import EntryRow, Waiting
from onething.catalogue.queries import PAGE, list_entries, list_to_countersign, list_waiting
from onething.desk.studio import words
from onething.desk.studio.showing.tabs import show_tabs
from onething.desk.studio.showing.waiting import show_deadline, show_state
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, ButtonKind, Cell, Column, Empty, NavLink, Table, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.pages.showing.days import say_day

HOME = "/desk/studio/"
KEEPERS = (Permission.EDIT_CATALOGUE, Permission.REVIEW_CATALOGUE, Permission.APPROVE_CATALOGUE)
OPEN_COLUMNS = (Column("一件事"), Column("做什么"), Column("现在"), Column("在谁手上"), Column("内部时限"))
ALL_COLUMNS = (Column("一件事"), Column("做什么"), Column("现在"), Column("版本"), Column("起草日期"))
EMPTY = {
    "": words.MINE_EMPTY,
    "open": words.OPEN_EMPTY,
    "late": words.LATE_EMPTY,
    "joint": words.JOINT_EMPTY,
    "all": words.ALL_EMPTY,
}


@dataclass(frozen=True)
class QueuePage:
    """The view value of desk/studio/queue.html."""

    tabs: tuple[NavLink, ...]
    shows: tuple[NavLink, ...]
    table: Table
    begin: Button | None


@access(*KEEPERS)
@require_safe
def show_queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for the viewer, what is open, what is late, or everything."""
    viewer, at = viewer_of(request), now()
    asked = request.GET.get("show", "")
    shown = asked if asked in EMPTY else ""
    page = QueuePage(
        tabs=show_tabs(HOME),
        shows=tuple(
            NavLink(word, f"{HOME}?show={value}" if value else HOME, is_current=value == shown)
            for value, word in words.SHOWS
            if value != "joint" or not viewer.has(Permission.APPROVE_CATALOGUE)
        ),
        table=_list(viewer, shown=shown, after=request.GET.get("after", ""), at=at),
        begin=Button(word="新建一件事", href=f"{HOME}new", key="n")
        if viewer.has(Permission.EDIT_CATALOGUE)
        else None,
    )
    return show(request, "desk/studio/queue.html", page=page)


def _list(viewer: Viewer, *, shown: str, after: str, at: datetime) -> Table:
    if shown == "all":
        return _list_all(viewer, after=after, at=at)
    if shown == "joint":
        rows = list_to_countersign(viewer, today=local_day(at))
        return _show_rows(rows, shown=shown)
    return _list_open(list_waiting(viewer, at=at), shown=shown)


def _list_open(found: Sequence[Waiting], *, shown: str) -> Table:
    wanted = [one for one in found if shown == "open" or (one.days_over if shown == "late" else one.is_mine)]
    return Table(
        caption=dict(words.SHOWS)[shown],
        columns=OPEN_COLUMNS,
        rows=tuple(
            TableRow(
                cells=(
                    *_first_cells(one.row),
                    Cell(tag=show_state(one.row)),
                    Cell(one.with_whom),
                    Cell(deadline=show_deadline(one)),
                ),
                href=f"{HOME}entries/{one.row.id}/",
            )
            for one in wanted
        ),
        empty=Empty(*EMPTY[shown]),
    )


def _list_all(viewer: Viewer, *, after: str, at: datetime) -> Table:
    rows = list_entries(viewer, today=local_day(at), after=read_cursor(after), limit=PAGE + 1)
    more = f"{HOME}?show=all&after={rows[PAGE - 1].id}" if len(rows) > PAGE else ""
    return _show_rows(rows[:PAGE], shown="all", more=more)


def _show_rows(rows: Sequence[EntryRow], *, shown: str, more: str = "") -> Table:
    return Table(
        caption=dict(words.SHOWS)[shown],
        columns=ALL_COLUMNS,
        rows=tuple(
            TableRow(
                cells=(
                    *_first_cells(row),
                    Cell(tag=show_state(row)),
                    Cell(words.VERSION.format(version=row.version) if row.version else ""),
                    Cell(say_day(local_day(row.begun_at))),
                ),
                href=f"{HOME}entries/{row.id}/",
            )
            for row in rows
        ),
        empty=Empty(*EMPTY[shown]),
        more=Button(word="下一页", href=more, kind=ButtonKind.QUIET, key="m") if more else None,
    )


def _first_cells(row: EntryRow) -> tuple[Cell, ...]:
    return Cell(row.thing_name, below=f"{row.thing_code}　{row.department}"), Cell(row.kind_label)
