"""Every request has an id and leaves one line in the log: what was asked for, never by whom or about whom."""

import re
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from onething.kernel.ids import new_id

_ACCEPTED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{7,63}")
_NUMBER_LIKE = re.compile(r"\d{11}")
_log = structlog.get_logger("onething.requests")


def _request_id(request: HttpRequest) -> str:
    """Take a caller's X-Request-ID when it is plain and holds nothing like a phone or an identity number."""
    given = request.headers.get("X-Request-ID", "")
    if _ACCEPTED_ID.fullmatch(given) and not _NUMBER_LIKE.search(given):
        return given
    return str(new_id())


def _route(request: HttpRequest) -> str:
    return "/" + request.resolver_match.route if request.resolver_match else "(no route)"


class RequestIdMiddleware:
    """Binds the request's id to the log and answers with it in X-Request-ID."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = _request_id(request)
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            _log.info(
                "request",
                method=request.method,
                route=_route(request),
                status=response.status_code,
                ms=milliseconds,
            )
        return response
