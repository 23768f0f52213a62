"""Every thing that was ever published; the versions of one, and what changed between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import Difference, VersionRow
from onething.catalogue.queries import (
    compare_things,
    get_version,
    list_newest_versions,
    list_versions,
    list_waiting,
)
from onething.desk.studio import words
from onething.desk.studio.showing.tabs import show_tabs
from onething.desk.studio.views.queue import KEEPERS
from onething.directory.queries import find_own_unit
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Cell,
    Choice,
    Column,
    Empty,
    Field,
    FieldKind,
    NavLink,
    Table,
    TableRow,
)
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_day

HOME = "/desk/studio/things/"
COLUMNS = (Column("一件事"), Column("牵头"), Column("版本"), Column("施行"))
VERSION_COLUMNS = (Column("版本"), Column("施行"), Column("发布"))


@dataclass(frozen=True)
class ThingsPage:
    """The view value of desk/studio/things.html."""

    tabs: tuple[NavLink, ...]
    whose: tuple[NavLink, ...]
    table: Table


@dataclass(frozen=True)
class ThingPage:
    """The view value of desk/studio/thing.html. `open_entry` is the address of the entry under way."""

    tabs: tuple[NavLink, ...]
    code: str
    name: str
    department: str
    standing: str
    versions: Table
    fields: tuple[Field, ...]
    compared: str
    differences: tuple[str, ...]
    open_entry: str
    can_edit: bool
    can_begin: bool
    is_repealed: bool


@access(*KEEPERS)
@require_safe
def list_things(request: HttpRequest) -> HttpResponse:
    """Show the things that the viewer's department leads, or all."""
    viewer, today = viewer_of(request), local_day(now())
    unit = find_own_unit(viewer)
    is_own = viewer.post != "catalogue_approver" and request.GET.get("whose") != "all"
    rows = [
        row
        for row in list_newest_versions(viewer)
        if not is_own or (unit is not None and row.department == unit.name)
    ]
    page = ThingsPage(
        tabs=show_tabs(HOME),
        whose=(
            NavLink("本部门牵头", HOME, is_current=is_own),
            NavLink("全部", f"{HOME}?whose=all", is_current=not is_own),
        )
        if viewer.post != "catalogue_approver"
        else (),
        table=_table(rows, today=today),
    )
    return show(request, "desk/studio/things.html", page=page)


@access(*KEEPERS)
@require_safe
def show_thing(request: HttpRequest, code: str) -> HttpResponse:
    """Show the versions of a thing and what changed between two (by default the last two)."""
    viewer, at = viewer_of(request), now()
    rows, today = list_versions(viewer, code=code), local_day(at)
    pair = _read_pair(request, rows=rows)
    open_entry = next((one.row for one in list_waiting(viewer, at=at) if one.row.thing_code == code), None)
    unit, newest = find_own_unit(viewer), rows[0]
    page = ThingPage(
        tabs=show_tabs(HOME),
        code=code,
        name=newest.thing_name,
        department=newest.department,
        standing=say_standing(newest, today=today),
        versions=_versions(rows, today=today),
        fields=_fields(rows, pair=pair) if len(rows) > 1 else (),
        compared=f"第 {pair[0]} 版 → 第 {pair[1]} 版" if pair else "",
        differences=tuple(one.sentence for one in _compare(viewer, code=code, pair=pair)),
        open_entry=f"/desk/studio/entries/{open_entry.id}/" if open_entry else "",
        can_edit=viewer.has(Permission.EDIT_CATALOGUE),
        can_begin=unit is not None and unit.name == newest.department,
        is_repealed=newest.is_repealed,
    )
    return show(request, "desk/studio/thing.html", page=page)


def say_standing(row: VersionRow, *, today: date) -> str:
    """Return from when to when a version is in force."""
    since = say_day(row.effective_from)
    if row.ends_on is None:
        return (words.IN_FORCE if row.effective_from <= today else words.COMING).format(since=since)
    if row.ends_on <= row.effective_from:
        return words.NEVER_IN_FORCE
    until, last = say_day(row.ends_on), say_day(row.ends_on - timedelta(days=1))
    said = (words.ENDS if today < row.ends_on else words.ENDED).format(since=since, until=until, last=last)
    return f"{said}（{words.REPEALED}）" if row.is_repealed and today >= row.ends_on else said


def _table(rows: Sequence[VersionRow], *, today: date) -> Table:
    return Table(
        caption="一件事",
        columns=COLUMNS,
        rows=tuple(
            TableRow(
                cells=(
                    Cell(row.thing_name, below=row.thing_code),
                    Cell(row.department),
                    Cell(words.VERSION.format(version=row.version)),
                    Cell(say_standing(row, today=today)),
                ),
                href=f"{HOME}{row.thing_code}/",
            )
            for row in rows
        ),
        empty=Empty(*words.THINGS_EMPTY),
    )


def _versions(rows: Sequence[VersionRow], *, today: date) -> Table:
    return Table(
        caption="各个版本",
        columns=VERSION_COLUMNS,
        rows=tuple(
            TableRow(
                cells=(
                    Cell(words.VERSION.format(version=row.version), below=row.thing_name),
                    Cell(say_standing(row, today=today)),
                    Cell(say_day(local_day(row.published_at)), below=f"SM3 {row.sm3[:10]}"),
                ),
                is_current=row.is_in_force(today=today),
            )
            for row in rows
        ),
        empty=Empty(*words.THINGS_EMPTY),
    )


def _read_pair(request: HttpRequest, *, rows: Sequence[VersionRow]) -> tuple[int, int] | None:
    """The two versions that the address names; what it names wrongly is the last two."""
    known = [row.version for row in rows]
    if len(known) < 2:
        return None
    asked = [
        int(text) if text.isdecimal() and len(text) < 8 else 0
        for text in (request.GET.get("earlier", ""), request.GET.get("later", ""))
    ]
    return (asked[0], asked[1]) if set(asked) <= set(known) else (known[1], known[0])


def _compare(viewer: Viewer, *, code: str, pair: tuple[int, int] | None) -> tuple[Difference, ...]:
    if pair is None:
        return ()
    before, after = (get_version(viewer, code=code, version=version) for version in pair)
    return compare_things(viewer, before=before, after=after)


def _fields(rows: Sequence[VersionRow], *, pair: tuple[int, int] | None) -> tuple[Field, ...]:
    choices = tuple(Choice(str(row.version), words.VERSION.format(version=row.version)) for row in rows)
    earlier, later = pair or (0, 0)
    return tuple(
        Field(name=name, label=label, kind=FieldKind.SELECT, value=str(value), choices=choices)
        for name, label, value in (("earlier", "从", earlier), ("later", "到", later))
    )
