"""Pages for what goes wrong: a plain sentence, a way on, never what the person sent."""

from dataclasses import dataclass, replace

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from onething.look.contracts import Button, ButtonKind, Shell
from onething.pages import words
from onething.pages.access import viewer_of
from onething.pages.addresses import home_of, sign_in_address
from onething.pages.shell import make_shell

log = structlog.get_logger()
TEMPLATE = "pages/fault.html"


@dataclass(frozen=True)
class FaultPage:
    """What happened, what to do, and where to go."""

    status: int
    title: str
    sentence: str
    request_id: str
    buttons: tuple[Button, ...]


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
    """handler500: asks nothing of the database, whose fault it may be; a line of text when even the page fails."""
    title, sentence = words.PROBLEMS[500]
    request_id = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    note = words.REQUEST_ID.format(id=request_id) if request_id else ""
    page = FaultPage(
        status=500,
        title=title,
        sentence=sentence,
        request_id=note,
        buttons=(Button(word="回首页", href="/"),),
    )
    try:
        body = render_to_string(TEMPLATE, {"page": page, "shell": Shell(city=settings.CITY_NAME)})
    except Exception:
        log.exception("fault_page_failed")
        return HttpResponse(f"{title}。{sentence}", status=500, content_type="text/plain; charset=utf-8")
    return HttpResponse(body, status=500)


def _buttons(request: HttpRequest, *, status: int) -> tuple[Button, ...]:
    home = Button(word="回首页", href=home_of(viewer_of(request).post))
    if status != 403:
        return (home,)
    return (home, Button(word="换一个身份登录", href=sign_in_address(request), kind=ButtonKind.QUIET))
