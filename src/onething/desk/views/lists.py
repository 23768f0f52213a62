"""Exceptions to the public lists: proposed by departments, signed by the approvals bureau; and what does not fit together."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods, require_safe

from onething.desk import words
from onething.desk.showing.exceptions import HOME, make_propose_page, show_exceptions, show_gaps, show_paper
from onething.desk.showing.papers import PaperPage, read_day, read_revision
from onething.journey import listing
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Button,
    Notice,
    Table,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.publicity.contracts import (
    WITH_EXCEPTIONS,
    Effect,
    ExceptionDraft,
    ListKind,
)
from onething.publicity.queries import get_exception, list_exceptions, list_gaps

PAGE = 50


@dataclass(frozen=True)
class ListsPage:
    """The view value of desk/lists.html."""

    propose: Button
    exceptions: Table
    gaps: Table
    notice: Notice | None


@access(Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)
@require_safe
def show_lists(request: HttpRequest) -> HttpResponse:
    """Show the exceptions the viewer may know of, and what the lists lack."""
    viewer, at = viewer_of(request), now()
    rows = list_exceptions(viewer, at=at, after=read_cursor(request.GET.get("after", "")), limit=PAGE + 1)
    page = ListsPage(
        propose=Button(words.PROPOSE_EXCEPTION, href=f"{HOME}new", key="n"),
        exceptions=show_exceptions(rows[:PAGE], today=local_day(at), has_more=len(rows) > PAGE),
        gaps=show_gaps(list_gaps(viewer, at=at)),
        notice=Notice(words.PROPOSED, tone=Tone.GOOD) if request.GET.get("done") == "propose" else None,
    )
    return show(request, "desk/lists.html", page=page)


@access(Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Ask for an exception; a POST proposes it."""
    viewer = viewer_of(request)
    if request.method == "GET":
        return show(
            request, "desk/propose.html", page=make_propose_page(viewer, typed=request.GET, refusal=None)
        )
    try:
        listing.propose(viewer, draft=_read_draft(request.POST), at=now())
    except Refusal as refusal:
        page = make_propose_page(viewer, typed=request.POST, refusal=refusal)
        return show(request, "desk/propose.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{HOME}?done=propose")


@access(Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)
@require_http_methods(["GET", "POST"])
def show_exception(request: HttpRequest, exception_id: UUID) -> HttpResponse:
    """Show one exception with its signature; a POST signs, declines or revokes it."""
    viewer, verb = viewer_of(request), request.POST.get("verb", "")
    typed = request.POST.get(f"reason_{verb}", "")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> PaperPage:
        view = get_exception(viewer, exception_id=exception_id, at=now())
        return show_paper(view, done=done, typed=typed, refusal=refusal)

    def _act() -> None:
        _perform(viewer, verb=verb, exception_id=exception_id, sent=request.POST, reason=typed)

    address = f"{HOME}{exception_id}/"
    return answer_acts(request, template="desk/paper.html", draw=_draw, verb=verb, act=_act, address=address)


def _perform(viewer: Viewer, *, verb: str, exception_id: UUID, sent: QueryDict, reason: str) -> None:
    revision, at = read_revision(sent), now()
    if verb == "sign":
        listing.sign(viewer, exception_id=exception_id, revision=revision, at=at)
    elif verb == "decline":
        listing.decline(viewer, exception_id=exception_id, reason=reason, revision=revision, at=at)
    elif verb == "revoke":
        listing.revoke(viewer, exception_id=exception_id, reason=reason, revision=revision, at=at)
    else:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)


def _read_draft(sent: QueryDict) -> ExceptionDraft:
    if sent.get("list") not in set(WITH_EXCEPTIONS):
        raise Refusal("desk.list.missing", words.LIST_WANTED, field="list")
    if sent.get("effect") not in set(Effect):
        raise Refusal("desk.effect.missing", words.EFFECT_WANTED, field="effect")
    return ExceptionDraft(
        list=ListKind(sent.get("list", "")),
        effect=Effect(sent.get("effect", "")),
        matter=sent.get("matter", ""),
        reason=sent.get("reason", ""),
        basis=sent.get("basis", ""),
        since=read_day(sent.get("since", ""), field="since"),
        until=read_day(sent.get("until", ""), field="until"),
    )
