"""Live lights by hall, department and thing, and the clocks behind every count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.contracts.kinds import Light
from onething.desk.showing.questions import list_question_counts
from onething.desk.supervision import words
from onething.desk.supervision.narrowing import FilterRow, Narrowing, Options, read_narrowing
from onething.desk.supervision.showing import ROOM, ListPage, name_units, show_table, show_tabs
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.look.contracts import Cell, NavLink, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.deadlines import show_line_deadline
from onething.supervision.contracts.views import ClockLine, LightCount
from onething.supervision.queries.clocks import (
    PAGE,
    ClockFilter,
    LightBoard,
    count_lights,
    list_clocks,
    list_watched_things,
)

CLOCKS = f"{ROOM}clocks/"
FAR = date(9999, 12, 31)
_COLUMNS = {"hall": "halls", "unit": "units", "thing": "things"}


@dataclass(frozen=True)
class LitCount:
    """How many stand at one light, leading to them."""

    light: str
    word: str
    count: int
    href: str


@dataclass(frozen=True)
class LitRow:
    """A hall, a department or a thing with its counts; its name narrows the board."""

    name: str
    href: str
    counts: tuple[LitCount, ...]
    cards: int
    cards_href: str


@dataclass(frozen=True)
class LitGroup:
    """The lights by one kind."""

    title: str
    rows: tuple[LitRow, ...]
    has_cards: bool


@dataclass(frozen=True)
class LightsPage:
    """The view value of desk/supervision/lights.html."""

    address: str
    tabs: tuple[NavLink, ...]
    chosen: tuple[FilterRow, ...]
    groups: tuple[LitGroup, ...]
    clear: str
    questions: tuple[str, ...]


@access(Permission.SUPERVISE)
@require_safe
def show_lights(request: HttpRequest) -> HttpResponse:
    """Show how many clocks stand at which light; it renews itself every minute where scripts run."""
    viewer = viewer_of(request)
    narrowed = _read(request, path=ROOM, names=("hall", "unit", "thing"))
    board = count_lights(viewer, wanted=_wanted(narrowed), today=local_day(now()))
    page = LightsPage(
        address=narrowed.address(),
        tabs=show_tabs(viewer, here=ROOM),
        chosen=tuple(_list_chosen(narrowed)),
        groups=_show_groups(board, narrowed=narrowed),
        clear=ROOM if narrowed.chosen else "",
        questions=list_question_counts(viewer),
    )
    return show(request, "desk/supervision/lights.html", page=page)


@access(Permission.SUPERVISE)
@require_safe
def show_clocks(request: HttpRequest) -> HttpResponse:
    """List the running clocks behind a count, those nearest to their limit first."""
    viewer, today = viewer_of(request), local_day(now())
    narrowed = _read(request, path=CLOCKS, names=("light", "hall", "unit", "thing"))
    after = _read_cursor(request.GET.get("after", ""))
    rows = list_clocks(viewer, wanted=_wanted(narrowed), today=today, after=after, limit=PAGE + 1)
    units = name_units(viewer)
    shown = [_row(row, unit=units.get(row.unit_code, words.NO_UNIT), today=today) for row in rows[:PAGE]]
    page = ListPage(
        title=words.CLOCKS,
        tabs=show_tabs(viewer, here=CLOCKS),
        filters=narrowed.rows(),
        address=narrowed.path,
        table=show_table(
            words.CLOCKS, columns=words.CLOCK_COLUMNS, rows=shown, more=_more(rows, narrowed=narrowed)
        ),
    )
    return show(request, "desk/supervision/list.html", page=page)


def _read(request: HttpRequest, *, path: str, names: Iterable[str]) -> Narrowing:
    viewer = viewer_of(request)
    units = list(name_units(viewer).items())
    offered: dict[str, Options] = {
        "light": words.LIGHTS,
        "hall": units,
        "unit": units,
        "thing": list_watched_things(viewer),
    }
    return read_narrowing(path, asked=request.GET, options={name: offered[name] for name in names})


def _wanted(narrowed: Narrowing) -> ClockFilter:
    light = narrowed.get("light")
    return ClockFilter(
        light=Light(light) if light else None,
        hall_code=narrowed.get("hall"),
        unit_code=narrowed.get("unit"),
        thing_code=narrowed.get("thing"),
    )


def _list_chosen(narrowed: Narrowing) -> Iterable[FilterRow]:
    """What the board is narrowed to, each with the way out of it."""
    for name, value in narrowed.chosen.items():
        word = dict(narrowed.options[name])[value]
        links = (
            NavLink(word, narrowed.address(), is_current=True),
            NavLink(words.ALL, narrowed.address(**{name: ""})),
        )
        yield FilterRow(words.FILTERS[name], links)


def _show_groups(board: LightBoard, *, narrowed: Narrowing) -> tuple[LitGroup, ...]:
    return tuple(
        LitGroup(
            title=title,
            rows=tuple(_lit_row(one, name=name, narrowed=narrowed) for one in getattr(board, _COLUMNS[name])),
            has_cards=name == "unit",
        )
        for name, title in words.BOARD.items()
    )


def _lit_row(one: LightCount, *, name: str, narrowed: Narrowing) -> LitRow:
    below = Narrowing(CLOCKS, options=narrowed.options, chosen={**narrowed.chosen, name: one.key})
    figures = {"red": one.red, "amber": one.amber, "green": one.green}
    counts = [
        LitCount(light, word=word, count=figures[light], href=below.address(light=light))
        for light, word in words.LIGHTS
    ]
    return LitRow(
        name=one.name,
        href=narrowed.address(**{name: one.key}),
        counts=tuple(counts),
        cards=one.cards,
        cards_href=f"{ROOM}cards/?unit={one.key}",
    )


def _row(row: ClockLine, *, unit: str, today: date) -> TableRow:
    return TableRow(
        cells=(
            Cell(row.number, below=row.thing_name),
            Cell(row.matter_name or row.name, below=row.name if row.matter_name else ""),
            Cell(unit),
            Cell(deadline=show_line_deadline(row, today=today)),
        ),
        href=f"{ROOM}cases/{row.case_id}/",
    )


def _more(rows: list[ClockLine], *, narrowed: Narrowing) -> str:
    if len(rows) <= PAGE:
        return ""
    last = rows[PAGE - 1]
    return narrowed.address(after=f"{last.promised_on or last.statutory_on or FAR}_{last.id}")


def _read_cursor(text: str) -> tuple[date, UUID] | None:
    day, _, clock_id = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(clock_id)
    except ValueError:
        return None
