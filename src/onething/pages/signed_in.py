"""Being signed in: an access token of the directory in a cookie that no script can read."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from onething.directory.contracts import SignedIn
from onething.directory.queries import get_token_viewer
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, Viewer, ViewerKind
from onething.pages.addresses import MACHINES

COOKIE = "onething_token"


class SignedInMiddleware:
    """Puts `request.viewer` on every page's request; `request.sign_in_expired` when a cookie no longer stands for anybody.

    The machine face has its own bearer tokens and takes no cookie, so that no other site can act through a browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewer = ANONYMOUS if request.path.startswith(MACHINES) else _find_viewer(request)
        request.viewer = viewer  # type: ignore[attr-defined]
        request.sign_in_expired = COOKIE in request.COOKIES and viewer is ANONYMOUS  # type: ignore[attr-defined]
        response = self.get_response(request)
        if viewer.kind is ViewerKind.PERSON and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"  # a hall's computer keeps nobody's page
        return response


def _find_viewer(request: HttpRequest) -> Viewer:
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return ANONYMOUS
    try:
        return get_token_viewer(ANONYMOUS, token=token, at=now())
    except Refusal:
        return ANONYMOUS


def let_in(
    request: HttpRequest, response: HttpResponse, signed_in: SignedIn, *, at: datetime
) -> HttpResponse:
    """Set the cookie of a fresh token on the answer, and take a fresh form secret."""
    rotate_token(request)
    response.set_cookie(
        COOKIE,
        signed_in.token,
        max_age=int((signed_in.expires_at - at).total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=not settings.IS_DEMONSTRATION,
    )
    return response


def let_out(response: HttpResponse) -> HttpResponse:
    """Take the cookie away."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
