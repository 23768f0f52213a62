"""The results of the viewer's department that are being changed, and its steps that rest on changed ones."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.contracts.changes import ChangeDue
from onething.cases.queries.changes import list_changes_due
from onething.desk import words
from onething.kernel.permissions import Permission
from onething.look.contracts import Cell, Column, Empty, Table, TableRow, Tag, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_moment, say_short_day

COLUMNS = (Column("办件"), Column("事项"), Column("要做什么"), Column("从什么时候"))


@dataclass(frozen=True)
class ChangesPage:
    """The view value of desk/changes.html."""

    title: str
    table: Table


@access(Permission.REVIEW, Permission.DECIDE)
@require_safe
def show_changes(request: HttpRequest) -> HttpResponse:
    """Show what is to be decided or looked at, oldest first."""
    rows = tuple(_row(one) for one in list_changes_due(viewer_of(request)))
    nothing = Empty(words.CHANGES_EMPTY_TITLE, sentence=words.CHANGES_EMPTY)
    table = Table(words.CHANGES_TITLE, columns=COLUMNS, rows=rows, empty=nothing)
    return show(request, "desk/changes.html", page=ChangesPage(words.CHANGES_TITLE, table=table))


def _row(due: ChangeDue) -> TableRow:
    return TableRow(
        cells=(
            Cell(due.number, below=due.thing_name),
            Cell(due.matter_name, below=_say_more(due)),
            Cell(tag=Tag(_say_what(due), tone=Tone.WARN if due.affected_by else Tone.ASK)),
            Cell(say_moment(due.since)),
        ),
        href=f"/desk/cases/{due.case_id}/#step-{due.step_id}",
    )


def _say_what(due: ChangeDue) -> str:
    if due.affected_by:
        return words.CHANGE_TO_LOOK_AT
    return words.CHANGE_STATES[due.state].format(kind=due.kind.label)


def _say_more(due: ChangeDue) -> str:
    if due.affected_by:
        return words.AFFECTED_BY.format(matter=due.affected_by, kind=due.kind.label)
    if due.is_answered:
        return words.CHANGE_ANSWERED
    return words.CHANGE_WAITS.format(day=say_short_day(due.answer_by)) if due.answer_by else ""
