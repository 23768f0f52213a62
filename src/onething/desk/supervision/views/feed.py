"""Deadlines as iCalendar: the page on which a member of staff gets, renews or withdraws an address, and the file behind it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from onething.desk.supervision import words
from onething.desk.supervision.calendar_file import MEDIA_TYPE, write_calendar
from onething.desk.supervision.showing import ROOM, find_done, show_tabs
from onething.journey.ways import feeding
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.look.contracts import NavLink, Notice
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_full_moment
from onething.supervision.queries.feeds import find_own_feed

HOME = f"{ROOM}feed/"


@dataclass(frozen=True)
class FeedPage:
    """The view value of desk/supervision/feed.html; `address` only in the answer that made it."""

    title: str
    tabs: tuple[NavLink, ...]
    made: str
    address: str = ""
    notice: Notice | None = None


@access(Permission.ANSWER_CARDS)
@require_http_methods(["GET", "POST"])
def show_feed(request: HttpRequest) -> HttpResponse:
    """Show whether there is an address; a POST makes a new one, shown this once, or withdraws it."""
    viewer, at = viewer_of(request), now()
    address = ""
    if request.method == "POST" and request.POST.get("verb") == "withdraw_feed":
        feeding.withdraw(viewer, at=at)
        return HttpResponseRedirect(f"{HOME}?done=withdraw_feed")
    if request.method == "POST":
        address = feeding.renew(viewer, at=at)
    page = FeedPage(
        title=words.FEED,
        tabs=show_tabs(viewer, here=HOME),
        made=_say_made(find_own_feed(viewer)),
        address=address,
        notice=find_done(request.GET.get("done", "")),
    )
    response = show(request, "desk/supervision/feed.html", page=page)
    response["Cache-Control"] = "no-store"
    return response


@access(ANYBODY)
@require_safe
def open_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Hand out the calendar behind a secret address: to whoever has it, as its owner would see it."""
    at = now()
    lines = feeding.read_feed(viewer_of(request), secret=secret, at=at)
    response = HttpResponse(write_calendar(lines, at=at), content_type=MEDIA_TYPE)
    response["Cache-Control"] = "private, no-cache"
    return response


def _say_made(made_at: datetime | None) -> str:
    return words.FEED_MADE.format(moment=say_full_moment(made_at)) if made_at else words.FEED_NONE
