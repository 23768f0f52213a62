"""Every "no" of the interface as RFC 9457 problem details, in Chinese, with a stable code."""

from typing import Any

import structlog
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from onething.kernel.errors import Refusal
from onething.kernel.redaction import redact
from onething.openapi import words
from onething.pages.outages import RETRY_SECONDS, find_outage

CONTENT_TYPE = "application/problem+json"
_LONGEST_PLACE = 80
_HEADERS = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": RETRY_SECONDS}}
log = structlog.get_logger()


def problem(refusal: Refusal) -> HttpResponse:
    """Return a refusal as problem details: its facts, then type, title, status, detail, code and field.

    A sentence may quote what was sent; identity numbers and phones in it are hidden.
    """
    body: dict[str, Any] = {
        **refusal.facts,
        "type": f"urn:onething:problem:{refusal.code}",
        "title": refusal.sentence,
        "status": refusal.status,
        "detail": refusal.sentence,
        "code": refusal.code,
    }
    if refusal.field:
        body["field"] = refusal.field
    headers = _HEADERS.get(refusal.status, {})
    return JsonResponse(
        redact(body),
        status=refusal.status,
        content_type=CONTENT_TYPE,
        headers=headers,
        json_dumps_params={"ensure_ascii": False},
    )


def as_problem(response: HttpResponse) -> HttpResponse:
    """Return what Django refused by itself (no such address, wrong method, unreadable request) as a problem."""
    if response.status_code < 400 or response.headers.get("Content-Type") == CONTENT_TYPE:
        return response
    answer = problem(_refusal_of_status(response.status_code))
    if "Allow" in response.headers:
        answer.headers["Allow"] = response.headers["Allow"]
    return answer


def too_large() -> Refusal:
    """The refusal of a body that is not even read."""
    return Refusal("request.too_large", words.TOO_LARGE, status=413)


def unreadable() -> Refusal:
    """The refusal of a request that is not written as HTTP wants it."""
    return Refusal("request.refused", words.REFUSED, status=400)


def add_problem_handlers(api: NinjaAPI) -> None:
    """Teach the interface its one way to say no."""
    for kind in (Refusal, ValidationError, HttpError, *_PLAIN, Exception):
        api.add_exception_handler(kind, _answer)


def _answer(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    if isinstance(error, Refusal):
        return problem(error)
    if isinstance(error, ValidationError):
        return problem(invalid(error.errors))
    for kind, refusal in _PLAIN.items():
        if isinstance(error, kind):
            return problem(refusal)
    if isinstance(error, HttpError) and isinstance(
        error.__cause__, Refusal
    ):  # ninja wraps what our parser says
        return problem(error.__cause__)
    if outage := find_outage(error if isinstance(error, Exception) else None):
        log.error("outage", code=outage.code)
        return problem(outage)
    log.exception("request_failed", error=type(error).__name__)
    return problem(_fault())


def invalid(points: list[dict[str, Any]]) -> Refusal:
    """Return pydantic's findings as one refusal.

    One wrong place speaks for itself; several are counted, each with its sentence among `problems`.
    """
    problems = [_point(point) for point in points]
    first, is_alone = problems[0], len(problems) == 1
    sentence = first["sentence"] if is_alone else words.INVALID.format(count=len(problems))
    field = first["field"] if is_alone else None
    return Refusal("request.invalid", sentence, field=field, facts={"problems": problems})


def _point(point: dict[str, Any]) -> dict[str, str]:
    parts = [str(part) for part in point["loc"] if part not in ("body", "payload", "query", "path", "file")]
    place = ".".join(parts)[:_LONGEST_PLACE] or _whole(point)
    template = words.POINTS.get(point["type"], words.MALFORMED)
    sentence = template.format(place=place, **point.get("ctx", {}))
    return {"field": place, "code": f"request.{point['type']}", "sentence": sentence}


def _whole(point: dict[str, Any]) -> str:
    return "file" if "file" in point["loc"] else words.WHOLE_BODY


_PLAIN: dict[type[Exception], Refusal] = {
    AuthenticationError: Refusal("request.token_missing", words.TOKEN_MISSING, status=401),
    Http404: Refusal("request.not_found", words.NOT_FOUND, status=404),
    RequestDataTooBig: too_large(),
    SuspiciousOperation: unreadable(),
    BadRequest: unreadable(),
    MultiPartParserError: unreadable(),
    UnreadablePostError: unreadable(),
}


def _refusal_of_status(status: int) -> Refusal:
    known = {
        404: _PLAIN[Http404],
        405: Refusal("request.method_not_allowed", words.METHOD, status=405),
        413: too_large(),
    }
    if status >= 500:
        return _fault()
    return known.get(status, Refusal("request.refused", words.REFUSED, status=status))


def _fault() -> Refusal:
    """A fault of ours: the person can quote the request's id, which the request's middleware bound to the log."""
    request_id = structlog.contextvars.get_contextvars().get("request_id", "")
    return Refusal("request.fault", words.FAULT.format(request_id=request_id), status=500)
