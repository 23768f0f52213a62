"""Destruction lists: the archivist proposes what is due, another examines it, the head has it carried out."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from onething.archives.queries.destructions import get_destruction, list_destructions
from onething.desk import words
from onething.desk.archive_words import DESTRUCTIONS
from onething.desk.showing.destructions import (
    HOME,
    PAGE,
    DestructionPage,
    show_destruction,
    show_destructions,
)
from onething.journey.ways import destroying
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import answer_file, show
from onething.pages.paging import read_cursor

NAMES = ("verb", "archive", "keep_reason", "opinion", "decline_reason")
Typed = dict[str, str]


@access(Permission.KEEP_ARCHIVES, Permission.APPROVE_DESTRUCTION)
@require_http_methods(["GET", "POST"])
def list_all(request: HttpRequest) -> HttpResponse:
    """Show a page of lists; an archivist's POST puts what is due on a new one and opens it."""
    viewer, refusal = viewer_of(request), None
    if request.method == "POST":
        try:
            list_id = destroying.propose(viewer, at=now())
            return HttpResponseRedirect(f"{HOME}{list_id}/?done=propose_destruction")
        except Refusal as refused:
            refusal = refused
    rows = list_destructions(viewer, after=read_cursor(request.GET.get("after", "")), limit=PAGE + 1)
    may_propose = viewer.has(Permission.KEEP_ARCHIVES)
    page = show_destructions(rows, may_propose=may_propose, refusal=refusal)
    return show(request, "desk/destructions.html", page=page, status=refusal.status if refusal else 200)


@access(Permission.KEEP_ARCHIVES, Permission.APPROVE_DESTRUCTION)
@require_http_methods(["GET", "POST"])
def show_one(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Show one list; a POST keeps an archive back, examines, approves or declines."""
    viewer, typed = viewer_of(request), {name: request.POST.get(name, "") for name in NAMES}

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> DestructionPage:
        view = get_destruction(viewer, list_id=list_id)
        return show_destruction(view, done=done, typed=typed, refusal=refusal)

    def _act() -> None:
        act = _ACTS.get(typed["verb"])
        if act is None:
            raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
        act(viewer, list_id, typed, now())

    address = f"{HOME}{list_id}/"
    return answer_acts(
        request, template="desk/destruction.html", draw=_draw, verb=typed["verb"], act=_act, address=address
    )


@access(Permission.KEEP_ARCHIVES, Permission.APPROVE_DESTRUCTION)
@require_safe
def open_certificate(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Show the list as PDF/A."""
    document = destroying.get_certificate(viewer_of(request), list_id=list_id)
    return answer_file(document, media_type="application/pdf", name=f"{DESTRUCTIONS}.pdf", inline=True)


def _keep_back(viewer: Viewer, list_id: UUID, typed: Typed, at: datetime) -> None:
    archive_id = read_cursor(typed["archive"]) or list_id  # what is no archive stands on no list
    destroying.keep_back(viewer, list_id=list_id, archive_id=archive_id, reason=typed["keep_reason"], at=at)


def _examine(viewer: Viewer, list_id: UUID, typed: Typed, at: datetime) -> None:
    destroying.examine(viewer, list_id=list_id, opinion=typed["opinion"], at=at)


def _approve(viewer: Viewer, list_id: UUID, typed: Typed, at: datetime) -> None:
    destroying.approve(viewer, list_id=list_id, at=at)


def _decline(viewer: Viewer, list_id: UUID, typed: Typed, at: datetime) -> None:
    destroying.decline(viewer, list_id=list_id, reason=typed["decline_reason"], at=at)


_ACTS: dict[str, Callable[[Viewer, UUID, Typed, datetime], None]] = {
    "keep_back": _keep_back,
    "examine": _examine,
    "approve_destruction": _approve,
    "decline_destruction": _decline,
}
