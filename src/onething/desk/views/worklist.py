"""A department's list of work: due first, with lights; what is chosen stays in the address, and for the next visit in a cookie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from onething.cases.contracts.kinds import Hand, Light, StepState
from onething.cases.contracts.views import WorkRow
from onething.cases.queries.lists import PAGE
from onething.cases.queries.work import list_work
from onething.desk import words
from onething.desk.kept_filters import WHOLE_LIST, keep_filters, read_kept
from onething.desk.showing.steps import show_state
from onething.directory.contracts import Post
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind, Cell, Column, Empty, NavLink, Table, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.deadlines import show_work_deadline
from onething.supervision.queries.clocks import list_carded_steps

HOME = "/desk/"
COOKIE = "desk_filters"
COLUMNS = (Column("办件"), Column("事项"), Column("状态"), Column("经办"), Column("期限"))


@dataclass(frozen=True)
class Wanted:
    """What the address asks for; what it asks wrongly is not asked."""

    light: Light | None
    state: StepState | None
    hand: Hand | None
    after: tuple[date, UUID] | None

    def address(self, **changes: str) -> str:
        """Return this page's address with changes; a changed filter begins at the first row."""
        pairs = {name: value for name, value in (self.chosen | changes).items() if value}
        return f"{HOME}?{urlencode(pairs or WHOLE_LIST)}"

    @property
    def chosen(self) -> dict[str, str]:
        """The filters by the names of the address."""
        pairs = {"light": self.light, "state": self.state, "hand": self.hand}
        return {name: one.value for name, one in pairs.items() if one is not None}


@dataclass(frozen=True)
class WorklistPage:
    """The view value of desk/worklist.html."""

    lights: tuple[NavLink, ...]
    states: tuple[NavLink, ...]
    hands: tuple[NavLink, ...]
    table: Table


@access(Permission.REVIEW, Permission.DECIDE, Permission.COORDINATE)
@require_safe
def show_worklist(request: HttpRequest) -> HttpResponse:
    """Show the open steps of the viewer's department; the lead goes to the board."""
    viewer = viewer_of(request)
    if viewer.post == Post.LEAD:
        return HttpResponseRedirect("/desk/lead/")
    if (last := read_wanted(read_kept(request, cookie=COOKIE))).chosen:
        return HttpResponseRedirect(last.address())
    wanted = read_wanted(request.GET)
    today = local_day(now())
    rows = list_work(
        viewer,
        today=today,
        light=wanted.light,
        state=wanted.state,
        hand=wanted.hand,
        carded=list_carded_steps(viewer, today=today),
        after=wanted.after,
        limit=PAGE + 1,
    )
    response = show(request, "desk/worklist.html", page=_page(rows, wanted=wanted, today=today))
    keep_filters(response, cookie=COOKIE, path=HOME, chosen=wanted.chosen)
    return response


def read_wanted(asked: Mapping[str, str]) -> Wanted:
    """Return what the address asks for."""
    light, state, hand = (asked.get(name, "") for name in ("light", "state", "hand"))
    return Wanted(
        light=Light(light) if light in set(Light) else None,
        state=StepState(state) if state in set(StepState) else None,
        hand=Hand(hand) if hand in set(Hand) else None,
        after=_read_cursor(asked.get("after", "")),
    )


def _read_cursor(text: str) -> tuple[date, UUID] | None:
    day, _, step_id = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(step_id)
    except ValueError:
        return None


def _page(rows: Sequence[WorkRow], *, wanted: Wanted, today: date) -> WorklistPage:
    return WorklistPage(
        lights=tuple(
            NavLink(word, wanted.address(light=value), is_current=value == (wanted.light or ""))
            for value, word in words.LIGHTS
        ),
        states=tuple(
            NavLink(word, wanted.address(state=value), is_current=value == (wanted.state or ""))
            for value, word in words.STATES
        ),
        hands=tuple(
            NavLink(word, wanted.address(hand=value), is_current=value == (wanted.hand or ""))
            for value, word in words.HANDS
        ),
        table=Table(
            caption="本部门的办件，先到期先办",
            columns=COLUMNS,
            rows=tuple(_row(row, today=today) for row in rows[:PAGE]),
            empty=_empty(wanted),
            more=_more(rows, wanted=wanted),
        ),
    )


def _row(row: WorkRow, *, today: date) -> TableRow:
    return TableRow(
        cells=(
            Cell(row.number, below=row.thing_name),
            Cell(row.matter_name),
            Cell(tag=show_state(row.state)),
            Cell(row.holder or words.NOBODY_YET),
            Cell(deadline=show_work_deadline(row, today=today)),
        ),
        href=f"/desk/cases/{row.case_id}/",
    )


def _empty(wanted: Wanted) -> Empty:
    if wanted.chosen:
        return Empty(
            words.EMPTY_FILTERED_TITLE,
            words.EMPTY_FILTERED,
            button=Button(word="看全部", href=f"{HOME}?{urlencode(WHOLE_LIST)}", kind=ButtonKind.QUIET),
        )
    return Empty(words.EMPTY_TITLE, words.EMPTY)


def _more(rows: Sequence[WorkRow], *, wanted: Wanted) -> Button | None:
    if len(rows) <= PAGE:
        return None
    last = rows[PAGE - 1]
    due = last.promised_on or last.statutory_on or date.max
    return Button(
        word="下一页", href=wanted.address(after=f"{due}_{last.step_id}"), kind=ButtonKind.QUIET, key="n"
    )
