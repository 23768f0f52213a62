"""Pages for what goes wrong: a plain sentence, a way on, never what the person sent."""

import sys
from dataclasses import dataclass, replace

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from onething.look.contracts import Button, ButtonKind, Shell
from onething.pages import words
from onething.pages.access import viewer_of
from onething.pages.addresses import MACHINES, home_of, sign_in_address
from onething.pages.keeping import list_typed
from onething.pages.outages import RETRY_SECONDS, find_outage
from onething.pages.shell import make_shell

log = structlog.get_logger()
TEMPLATE = "pages/fault.html"


@dataclass(frozen=True)
class Again:
    """What was typed, to be sent again from the page that says it did not work."""

    path: str
    fields: tuple[tuple[str, str], ...]
    note: str
    button: Button | None


@dataclass(frozen=True)
class FaultPage:
    """What happened, what to do, and where to go."""

    status: int
    title: str
    sentence: str
    request_id: str
    buttons: tuple[Button, ...]
    again: Again | None = None


def answer_fault(request: HttpRequest, *, status: int, sentence: str = "", title: str = "") -> HttpResponse:
    """Return the designed page of a status; `sentence` says it more precisely."""
    usual = words.PROBLEMS.get(status) or words.PROBLEMS[400 if status < 500 else 500]
    page = FaultPage(
        status=status,
        title=title or usual[0],
        sentence=sentence or usual[1],
        request_id="",
        buttons=_buttons(request, status=status),
    )
    shell = replace(make_shell(request), path="/")  # an address may hold what a person typed
    body = render_to_string(TEMPLATE, {"page": page, "shell": shell}, request=request)
    return HttpResponse(body, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400."""
    return answer_fault(request, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return answer_fault(request, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: a form from a page kept open too long, or from another site."""
    return answer_fault(request, status=403, title=words.CSRF_TITLE, sentence=words.CSRF)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    return answer_fault(request, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500: asks nothing of the database, whose fault it may be (503); a line of text when even the page fails."""
    outage = find_outage(sys.exc_info()[1])
    if outage is None:
        title, sentence = words.PROBLEMS[500]
        return _without_database(request, status=500, title=title, sentence=sentence)
    log.error("outage", code=outage.code)
    answer = _without_database(
        request,
        status=outage.status,
        title=words.OUTAGE_TITLE,
        sentence=outage.sentence,
        again=_again(request),
    )
    answer["Retry-After"] = RETRY_SECONDS
    answer["Cache-Control"] = "no-store"  # the page may hold what was typed
    return answer


def _without_database(
    request: HttpRequest, *, status: int, title: str, sentence: str, again: Again | None = None
) -> HttpResponse:
    request_id = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    page = FaultPage(
        status=status,
        title=title,
        sentence=sentence,
        request_id=words.REQUEST_ID.format(id=request_id) if request_id else "",
        buttons=(Button(word="回首页", href="/"),),
        again=again,
    )
    try:
        context = {"page": page, "shell": Shell(city=settings.CITY_NAME)}
        body = render_to_string(TEMPLATE, context, request=request if again else None)
    except Exception:
        log.exception("fault_page_failed")
        return HttpResponse(f"{title}。{sentence}", status=status, content_type="text/plain; charset=utf-8")
    return HttpResponse(body, status=status)


def _again(request: HttpRequest) -> Again | None:
    """A form with what was typed; files cannot be kept, so that there is no button for them."""
    if request.method != "POST" or request.path.startswith(MACHINES):
        return None
    had_files = bool(request.FILES)
    return Again(
        path=request.get_full_path(),
        fields=list_typed(request),
        note=words.TYPED_KEPT_BUT_FILES if had_files else words.TYPED_KEPT,
        button=None if had_files else Button(word=words.SEND_AGAIN),
    )


def _buttons(request: HttpRequest, *, status: int) -> tuple[Button, ...]:
    home = Button(word="回首页", href=home_of(viewer_of(request).post))
    if status != 403:
        return (home,)
    return (home, Button(word="换一个身份登录", href=sign_in_address(request), kind=ButtonKind.QUIET))
