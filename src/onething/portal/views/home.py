"""The first page: what can be done here, a search that forgives, and one's own cases."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.contracts import CaseRow
from onething.cases.queries import list_cases
from onething.catalogue.contracts import PublishedThing
from onething.catalogue.queries import get_publication, list_things
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import ANONYMOUS, Viewer
from onething.look.contracts import Button, Empty, Field
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.portal import words
from onething.portal.searching import LONGEST_QUERY, Named, find_things
from onething.portal.showing.cases import CaseLine, line_of

SHOWN_CASES = 3


@dataclass(frozen=True)
class ThingCard:
    """A thing on the first page."""

    href: str
    name: str
    lead: str
    joined: str


@dataclass(frozen=True)
class HomePage:
    """The view value of portal/home.html."""

    search: Field
    find: Button
    things: tuple[ThingCard, ...]
    cases: tuple[CaseLine, ...]
    query: str
    nothing: Empty | None


@access(ANYBODY)
@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """Show the published things (those that a query may mean) and the viewer's newest cases."""
    viewer, query = viewer_of(request), request.GET.get("q", "").strip()[:LONGEST_QUERY]
    published = _list_published(viewer)
    named = [_names_of(one) for one in published.values()]
    found = find_things(query, among=named)
    shown = found or list(published)
    page = HomePage(
        search=Field(
            name="q", label="您想办什么事", value=query, required=False, hint="说大白话就行，比如“开饭馆”。"
        ),
        find=Button(word="找一找"),
        things=tuple(_card(published[code]) for code in shown),
        cases=tuple(line_of(row) for row in _own_cases(viewer)),
        query=query,
        nothing=None if found else _nothing(query),
    )
    return show(request, "portal/home.html", page=page)


def _list_published(viewer: Viewer) -> dict[str, PublishedThing]:
    """Every thing in force whole: its matters' names are searched too."""
    return {one.code: _read_once(one.publication_id) for one in list_things(viewer, at=now())}


@lru_cache(maxsize=256)
def _read_once(publication_id: UUID) -> PublishedThing:
    """A publication never changes and is public, so that the first page needs not read it again."""
    return get_publication(ANONYMOUS, publication_id=publication_id)


def _names_of(published: PublishedThing) -> Named:
    thing = published.thing
    return Named(code=thing.code, names=(thing.name, *(matter.name for matter in thing.matters)))


def _card(published: PublishedThing) -> ThingCard:
    thing = published.thing
    return ThingCard(
        href=f"/things/{thing.code}/",
        name=thing.name,
        lead=words.LEAD.format(department=thing.lead_department),
        joined=words.LIST_COMMA.join(matter.name for matter in thing.matters),
    )


def _own_cases(viewer: Viewer) -> list[CaseRow]:
    return list_cases(viewer, limit=SHOWN_CASES) if viewer.has(Permission.APPLY) else []


def _nothing(query: str) -> Empty:
    return Empty(title=words.NOTHING_FOUND.format(query=query), sentence=words.NOTHING_FOUND_SENTENCE)
