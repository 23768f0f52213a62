"""Around the interface: a body that is too large is refused unread, and every "no" is a problem, Django's own too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from onething.files.contracts import LARGEST_FILE
from onething.kernel.errors import Refusal
from onething.openapi.addresses import ROOT
from onething.openapi.problems import as_problem, problem, too_large, unreadable

LARGEST_BODY = 2 * 1024 * 1024
LARGEST_UPLOAD = LARGEST_FILE + 1024 * 1024  # the file and the lines around it
_LONGEST_LENGTH = 12


class InterfaceMiddleware:
    """Acts on addresses under /api/v1 only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        refusal = _find_refusal(request)
        return problem(refusal) if refusal else as_problem(self.get_response(request))


def _find_refusal(request: HttpRequest) -> Refusal | None:
    """Django, too, reads no further than this header says, and stumbles over one that is no number."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdecimal()):
        return unreadable()
    is_too_large = len(length) > _LONGEST_LENGTH or int(length) > _limit(request)
    return too_large() if is_too_large else None


def _limit(request: HttpRequest) -> int:
    return LARGEST_UPLOAD if request.content_type == "multipart/form-data" else LARGEST_BODY
