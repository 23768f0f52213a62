"""The first page: what can be done here, a search that forgives, and one's own cases."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.contracts.views import CaseRow
from onething.cases.queries.lists import list_cases
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, Empty, Field
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.applying.things import ThingCard, search_things
from onething.portal import words
from onething.portal.showing.cases import CaseLine, line_of

SHOWN_CASES = 3


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
    viewer = viewer_of(request)
    found = search_things(viewer, query=request.GET.get("q", ""))
    page = HomePage(
        search=Field(
            name="q",
            label="您想办什么事",
            value=found.query,
            required=False,
            hint="说大白话就行，比如“开饭馆”。",
        ),
        find=Button(word="找一找"),
        things=found.things,
        cases=tuple(line_of(row) for row in _own_cases(viewer)),
        query=found.query,
        nothing=None if found.is_any else _nothing(found.query),
    )
    return show(request, "portal/home.html", page=page)


def _own_cases(viewer: Viewer) -> list[CaseRow]:
    return list_cases(viewer, limit=SHOWN_CASES) if viewer.has(Permission.APPLY) else []


def _nothing(query: str) -> Empty:
    return Empty(title=words.NOTHING_FOUND.format(query=query), sentence=words.NOTHING_FOUND_SENTENCE)
