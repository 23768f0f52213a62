"""Reads of publicity. Lists and figures are public; papers on their way are scoped in scoping.py."""

from datetime import datetime
from uuid import UUID

from onething.catalogue.queries import get_surroundings, list_current_things
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.publicity import words
from onething.publicity.contracts import (
    ExceptionView,
    Figure,
    GapFound,
    ListedMatter,
    ListException,
    ListKind,
    PublishedList,
    Tabulated,
)
from onething.publicity.exceptions import read_exception, view_exception
from onething.publicity.living import is_of_bureau
from onething.publicity.models import ListException as ListExceptionRow
from onething.publicity.rules.columns import say_notes, tabulate
from onething.publicity.rules.coverage import measure_coverage
from onething.publicity.rules.gaps import list_gaps as find_gaps
from onething.publicity.rules.lists import make_list
from onething.publicity.rules.matters import list_matters as merge_matters
from onething.publicity.scoping import PUBLIC, scope_papers

PAGE = 50


def read_kind(viewer: Viewer, *, text: str) -> ListKind:
    """Return the list that an address names; refuses `publicity.list.unknown` (404)."""
    try:
        return ListKind(text)
    except ValueError:
        raise Refusal("publicity.list.unknown", words.LIST_UNKNOWN, status=404) from None


def get_list(viewer: Viewer, *, kind: ListKind, at: datetime) -> PublishedList:
    """Return a list as it stands today: computed from what is in force and what was signed."""
    things = list_current_things(viewer, at=at)
    return make_list(kind, things=things, exceptions=list_signed(viewer), day=local_day(at))


def list_lists(viewer: Viewer, *, at: datetime) -> tuple[PublishedList, ...]:
    """Return every list as it stands today."""
    things, signed = list_current_things(viewer, at=at), list_signed(viewer)
    return tuple(make_list(kind, things=things, exceptions=signed, day=local_day(at)) for kind in ListKind)


def find_notes(viewer: Viewer, *, listed: PublishedList) -> tuple[str, ...]:
    """Return what a list leaves out and why, a sentence each."""
    return say_notes(listed)


def tabulate_list(viewer: Viewer, *, listed: PublishedList) -> Tabulated:
    """Return a list as flat rows, for pages and files."""
    return tabulate(listed)


def list_figures(viewer: Viewer, *, at: datetime) -> tuple[Figure, ...]:
    """Return how far the plan's targets are reached by what is published today."""
    return measure_coverage(list_current_things(viewer, at=at), surroundings=get_surroundings(SYSTEM))


def list_matters(viewer: Viewer, *, at: datetime) -> tuple[ListedMatter, ...]:
    """Return every matter that can be applied for today, each once: what an exception can be about."""
    return merge_matters(list_current_things(viewer, at=at))


def list_signed(viewer: Viewer) -> tuple[ListException, ...]:
    """Return every exception that was ever signed, the oldest first."""
    rows = ListExceptionRow.objects.filter(state__in=PUBLIC).order_by("id")
    return tuple(read_exception(row) for row in rows)


def list_gaps(viewer: Viewer, *, at: datetime) -> tuple[GapFound, ...]:
    """Return where lists, publications and exceptions do not fit together today."""
    things = list_current_things(viewer, at=at)
    return find_gaps(things, exceptions=list_signed(viewer), day=local_day(at))


def list_exceptions(
    viewer: Viewer, *, at: datetime, after: UUID | None = None, limit: int = PAGE
) -> list[ExceptionView]:
    """One page of the exceptions the viewer may know of, newest first; `after` is the last id of the page before."""
    found = scope_papers(viewer, papers=ListExceptionRow.objects.order_by("-id"))
    if after is not None:
        found = found.filter(id__lt=after)
    is_bureau, today = is_of_bureau(viewer), local_day(at)
    return [
        view_exception(viewer, row=row, is_bureau=is_bureau, today=today) for row in found[: min(limit, 100)]
    ]


def get_exception(viewer: Viewer, *, exception_id: UUID, at: datetime) -> ExceptionView:
    """Return one exception; refuses `publicity.paper.unknown` (404) for what is not the viewer's to see."""
    row = scope_papers(viewer, papers=ListExceptionRow.objects.filter(id=exception_id)).first()
    if row is None:
        raise Refusal("publicity.paper.unknown", words.PAPER_UNKNOWN, status=404)
    return view_exception(viewer, row=row, is_bureau=is_of_bureau(viewer), today=local_day(at))
