"""Reads of publicity. Lists and figures are public; papers on their way are scoped in scoping.py."""

from collections.abc import Collection
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from onething.catalogue.contracts import PublishedThing
from onething.catalogue.queries import get_surroundings, list_current_things
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.publicity import words
from onething.publicity.announcements import view_announcement, withhold
from onething.publicity.contracts import (
    AnnouncementView,
    ExceptionView,
    Figure,
    GapFound,
    ListedMatter,
    ListException,
    ListKind,
    PublishedList,
    Tabulated,
    Touchable,
)
from onething.publicity.exceptions import read_exception, view_exception
from onething.publicity.living import is_of_bureau
from onething.publicity.models import Announcement
from onething.publicity.models import ListException as ListExceptionRow
from onething.publicity.rules.columns import say_notes, tabulate
from onething.publicity.rules.coverage import measure_coverage
from onething.publicity.rules.gaps import list_gaps as find_gaps
from onething.publicity.rules.lists import make_list
from onething.publicity.rules.matters import list_matters as merge_matters
from onething.publicity.rules.touching import list_keys, map_places
from onething.publicity.rules.touching import list_touchable as find_touchable
from onething.publicity.scoping import scope_own, scope_papers
from onething.publicity.states import PUBLIC, PaperState

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


def list_touchable(viewer: Viewer, *, at: datetime) -> tuple[Touchable, ...]:
    """Return every thing and matter in force that an announcement can be about."""
    return find_touchable(list_current_things(viewer, at=at))


def find_places(viewer: Viewer, *, at: datetime) -> dict[str, tuple[str, str]]:
    """Return of every thing and matter in force, by the key that announcements name, its thing's code and its number ("")."""
    return map_places(list_current_things(viewer, at=at))


def list_own_announcements(
    viewer: Viewer, *, at: datetime, after: UUID | None = None, limit: int = PAGE
) -> list[AnnouncementView]:
    """One page of what the viewer works on, newest first: an editor's unit's, the bureau's all."""
    found = scope_own(viewer, papers=Announcement.objects.order_by("-id"))
    return _view_page(viewer, found=found, at=at, after=after, limit=limit)


def get_own_announcement(viewer: Viewer, *, paper_id: UUID, at: datetime) -> AnnouncementView:
    """Return one of those whole; refuses `publicity.paper.unknown` (404) what the viewer does not work on."""
    return _get(viewer, found=scope_own(viewer, papers=Announcement.objects.filter(id=paper_id)), at=at)


def list_announcements(
    viewer: Viewer,
    *,
    at: datetime,
    touching: Collection[str] = (),
    after: UUID | None = None,
    limit: int = PAGE,
) -> list[AnnouncementView]:
    """One page of what is announced today, newest first; `touching`: only about one of these keys."""
    found = _list_out(at).filter(state=PaperState.SIGNED).order_by("-id")
    if touching:
        about = [Q(touched__contains=[{"key": key}]) for key in touching if key.isprintable()]
        found = found.filter(reduce(or_, about, Q(pk__in=[])))
    return _view_page(viewer, found=found, at=at, after=after, limit=limit)


def list_touching(
    viewer: Viewer, *, published: PublishedThing, at: datetime, matter: str = ""
) -> list[AnnouncementView]:
    """Return what is announced today about one matter of a thing (by its number), or about the thing or any of its matters."""
    return list_announcements(viewer, at=at, touching=list_keys(published, matter=matter))


def list_announced(viewer: Viewer, *, at: datetime) -> list[AnnouncementView]:
    """Return all that is announced today and, without its text, what was withdrawn before its last day: for keepers of copies."""
    rows = _list_out(at).order_by("id")
    today = local_day(at)
    return [withhold(view_announcement(viewer, row=row, is_bureau=False, today=today)) for row in rows]


def get_announcement(viewer: Viewer, *, paper_id: UUID, at: datetime) -> AnnouncementView:
    """Return what was announced, also when it is over; of a withdrawn one that it was. Refuses `publicity.paper.unknown` (404)."""
    begun = Announcement.objects.filter(id=paper_id, state__in=PUBLIC, since__lte=local_day(at))
    return withhold(_get(viewer, found=begun, at=at))


def _list_out(at: datetime) -> QuerySet[Announcement]:
    today = local_day(at)
    return Announcement.objects.filter(state__in=PUBLIC, since__lte=today, until__gte=today)


def _get(viewer: Viewer, *, found: QuerySet[Announcement], at: datetime) -> AnnouncementView:
    row = found.first()
    if row is None:
        raise Refusal("publicity.paper.unknown", words.PAPER_UNKNOWN, status=404)
    return view_announcement(viewer, row=row, is_bureau=is_of_bureau(viewer), today=local_day(at))


def _view_page(
    viewer: Viewer, *, found: QuerySet[Announcement], at: datetime, after: UUID | None, limit: int
) -> list[AnnouncementView]:
    rows = (found.filter(id__lt=after) if after is not None else found)[: min(limit, 100)]
    is_bureau, today = is_of_bureau(viewer), local_day(at)
    return [view_announcement(viewer, row=row, is_bureau=is_bureau, today=today) for row in rows]
