"""What waits at the window, queue by queue, and finding a case by its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from onething.cases.contracts import CaseRow, CaseState
from onething.cases.queries import PAGE, list_cases, scope_cases
from onething.counter import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.case_numbers import check_case_number
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
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
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_moment, say_short_day

HOME = "/counter/"
COLUMNS = (Column("办件"), Column("提交"), Column("承诺"))
SHORT = 8


@dataclass(frozen=True)
class Queue:
    """One queue of the window."""

    title: str
    table: Table


@dataclass(frozen=True)
class QueuesPage:
    """The view value of counter/queues.html."""

    search: Field
    states: tuple[NavLink, ...]
    queues: tuple[Queue, ...]
    errors: ErrorSummary | None = None


@access(Permission.RECEIVE)
@require_safe
def show_queues(request: HttpRequest) -> HttpResponse:
    """Show the queues, or one whole queue; `number` leads to its case."""
    viewer, state = viewer_of(request), request.GET.get("state", "")
    chosen = state if state in dict(words.QUEUES) else ""
    after = _read_cursor(request.GET.get("after", ""))
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
    found: UUID | None = scope_cases(viewer).filter(number=wanted).values_list("id", flat=True).first()
    if found is None:
        raise Refusal(
            "counter.number.unknown", words.NUMBER_UNKNOWN.format(number=wanted), field="number", status=404
        )
    return found


def _read_cursor(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


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
    shown = [(state, word) for state, word in words.QUEUES if not chosen or state == chosen]
    return QueuesPage(
        search=fields[0],
        states=tuple(
            NavLink(word, _address(state=state), is_current=state == chosen)
            for state, word in (("", "全部"), *words.QUEUES)
        ),
        queues=tuple(
            _queue(viewer, state=state, word=word, is_whole=bool(chosen), after=after)
            for state, word in shown
        ),
        errors=summarize(refusal, fields=fields),
    )


def _queue(viewer: Viewer, *, state: str, word: str, is_whole: bool, after: UUID | None) -> Queue:
    size = PAGE if is_whole else SHORT
    rows = list_cases(viewer, state=CaseState(state), after=after if is_whole else None, limit=size + 1)
    table = Table(
        caption=word,
        columns=COLUMNS,
        rows=tuple(_row(row) for row in rows[:size]),
        empty=Empty(words.EMPTY_TITLE, words.EMPTY[state]),
        more=_more(rows, state=state, size=size, is_whole=is_whole),
    )
    return Queue(title=word, table=table)


def _more(rows: Sequence[CaseRow], *, state: str, size: int, is_whole: bool) -> Button | None:
    if len(rows) <= size:
        return None
    after = str(rows[size - 1].id) if is_whole else ""
    return Button(
        word="下一页" if is_whole else "看全部",
        href=_address(state=state, after=after),
        kind=ButtonKind.QUIET,
    )


def _row(row: CaseRow) -> TableRow:
    return TableRow(
        cells=(
            Cell(row.number or "", below=row.thing_name),
            Cell(say_moment(row.submitted_at) if row.submitted_at else ""),
            Cell(say_short_day(row.promised_on) if row.promised_on else ""),
        ),
        href=f"{HOME}cases/{row.id}/",
    )
