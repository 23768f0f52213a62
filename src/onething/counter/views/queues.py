"""What waits at the window, queue by queue, and finding a case by its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from onething.calendars.queries import get_calendar
from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseRow, DraftRow
from onething.cases.queries.lists import PAGE, find_case_id, list_queue, list_window_drafts
from onething.counter import words
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.case_numbers import check_case_number
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar
from onething.look.contracts import (
    Button,
    ButtonKind,
    Cell,
    Column,
    Empty,
    ErrorSummary,
    Field,
    NavLink,
    Table,
    TableRow,
)
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_moment, say_short_day
from onething.pages.showing.deadlines import show_window_deadline

HOME = "/counter/"
COLUMNS = (Column("办件"), Column("提交"), Column("窗口期限"), Column("承诺"))
DRAFT_COLUMNS = (Column("办件"), Column("申请人"), Column("开始"))
SHORT = 8
QUEUES = (*words.QUEUES, words.DRAFTS)
TOGETHER = {
    CaseState.SUBMITTED: (CaseState.SUBMITTED, CaseState.PRECHECKED),
    CaseState.CORRECTING: (CaseState.CORRECTING, CaseState.RETURNED),
    CaseState.ISSUED: (CaseState.ISSUED, CaseState.ON_THE_WAY),
}


@dataclass(frozen=True)
class Days:
    """By what the limits of the lines are told: today, and the calendar."""

    today: date
    calendar: WorkingCalendar


@dataclass(frozen=True)
class Queue:
    """One queue of the window."""

    title: str
    table: Table


@dataclass(frozen=True)
class QueuesPage:
    """The view value of counter/queues.html."""

    search: Field
    take: Button
    states: tuple[NavLink, ...]
    queues: tuple[Queue, ...]
    errors: ErrorSummary | None = None


@access(Permission.RECEIVE)
@require_safe
def show_queues(request: HttpRequest) -> HttpResponse:
    """Show the queues, or one whole queue; `number` leads to its case."""
    viewer, state = viewer_of(request), request.GET.get("state", "")
    chosen = state if state in dict(QUEUES) else ""
    after = read_cursor(request.GET.get("after", ""))
    if "number" not in request.GET:
        return show(request, "counter/queues.html", page=_page(viewer, chosen=chosen, after=after))
    typed = request.GET["number"]
    try:
        return HttpResponseRedirect(f"{HOME}cases/{find_by_number(viewer, number=typed)}/")
    except Refusal as refusal:
        page = _page(viewer, chosen=chosen, after=after, typed=typed, refusal=refusal)
        return show(request, "counter/queues.html", page=page, status=refusal.status)


def find_by_number(viewer: Viewer, *, number: str) -> UUID:
    """Return the case of this number (a step's number leads to its case); refuses what is wrong or not there."""
    if not number.strip():
        raise Refusal("counter.number.missing", words.NUMBER_MISSING, field="number")
    try:
        wanted = check_case_number(number).number
    except Refusal as refusal:
        raise Refusal(refusal.code, refusal.sentence, field="number") from refusal
    found = find_case_id(viewer, number=wanted)
    if found is None:
        raise Refusal(
            "counter.number.unknown", words.NUMBER_UNKNOWN.format(number=wanted), field="number", status=404
        )
    return found


def _address(**asked: str) -> str:
    pairs = {name: value for name, value in asked.items() if value}
    return f"{HOME}?{urlencode(pairs)}" if pairs else HOME


def _page(
    viewer: Viewer, *, chosen: str, after: UUID | None, typed: str = "", refusal: Refusal | None = None
) -> QueuesPage:
    search = Field(
        name="number",
        label="按编号查找",
        value=typed[:60],
        hint="回执上的办件编号，可以扫码枪直接扫。",
        key="/",
    )
    fields = place_errors([search], refusal=refusal)
    shown = [(state, word) for state, word in QUEUES if not chosen or state == chosen]
    days = Days(today=local_day(now()), calendar=get_calendar(viewer))
    return QueuesPage(
        search=fields[0],
        take=Button(word="窗口代办申请", href=f"{HOME}take/", key="t"),
        states=tuple(
            NavLink(word, _address(state=state), is_current=state == chosen)
            for state, word in (("", "全部"), *QUEUES)
        ),
        queues=tuple(
            _queue(viewer, state=state, word=word, days=days, is_whole=bool(chosen), after=after)
            for state, word in shown
        ),
        errors=summarize(refusal, fields=fields),
    )


def _queue(viewer: Viewer, *, state: str, word: str, days: Days, is_whole: bool, after: UUID | None) -> Queue:
    size = PAGE if is_whole else SHORT
    since = after if is_whole else None
    if state == CaseState.DRAFT:
        drafts = list_window_drafts(viewer, after=since, limit=size + 1)
        lines, ids = [_draft(row) for row in drafts], [row.id for row in drafts]
    else:
        states = TOGETHER.get(CaseState(state), (CaseState(state),))
        rows = list_queue(viewer, states=states, calendar=days.calendar, after=since, limit=size + 1)
        lines = [_row(row, days=days) for row in rows]
        ids = [row.id for row in rows]
    table = Table(
        caption=word,
        columns=DRAFT_COLUMNS if state == CaseState.DRAFT else COLUMNS,
        rows=tuple(lines[:size]),
        empty=Empty(words.EMPTY_TITLE, words.EMPTY[state]),
        more=_more(ids, state=state, size=size, is_whole=is_whole),
    )
    return Queue(title=word, table=table)


def _more(ids: Sequence[UUID], *, state: str, size: int, is_whole: bool) -> Button | None:
    if len(ids) <= size:
        return None
    after = str(ids[size - 1]) if is_whole else ""
    return Button(
        word="下一页" if is_whole else "看全部",
        href=_address(state=state, after=after),
        kind=ButtonKind.QUIET,
    )


def _row(row: CaseRow, *, days: Days) -> TableRow:
    return TableRow(
        cells=(
            Cell(row.number or "", below=_say_below(row)),
            Cell(say_moment(row.submitted_at) if row.submitted_at else ""),
            Cell(deadline=show_window_deadline(row.window_due_on, today=days.today, calendar=days.calendar)),
            Cell(say_short_day(row.promised_on) if row.promised_on else ""),
        ),
        href=f"{HOME}cases/{row.id}/",
    )


def _say_below(row: CaseRow) -> str:
    """The thing, and the state where the queue holds several."""
    is_other = row.state in (CaseState.PRECHECKED, CaseState.RETURNED, CaseState.ON_THE_WAY)
    return f"{row.thing_name}　{row.state.label}" if is_other else row.thing_name


def _draft(row: DraftRow) -> TableRow:
    return TableRow(
        cells=(Cell(row.thing_name), Cell(row.applicant_masked), Cell(say_moment(row.begun_at))),
        href=f"{HOME}cases/{row.id}/form",
    )
