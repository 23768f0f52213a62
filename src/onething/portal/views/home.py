"""The first page: what can be done here, a search that forgives, and one's own cases."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.contracts.views import CaseRow
from onething.cases.queries.lists import list_cases
from onething.catalogue.contracts import SearchFilters
from onething.catalogue.queries import list_departments, list_life_events
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, ButtonKind, Empty, Field, NavLink
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.applying.things import Found, ThingCard, search_things
from onething.portal import words
from onething.portal.showing.cases import CaseLine, line_of
from onething.portal.showing.searching import list_event_links, list_filter_fields, read_filters

SHOWN_CASES = 3


@dataclass(frozen=True)
class HomePage:
    """The view value of portal/home.html."""

    search: Field
    find: Button
    filters: tuple[Field, ...]
    is_narrowed: bool
    events: tuple[NavLink, ...]
    things: tuple[ThingCard, ...]
    cases: tuple[CaseLine, ...]
    query: str
    nothing: Empty | None


@access(ANYBODY)
@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """Show the published things (those that a query may mean) and the viewer's newest cases."""
    viewer, asked, at = viewer_of(request), request.GET, now()
    filters, events = read_filters(asked), list_life_events(viewer, at=at)
    found = search_things(viewer, query=asked.get("q", ""), filters=filters)
    is_narrowed = filters != SearchFilters()
    page = HomePage(
        search=Field(
            name="q",
            label="您想办什么事",
            value=found.query,
            required=False,
            hint="说大白话就行，比如“开饭馆”。",
        ),
        find=Button(word="找一找"),
        filters=list_filter_fields(asked, events=events, departments=list_departments(viewer, at=at)),
        is_narrowed=is_narrowed,
        events=list_event_links(events, chosen=filters.life_event or ""),
        things=found.things,
        cases=tuple(line_of(row) for row in _own_cases(viewer)),
        query=found.query,
        nothing=_find_nothing(found, is_narrowed=is_narrowed),
    )
    return show(request, "portal/home.html", page=page)


def _find_nothing(found: Found, *, is_narrowed: bool) -> Empty | None:
    """Nothing fits the filters, or nothing that is said."""
    if is_narrowed and not found.things:
        again = Button(words.NARROWED_AGAIN, href="/", kind=ButtonKind.QUIET)
        return Empty(words.LIST_NARROWED_EMPTY, button=again)
    return None if found.is_any or not found.query else _nothing(found.query)


def _own_cases(viewer: Viewer) -> list[CaseRow]:
    return list_cases(viewer, limit=SHOWN_CASES) if viewer.has(Permission.APPLY) else []


def _nothing(query: str) -> Empty:
    return Empty(title=words.NOTHING_FOUND.format(query=query), sentence=words.NOTHING_FOUND_SENTENCE)
