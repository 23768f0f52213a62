"""Rectification lists (整改清单): the list, one point with its proof, and putting one on."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from onething.desk.supervision import words
from onething.desk.supervision.acting import (
    Acts,
    day_field,
    perform,
    sent_day,
    sent_text,
    show_acts,
    text_field,
)
from onething.desk.supervision.giving import GivePage, read_id, unit_field
from onething.desk.supervision.narrowing import read_narrowing
from onething.desk.supervision.showing import (
    ROOM,
    Fact,
    ListPage,
    PaperPage,
    find_done,
    name_units,
    show_said,
    show_state,
    show_table,
    show_tabs,
)
from onething.files.actions import check_size
from onething.journey.ways import supervising
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, Cell, Field, NavLink, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import answer_file, show
from onething.pages.paging import read_cursor
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_day, say_full_moment, say_short_day
from onething.supervision.actions.rectifying import PointGiven, Proof
from onething.supervision.contracts.kinds import PointState
from onething.supervision.contracts.views import PointRow
from onething.supervision.queries.orders import PAGE, get_point, list_points

HOME = f"{ROOM}points/"


@access(Permission.SUPERVISE, Permission.ANSWER_CARDS)
@require_safe
def show_points(request: HttpRequest) -> HttpResponse:
    """List the points that the viewer may see, newest first."""
    viewer = viewer_of(request)
    narrowed = read_narrowing(
        HOME, asked=request.GET, options={"state": [(one.value, one.label) for one in PointState]}
    )
    state, after = narrowed.get("state"), read_cursor(request.GET.get("after", ""))
    rows = list_points(viewer, state=PointState(state) if state else None, after=after, limit=PAGE + 1)
    more = narrowed.address(after=str(rows[PAGE - 1].id)) if len(rows) > PAGE else ""
    units = name_units(viewer)
    shown = [_row(row, units=units) for row in rows[:PAGE]]
    page = ListPage(
        title=words.POINTS,
        tabs=show_tabs(viewer, here=HOME),
        filters=narrowed.rows(),
        address=narrowed.path,
        table=show_table(words.POINTS, columns=words.POINT_COLUMNS, rows=shown, more=more),
        begin=Button(words.NEW_POINT, href=f"{HOME}new") if viewer.has(Permission.SUPERVISE) else None,
    )
    return show(request, "desk/supervision/list.html", page=page)


@access(Permission.SUPERVISE, Permission.ANSWER_CARDS)
@require_http_methods(["GET", "POST"])
def show_point(request: HttpRequest, point_id: UUID) -> HttpResponse:
    """Show one point; a POST proves it, sends it back, verifies it, or notes who was held to account."""
    viewer = viewer_of(request)
    told: dict[str, Any] = {"point_id": point_id, "text": sent_text(request), "at": now()}
    acts: Acts = {
        "prove": lambda: supervising.prove(viewer, point_id=point_id, proof=_read_proof(request), at=now()),
        "send_back": lambda: supervising.send_back(viewer, **told, due_on=sent_day(request)),
        "verify": partial(supervising.verify, viewer, **told),
        "note_accountability": partial(supervising.note_accountability, viewer, **told),
    }

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> PaperPage:
        return _page(request, viewer=viewer, point_id=point_id, done=done, refusal=refusal)

    return answer_acts(
        request, template="desk/supervision/paper.html", draw=_draw, verb=request.POST.get("verb", ""),
        address=f"{HOME}{point_id}/", act=lambda: perform(request, acts=acts),
    )  # fmt: skip


@access(Permission.SUPERVISE, Permission.ANSWER_CARDS)
@require_safe
def open_proof(request: HttpRequest, point_id: UUID) -> HttpResponse:
    """Show what a unit laid in to prove a point."""
    name, media_type, content = supervising.open_proof(viewer_of(request), point_id=point_id, at=now())
    return answer_file(content, media_type=media_type, name=name, inline=True)


@access(Permission.SUPERVISE)
@require_http_methods(["GET", "POST"])
def require(request: HttpRequest) -> HttpResponse:
    """Put a point on a unit's list, on its own or from a card or an order that the address names."""
    if request.method != "POST":
        return show(request, "desk/supervision/give.html", page=_give_page(request))
    try:
        point_id = supervising.require(viewer_of(request), given=_read(request), at=now())
    except Refusal as refusal:
        page = _give_page(request, refusal=refusal)
        return show(request, "desk/supervision/give.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{HOME}{point_id}/?done=require")


def _read_proof(request: HttpRequest) -> Proof:
    file = request.FILES.get("proof")
    if file is None:
        return Proof(text=sent_text(request))
    check_size(size=file.size or 0)
    return Proof(text=sent_text(request), file_name=file.name or "", content=file.read())


def _read(request: HttpRequest) -> PointGiven:
    return PointGiven(
        unit_code=request.POST.get("unit", ""),
        problem=request.POST.get("text_require", ""),
        owner=request.POST.get("owner", ""),
        due_on=sent_day(request, name="due_on"),
        order_id=read_id(request, name="order"),
        card_id=read_id(request, name="card"),
    )


def _give_page(request: HttpRequest, *, refusal: Refusal | None = None) -> GivePage:
    viewer, typed = viewer_of(request), request.POST
    fields = place_errors(
        (
            unit_field(request, units=name_units(viewer)),
            text_field("require", value=typed.get("text_require", ""), place="problem"),
            Field(name="owner", label=words.OWNER_LABEL, value=typed.get("owner", ""), max_length=40),
            day_field("due_on", value=typed.get("due_on", "")),
        ),
        refusal=refusal,
    )
    return GivePage(
        title=words.NEW_POINT,
        tabs=show_tabs(viewer, here=HOME),
        address=request.get_full_path(),
        fields=fields,
        button=words.REQUIRE,
        errors=summarize(refusal, fields=fields),
    )


def _row(row: PointRow, *, units: Mapping[str, str]) -> TableRow:
    source = words.CARDS if row.card_id else words.ORDERS if row.order_id else words.ON_ITS_OWN
    return TableRow(
        cells=(
            Cell(row.number),
            Cell(units.get(row.unit_code, words.NO_UNIT)),
            Cell(source),
            Cell(tag=show_state(row.state)),
            Cell(say_short_day(row.due_on)),
        ),
        href=f"{HOME}{row.id}/",
    )


def _page(
    request: HttpRequest, *, viewer: Viewer, point_id: UUID, done: str, refusal: Refusal | None
) -> PaperPage:
    point, units = get_point(viewer, point_id=point_id), name_units(viewer)
    row, acts = point.row, show_acts(point.next_acts, request=request, refusal=refusal)
    fields = [field for act in acts for field in act.fields if field.error]
    return PaperPage(
        title=row.number,
        tabs=show_tabs(viewer, here=HOME),
        address=f"{HOME}{point_id}/",
        tags=(show_state(row.state),),
        facts=(
            Fact(words.UNIT, units.get(row.unit_code, words.NO_UNIT)),
            Fact(words.PROBLEM, point.problem),
            Fact(words.OWNER, point.owner),
            Fact(words.REQUIRED, say_full_moment(row.required_at)),
            Fact(words.DUE, say_day(row.due_on)),
        ),
        said=show_said(point.said, viewer=viewer, units=units),
        acts=acts,
        links=tuple(_links(row)),
        notice=find_done(done),
        errors=summarize(refusal, fields=fields),
    )


def _links(row: PointRow) -> list[NavLink]:
    links = [NavLink(words.SEE_PROOF, f"{HOME}{row.id}/proof")] if row.has_proof else []
    links += [NavLink(words.SEE_ORDER, f"{ROOM}orders/{row.order_id}/")] if row.order_id else []
    return links + ([NavLink(words.SEE_CARD, f"{ROOM}cards/{row.card_id}/")] if row.card_id else [])
