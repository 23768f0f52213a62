"""The public lists and the figures against the plan's targets: for everybody, and for the printer."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.kernel.clock_port import now
from onething.look.contracts import Button, ButtonKind, Field, FieldKind, Table
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_plain_day
from onething.portal import words
from onething.portal.showing.lists import (
    Chosen,
    FigureCard,
    ListCard,
    list_batch_choices,
    list_unit_choices,
    show_card,
    show_figure,
    show_table,
)
from onething.publicity.contracts import PublishedList
from onething.publicity.queries import find_notes, get_list, list_figures, list_lists, read_kind

LONGEST = 100


@dataclass(frozen=True)
class ListsPage:
    """The view value of portal/lists.html."""

    day: str
    lists: tuple[ListCard, ...]
    figures: tuple[FigureCard, ...]


@dataclass(frozen=True)
class ListPage:
    """The view value of portal/list.html."""

    address: str
    name: str
    definition: str
    source: str
    day: str
    count: str
    notes: tuple[str, ...]
    filters: tuple[Field, ...]
    narrow: Button
    table: Table


@access(ANYBODY)
@require_safe
def show_lists(request: HttpRequest) -> HttpResponse:
    """Show every list with how many stand on it, and the figures."""
    viewer, at = viewer_of(request), now()
    lists = list_lists(viewer, at=at)
    page = ListsPage(
        day=say_plain_day(lists[0].day),
        lists=tuple(map(show_card, lists)),
        figures=tuple(map(show_figure, list_figures(viewer, at=at))),
    )
    return show(request, "portal/lists.html", page=page)


@access(ANYBODY)
@require_safe
def show_list(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one list, narrowed to a unit or a batch where the address asks for it."""
    viewer = viewer_of(request)
    listed = get_list(viewer, kind=read_kind(viewer, text=kind), at=now())
    chosen = Chosen(request.GET.get("unit", "")[:LONGEST], request.GET.get("batch", "")[:LONGEST])
    page = ListPage(
        address=f"/lists/{listed.kind}/",
        name=listed.kind.label,
        definition=listed.kind.definition,
        source=listed.kind.source,
        day=say_plain_day(listed.day),
        count=words.LIST_COUNT.format(count=len(listed.rows)),
        notes=find_notes(viewer, listed=listed),
        filters=_list_filters(listed, chosen=chosen),
        narrow=Button(words.NARROW, kind=ButtonKind.QUIET),
        table=show_table(listed, chosen=chosen),
    )
    return show(request, "portal/list.html", page=page)


def _list_filters(listed: PublishedList, *, chosen: Chosen) -> tuple[Field, ...]:
    """A field to choose from, wherever there is more than one to choose."""
    offered = (
        ("unit", words.UNIT_LABEL, chosen.unit, list_unit_choices(listed)),
        ("batch", words.BATCH_LABEL, chosen.batch, list_batch_choices(listed)),
    )
    return tuple(
        Field(name=name, label=label, kind=FieldKind.SELECT, value=value, choices=choices, required=False)
        for name, label, value, choices in offered
        if len(choices) > 1
    )
