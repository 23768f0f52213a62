"""The pages of shared data. Stewards ask and answer for their unit, the authority checks and settles."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods, require_safe

from onething.desk.sharing import words
from onething.desk.sharing.showing import (
    CATALOGUE,
    HOME,
    ResourcePage,
    list_state_links,
    make_ask_page,
    show_grant_page,
    show_grants_table,
    show_resource_page,
    show_resources,
)
from onething.desk.showing.papers import PaperPage, read_day, read_revision
from onething.exchange.contracts import Purpose, RequestDraft
from onething.exchange.queries import get_grant, get_resource, list_grants, list_resources
from onething.exchange.states import GrantState
from onething.journey import sharing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind, NavLink, Notice, Table, Tone
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import show
from onething.pages.paging import read_cursor

PAGE = 50
ANY = (Permission.SHARE_DATA, Permission.GOVERN_DATA)


@dataclass(frozen=True)
class GrantsPage:
    """The view value of desk/sharing/grants.html; `states` are links that filter."""

    catalogue: Button
    states: tuple[NavLink, ...]
    grants: Table
    notice: Notice | None


@dataclass(frozen=True)
class CataloguePage:
    """The view value of desk/sharing/catalogue.html."""

    resources: Table
    back: Button


@access(*ANY)
@require_safe
def show_grants(request: HttpRequest) -> HttpResponse:
    """Show the requests in which the viewer's unit has a part, newest first; the authority sees all."""
    viewer, chosen = viewer_of(request), request.GET.get("state", "")
    state = GrantState(chosen) if chosen in set(GrantState) else None
    after = read_cursor(request.GET.get("after", ""))
    rows = list_grants(viewer, at=now(), state=state, after=after, limit=PAGE + 1)
    page = GrantsPage(
        catalogue=Button(words.CATALOGUE, href=CATALOGUE, kind=ButtonKind.QUIET, key="n"),
        states=list_state_links(state),
        grants=show_grants_table(rows[:PAGE], state=state, has_more=len(rows) > PAGE),
        notice=Notice(words.DONE["ask"], tone=Tone.GOOD) if request.GET.get("done") == "ask" else None,
    )
    return show(request, "desk/sharing/grants.html", page=page)


@access(*ANY)
@require_safe
def show_catalogue(request: HttpRequest) -> HttpResponse:
    """Show every resource that is shared."""
    page = CataloguePage(
        resources=show_resources(list_resources(viewer_of(request))),
        back=Button(words.BACK_TO_GRANTS, href=HOME, kind=ButtonKind.QUIET, key="b"),
    )
    return show(request, "desk/sharing/catalogue.html", page=page)


@access(*ANY)
@require_http_methods(["GET", "POST"])
def show_resource(request: HttpRequest, code: str) -> HttpResponse:
    """Show one resource with its items; a POST of its provider takes it down."""
    viewer, typed = viewer_of(request), request.POST.get("reason", "")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> ResourcePage:
        found = get_resource(viewer, code=code)
        return show_resource_page(viewer, resource=found, done=done, typed=typed, refusal=refusal)

    def _act() -> None:
        sharing.withdraw_resource(viewer, code=code, reason=typed, at=now())

    return answer_acts(
        request, template="desk/sharing/resource.html", draw=_draw, verb="take_down", act=_act,
        address=f"{CATALOGUE}{code}/",
    )  # fmt: skip


@access(Permission.SHARE_DATA)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for items of a resource; a POST hands the request in."""
    viewer, resource = viewer_of(request), get_resource(viewer_of(request), code=code)
    if request.method == "GET":
        page = make_ask_page(viewer, resource=resource, typed=request.GET, refusal=None)
        return show(request, "desk/propose.html", page=page)
    try:
        sharing.ask(viewer, draft=_read_request(request.POST, code=code), at=now())
    except Refusal as refusal:
        page = make_ask_page(viewer, resource=resource, typed=request.POST, refusal=refusal)
        return show(request, "desk/propose.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{HOME}?done=ask")


@access(*ANY)
@require_http_methods(["GET", "POST"])
def show_grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Show one request with whose turn it is; a POST answers it."""
    viewer, verb = viewer_of(request), request.POST.get("verb", "")
    typed = request.POST.get(f"reason_{verb}", "")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> PaperPage:
        view = get_grant(viewer, grant_id=grant_id, at=now())
        return show_grant_page(view, done=done, typed=typed, refusal=refusal)

    def _act() -> None:
        revision = read_revision(request.POST)
        sharing.answer(viewer, grant_id=grant_id, verb=verb, reason=typed, revision=revision, at=now())

    address = f"{HOME}grants/{grant_id}/"
    return answer_acts(request, template="desk/paper.html", draw=_draw, verb=verb, act=_act, address=address)


def _read_request(sent: QueryDict, *, code: str) -> RequestDraft:
    if sent.get("purpose") not in set(Purpose):
        raise Refusal("desk.purpose.missing", words.PURPOSE_WANTED, field="purpose")
    return RequestDraft(
        resource=code,
        items=tuple(sent.getlist("items")),
        matter=sent.get("matter", ""),
        purpose=Purpose(sent.get("purpose", "")),
        explanation=sent.get("explanation", ""),
        until=read_day(sent.get("until", ""), field="until"),
        industry=sent.get("industry", "").strip().upper(),
    )
