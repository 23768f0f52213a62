"""Announcements and policy explanations: written by departments, read and published by the approvals bureau."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods, require_safe

from onething.desk import words
from onething.desk.showing.announcements import (
    HOME,
    make_write_page,
    show_announcement,
    show_announcements,
    take_up,
)
from onething.desk.showing.papers import PaperPage, read_day, read_revision
from onething.journey import announcing
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, Notice, Table, Tone
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.publicity.contracts import AnnouncementDraft, AnnouncementKind
from onething.publicity.queries import get_own_announcement, list_own_announcements

PAGE = 50


@dataclass(frozen=True)
class AnnouncementsPage:
    """The view value of desk/announcements.html."""

    write: Button
    announcements: Table
    notice: Notice | None


@access(Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)
@require_safe
def list_announcements(request: HttpRequest) -> HttpResponse:
    """Show what the viewer's unit wrote; the bureau sees all."""
    viewer, at = viewer_of(request), now()
    after = read_cursor(request.GET.get("after", ""))
    rows = list_own_announcements(viewer, at=at, after=after, limit=PAGE + 1)
    page = AnnouncementsPage(
        write=Button(words.WRITE_ANNOUNCEMENT, href=f"{HOME}new", key="n"),
        announcements=show_announcements(rows[:PAGE], today=local_day(at), has_more=len(rows) > PAGE),
        notice=Notice(words.ANNOUNCEMENT_SENT, tone=Tone.GOOD) if request.GET.get("done") == "propose" else None,
    )  # fmt: skip
    return show(request, "desk/announcements.html", page=page)


@access(Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Ask for an announcement, a new one or an earlier one written anew (`?from=`); a POST hands it in."""
    viewer = viewer_of(request)
    if request.method == "GET":
        typed = _take_up(viewer, earlier=request.GET.get("from", "")) or request.GET
        return show(request, "desk/propose.html", page=make_write_page(viewer, typed=typed, refusal=None))
    try:
        announcing.propose(viewer, draft=_read_draft(request.POST), at=now())
    except Refusal as refusal:
        page = make_write_page(viewer, typed=request.POST, refusal=refusal)
        return show(request, "desk/propose.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{HOME}?done=propose")


@access(Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Show one announcement as it will be read; a POST publishes, declines or withdraws it."""
    viewer, verb = viewer_of(request), request.POST.get("verb", "")
    typed = request.POST.get(f"reason_{verb}", "")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> PaperPage:
        view = get_own_announcement(viewer, paper_id=paper_id, at=now())
        return show_announcement(view, done=done, typed=typed, refusal=refusal)

    def _act() -> None:
        _perform(viewer, verb=verb, paper_id=paper_id, sent=request.POST, reason=typed)

    address = f"{HOME}{paper_id}/"
    return answer_acts(request, template="desk/paper.html", draw=_draw, verb=verb, act=_act, address=address)


def _perform(viewer: Viewer, *, verb: str, paper_id: UUID, sent: QueryDict, reason: str) -> None:
    revision, at = read_revision(sent), now()
    if verb == "sign":
        announcing.sign(viewer, paper_id=paper_id, revision=revision, at=at)
    elif verb == "decline":
        announcing.decline(viewer, paper_id=paper_id, reason=reason, revision=revision, at=at)
    elif verb == "revoke":
        announcing.revoke(viewer, paper_id=paper_id, reason=reason, revision=revision, at=at)
    else:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)


def _take_up(viewer: Viewer, *, earlier: str) -> QueryDict | None:
    paper_id = read_cursor(earlier)
    return take_up(get_own_announcement(viewer, paper_id=paper_id, at=now())) if paper_id else None


def _read_draft(sent: QueryDict) -> AnnouncementDraft:
    if sent.get("kind") not in set(AnnouncementKind):
        raise Refusal("desk.kind.missing", words.KIND_WANTED, field="kind")
    return AnnouncementDraft(
        kind=AnnouncementKind(sent.get("kind", "")),
        title=sent.get("title", ""),
        text=sent.get("text", ""),
        basis=sent.get("basis", ""),
        link=sent.get("link", ""),
        touched=tuple(sent.getlist("touched")),
        since=read_day(sent.get("since", ""), field="since"),
        until=read_day(sent.get("until", ""), field="until"),
    )
