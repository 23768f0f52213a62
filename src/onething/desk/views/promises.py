"""The promises that the viewer's department still has to look at, due first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.contracts.kinds import PromiseState
from onething.cases.contracts.promises import PromiseDue
from onething.cases.queries.promises import list_promises_due
from onething.desk import words
from onething.kernel.permissions import Permission
from onething.look.contracts import Cell, Column, Empty, Table, TableRow, Tag
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_short_day

COLUMNS = (Column("办件"), Column("事项"), Column("状态"), Column("期限"))


@dataclass(frozen=True)
class PromisesPage:
    """The view value of desk/promises.html."""

    title: str
    table: Table


@access(Permission.REVIEW, Permission.DECIDE)
@require_safe
def show_promises(request: HttpRequest) -> HttpResponse:
    """Show the promises that are to be checked, mended or found broken."""
    rows = tuple(_row(one) for one in list_promises_due(viewer_of(request)))
    nothing = Empty(words.PROMISES_EMPTY_TITLE, sentence=words.PROMISES_EMPTY)
    table = Table(words.PROMISES_TITLE, columns=COLUMNS, rows=rows, empty=nothing)
    return show(request, "desk/promises.html", page=PromisesPage(words.PROMISES_TITLE, table=table))


def _row(due: PromiseDue) -> TableRow:
    return TableRow(
        cells=(
            Cell(due.number, below=due.thing_name),
            Cell(due.matter_name),
            Cell(tag=Tag(due.state.label)),
            Cell(_say_when(due)),
        ),
        href=f"/desk/cases/{due.case_id}/#step-{due.step_id}",
    )


def _say_when(due: PromiseDue) -> str:
    """The day, or that what was granted on a broken promise is to be revoked."""
    if due.state is PromiseState.BROKEN:
        return words.PROMISE_TO_REVOKE
    return say_short_day(due.due_on) if due.due_on else ""
