"""Every "no" of the interface as RFC 9457 problem details, in Chinese, with a stable code."""

from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from onething.kernel.errors import Refusal
from onething.openapi import words

CONTENT_TYPE = "application/problem+json"
log = structlog.get_logger()


def problem(refusal: Refusal) -> HttpResponse:
    """Return a refusal as problem details: type, title, status, detail, code, field, and its facts."""
    body: dict[str, Any] = {
        "type": f"urn:onething:problem:{refusal.code}",
        "title": refusal.sentence,
        "status": refusal.status,
        "detail": refusal.sentence,
        "code": refusal.code,
        **refusal.facts,
    }
    if refusal.field:
        body["field"] = refusal.field
    headers = {"WWW-Authenticate": "Bearer"} if refusal.status == 401 else {}
    return JsonResponse(
        body,
        status=refusal.status,
        content_type=CONTENT_TYPE,
        headers=headers,
        json_dumps_params={"ensure_ascii": False},
    )


def add_problem_handlers(api: NinjaAPI) -> None:
    """Teach the interface its one way to say no."""
    for kind in (
        Refusal,
        ValidationError,
        AuthenticationError,
        HttpError,
        Http404,
        RequestDataTooBig,
        Exception,
    ):
        api.add_exception_handler(kind, _answer)


def _answer(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    if isinstance(error, Refusal):
        return problem(error)
    if isinstance(error, ValidationError):
        return problem(_invalid(error))
    if isinstance(error, HttpError) and not isinstance(error, AuthenticationError):
        return problem(Refusal("request.body_not_json", words.BODY, status=error.status_code))
    for kind, refusal in _PLAIN.items():
        if isinstance(error, kind):
            return problem(refusal)
    return _fault(request, error)


def _invalid(error: ValidationError) -> Refusal:
    problems = [_point(point) for point in error.errors]
    sentence = words.INVALID.format(count=len(problems))
    return Refusal("request.invalid", sentence, facts={"problems": problems})


def _point(point: dict[str, Any]) -> dict[str, str]:
    place = ".".join(str(part) for part in point["loc"] if part not in ("body", "payload", "query", "path"))
    template = words.MISSING if point["type"] == "missing" else words.MALFORMED
    return {"field": place, "code": f"request.{point['type']}", "sentence": template.format(place=place[:80])}


_PLAIN: dict[type[Exception], Refusal] = {
    AuthenticationError: Refusal("request.token_missing", words.TOKEN_MISSING, status=401),
    Http404: Refusal("request.not_found", words.NOT_FOUND, status=404),
    RequestDataTooBig: Refusal("request.too_large", words.BODY, status=413),
}


def _fault(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    request_id = getattr(request, "request_id", "")
    log.exception("request_failed", error=type(error).__name__)
    return problem(Refusal("request.fault", words.FAULT.format(request_id=request_id), status=500))
