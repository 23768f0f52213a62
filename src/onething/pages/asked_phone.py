"""The phone that waits for its sign-in code: signed, in a cookie of the sign-in pages, never in an address."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE, PATH = "onething_phone", "/sign-in/"
SALT = "onething.pages.asked_phone"
LIFETIME_SECONDS = 600


def remember(response: HttpResponse, *, phone: str) -> HttpResponse:
    """Set the cookie on an answer; no script reads it."""
    response.set_cookie(
        COOKIE,
        signing.dumps(phone, salt=SALT),
        max_age=LIFETIME_SECONDS,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=not settings.IS_DEMONSTRATION,
    )
    return response


def recall(request: HttpRequest) -> str:
    """Return the phone a code was sent to from this browser; empty after ten minutes, or when the cookie is not ours."""
    try:
        phone: str = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIFETIME_SECONDS)
    except signing.BadSignature:
        return ""
    return phone


def forget(response: HttpResponse) -> HttpResponse:
    """Take the cookie away: whoever comes to this browser next sees no number."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response
