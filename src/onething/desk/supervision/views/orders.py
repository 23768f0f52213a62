"""Supervise orders (督办单): the list, one order, and issuing one."""

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
from onething.journey.ways import supervising
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, Cell, NavLink, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_day, say_full_moment, say_short_day
from onething.supervision.actions.ordering import OrderGiven
from onething.supervision.contracts.kinds import OrderState
from onething.supervision.contracts.views import OrderRow
from onething.supervision.queries.orders import PAGE, get_order, list_orders

HOME = f"{ROOM}orders/"


@access(Permission.SUPERVISE, Permission.ANSWER_CARDS)
@require_safe
def show_orders(request: HttpRequest) -> HttpResponse:
    """List the orders that the viewer may see, newest first."""
    viewer = viewer_of(request)
    narrowed = read_narrowing(
        HOME, asked=request.GET, options={"state": [(one.value, one.label) for one in OrderState]}
    )
    state, after = narrowed.get("state"), read_cursor(request.GET.get("after", ""))
    rows = list_orders(viewer, state=OrderState(state) if state else None, after=after, limit=PAGE + 1)
    more = narrowed.address(after=str(rows[PAGE - 1].id)) if len(rows) > PAGE else ""
    units = name_units(viewer)
    shown = [_row(row, units=units) for row in rows[:PAGE]]
    page = ListPage(
        title=words.ORDERS,
        tabs=show_tabs(viewer, here=HOME),
        filters=narrowed.rows(),
        address=narrowed.path,
        table=show_table(words.ORDERS, columns=words.ORDER_COLUMNS, rows=shown, more=more),
        begin=Button(words.NEW_ORDER, href=f"{HOME}new") if viewer.has(Permission.SUPERVISE) else None,
    )
    return show(request, "desk/supervision/list.html", page=page)


@access(Permission.SUPERVISE, Permission.ANSWER_CARDS)
@require_http_methods(["GET", "POST"])
def show_order(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Show one order; a POST reports on it, returns or closes it."""
    viewer = viewer_of(request)
    told: dict[str, Any] = {"order_id": order_id, "text": sent_text(request), "at": now()}
    acts: Acts = {
        "report": partial(supervising.report, viewer, **told),
        "close_order": partial(supervising.close_order, viewer, **told),
        "return_order": lambda: supervising.return_order(viewer, **told, due_on=sent_day(request)),
    }

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> PaperPage:
        return _page(request, viewer=viewer, order_id=order_id, done=done, refusal=refusal)

    return answer_acts(
        request, template="desk/supervision/paper.html", draw=_draw, verb=request.POST.get("verb", ""),
        address=f"{HOME}{order_id}/", act=lambda: perform(request, acts=acts),
    )  # fmt: skip


@access(Permission.SUPERVISE)
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest) -> HttpResponse:
    """Issue an order, on its own or about a card or a case that the address names."""
    if request.method != "POST":
        return show(request, "desk/supervision/give.html", page=_give_page(request))
    try:
        order_id = supervising.order(viewer_of(request), given=_read(request), at=now())
    except Refusal as refusal:
        page = _give_page(request, refusal=refusal)
        return show(request, "desk/supervision/give.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{HOME}{order_id}/?done=order")


def _read(request: HttpRequest) -> OrderGiven:
    return OrderGiven(
        unit_code=request.POST.get("unit", ""),
        text=request.POST.get("text_order", ""),
        due_on=sent_day(request, name="due_on"),
        card_id=read_id(request, name="card"),
        case_id=read_id(request, name="case"),
    )


def _give_page(request: HttpRequest, *, refusal: Refusal | None = None) -> GivePage:
    viewer, typed = viewer_of(request), request.POST
    fields = place_errors(
        (
            unit_field(request, units=name_units(viewer)),
            text_field("order", value=typed.get("text_order", "")),
            day_field("due_on", value=typed.get("due_on", "")),
        ),
        refusal=refusal,
    )
    return GivePage(
        title=words.NEW_ORDER,
        tabs=show_tabs(viewer, here=HOME),
        address=request.get_full_path(),
        fields=fields,
        button=words.ISSUE,
        errors=summarize(refusal, fields=fields),
    )


def _row(row: OrderRow, *, units: Mapping[str, str]) -> TableRow:
    return TableRow(
        cells=(
            Cell(row.number),
            Cell(units.get(row.unit_code, words.NO_UNIT)),
            Cell(row.card_number or row.case_number or words.ON_ITS_OWN),
            Cell(tag=show_state(row.state)),
            Cell(say_short_day(row.due_on)),
        ),
        href=f"{HOME}{row.id}/",
    )


def _page(
    request: HttpRequest, *, viewer: Viewer, order_id: UUID, done: str, refusal: Refusal | None
) -> PaperPage:
    order, units = get_order(viewer, order_id=order_id), name_units(viewer)
    row, acts = order.row, show_acts(order.next_acts, request=request, refusal=refusal)
    fields = [field for act in acts for field in act.fields if field.error]
    about = f"{ROOM}cards/{row.card_id}/" if row.card_id else ""
    return PaperPage(
        title=row.number,
        tabs=show_tabs(viewer, here=HOME),
        address=f"{HOME}{order_id}/",
        tags=(show_state(row.state),),
        facts=(
            Fact(words.UNIT, units.get(row.unit_code, words.NO_UNIT)),
            Fact(words.ABOUT, row.card_number or row.case_number or words.ON_ITS_OWN, href=about),
            Fact(words.ORDERED, say_full_moment(row.issued_at)),
            Fact(words.DUE, say_day(row.due_on)),
        ),
        said=show_said(order.said, viewer=viewer, units=units),
        acts=acts,
        links=_links(viewer, row=row),
        notice=find_done(done),
        errors=summarize(refusal, fields=fields),
    )


def _links(viewer: Viewer, *, row: OrderRow) -> tuple[NavLink, ...]:
    if not viewer.has(Permission.SUPERVISE):
        return ()
    point = NavLink(words.NEW_POINT, f"{ROOM}points/new?order={row.id}&unit={row.unit_code}")
    case = (NavLink(words.SEE_CASE, f"{ROOM}cases/{row.case_id}/"),) if row.case_id else ()
    return (*case, point)
