"""The lead's board: every case of a thing that the lead's unit leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from onething.calendars.queries import get_calendar
from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseRow
from onething.cases.queries.lists import PAGE, list_cases
from onething.cases.queries.work import measure_time_left
from onething.desk import words
from onething.desk.kept_filters import WHOLE_LIST, keep_filters, read_kept
from onething.desk.showing.left import show_left
from onething.desk.showing.questions import list_question_counts
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar
from onething.look.contracts import (
    Button,
    ButtonKind,
    Cell,
    Column,
    Empty,
    NavLink,
    Table,
    TableRow,
    Tag,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.pages.showing.days import say_moment, say_short_day
from onething.pages.showing.states import say_state

HOME = "/desk/lead/"
COOKIE = "board_filters"
COLUMNS = (Column("办件"), Column("状态"), Column("提交"), Column("承诺"))
RUNNING = frozenset({CaseState.IN_REVIEW, CaseState.CHOOSING, CaseState.ACCEPTED})


@dataclass(frozen=True)
class BoardPage:
    """The view value of desk/board.html."""

    states: tuple[NavLink, ...]
    table: Table
    questions: tuple[str, ...]


@access(Permission.COORDINATE)
@require_safe
def show_board(request: HttpRequest) -> HttpResponse:
    """Show the cases of the lead's unit, newest first."""
    viewer = viewer_of(request)
    if last := _read_state(read_kept(request, cookie=COOKIE)):
        return HttpResponseRedirect(_address(state=last.value))
    chosen = _read_state(request.GET)
    rows = list_cases(viewer, after=read_cursor(request.GET.get("after", "")), state=chosen, limit=PAGE + 1)
    response = show(request, "desk/board.html", page=_page(viewer, rows=rows, state=chosen))
    keep_filters(response, cookie=COOKIE, path=HOME, chosen={"state": chosen.value} if chosen else {})
    return response


def _read_state(asked: Mapping[str, str]) -> CaseState | None:
    state = asked.get("state", "")
    return CaseState(state) if state in set(CaseState) else None


def _address(**asked: str) -> str:
    pairs = {name: value for name, value in asked.items() if value}
    return f"{HOME}?{urlencode(pairs or WHOLE_LIST)}"


def _page(viewer: Viewer, *, rows: Sequence[CaseRow], state: CaseState | None) -> BoardPage:
    calendar, chosen = get_calendar(viewer), state.value if state else ""
    more = _address(state=chosen, after=str(rows[PAGE - 1].id)) if len(rows) > PAGE else ""
    return BoardPage(
        states=tuple(
            NavLink(word, _address(state=value), is_current=value == chosen)
            for value, word in words.LEAD_STATES
        ),
        table=Table(
            caption="本单位牵头的办件",
            columns=COLUMNS,
            rows=tuple(_row(viewer, row=row, calendar=calendar) for row in rows[:PAGE]),
            empty=Empty(words.EMPTY_FILTERED_TITLE if state else words.EMPTY_TITLE, words.LEAD_EMPTY),
            more=Button(word="下一页", href=more, kind=ButtonKind.QUIET, key="n") if more else None,
        ),
        questions=list_question_counts(viewer),
    )


def _row(viewer: Viewer, *, row: CaseRow, calendar: WorkingCalendar) -> TableRow:
    tone = Tone.LEGAL if row.state is CaseState.CHOOSING else Tone.PLAIN
    return TableRow(
        cells=(
            Cell(row.number or "", below=row.thing_name),
            Cell(tag=Tag(say_state(row.state), tone)),
            Cell(say_moment(row.submitted_at) if row.submitted_at else ""),
            _promise(viewer, row=row, calendar=calendar),
        ),
        href=f"/desk/lead/cases/{row.id}/",
    )


def _promise(viewer: Viewer, *, row: CaseRow, calendar: WorkingCalendar) -> Cell:
    if row.promised_on is None:
        return Cell()
    below = say_short_day(row.promised_on)
    if row.state not in RUNNING:
        return Cell(below)
    left = measure_time_left(
        viewer,
        promised_on=row.promised_on,
        statutory_on=None,
        amber_on=row.amber_on,
        today=local_day(now()),
        calendar=calendar,
    )
    return Cell(below=below, deadline=show_left(left))
