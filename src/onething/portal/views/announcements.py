"""Announcements and policy explanations, for everybody."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.kernel.clock_port import local_day, now
from onething.look.contracts import Button, ButtonKind, Empty
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.portal import words
from onething.portal.showing.announcements import AnnouncementLine, show_line, show_page
from onething.publicity.queries import find_places, get_announcement, list_announcements

PAGE = 30


@dataclass(frozen=True)
class AnnouncementsPage:
    """The view value of portal/announcements.html."""

    announcements: tuple[AnnouncementLine, ...]
    nothing: Empty
    more: Button | None


@access(ANYBODY)
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """Show what is announced today."""
    after = read_cursor(request.GET.get("after", ""))
    rows = list_announcements(viewer_of(request), at=now(), after=after, limit=PAGE + 1)
    shown = rows[:PAGE]
    href = f"/announcements/?after={shown[-1].announcement.id}" if len(rows) > PAGE else ""
    page = AnnouncementsPage(
        announcements=tuple(map(show_line, shown)),
        nothing=Empty(words.NO_ANNOUNCEMENTS),
        more=Button(words.NEXT_PAGE, href=href, kind=ButtonKind.QUIET) if href else None,
    )
    return show(request, "portal/announcements.html", page=page)


@access(ANYBODY)
@require_safe
def show_one(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Show one announcement; one that was withdrawn says so and nothing else."""
    viewer, at = viewer_of(request), now()
    view = get_announcement(viewer, paper_id=paper_id, at=at)
    page = show_page(view, places=find_places(viewer, at=at), today=local_day(at))
    return show(request, "portal/announcement.html", page=page)
