"""What was filtered last stays chosen at the next visit: a cookie beside the address, nothing personal in it."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse

LONGEST = 200
KEPT_SECONDS = 90 * 24 * 3600
WHOLE_LIST = {"all": "1"}


def read_kept(request: HttpRequest, *, cookie: str) -> dict[str, str]:
    """Return the filters of the last visit when the address asks for nothing itself; they are checked like any address."""
    if request.GET:
        return {}
    return dict(parse_qsl(request.COOKIES.get(cookie, "")[:LONGEST]))


def keep_filters(response: HttpResponse, *, cookie: str, path: str, chosen: Mapping[str, str]) -> None:
    """Note what is chosen for the next visit of `path`; nothing chosen is noted by no cookie."""
    if not chosen:
        response.delete_cookie(cookie, path=path, samesite="Lax")
        return
    text = "&".join(f"{name}={value}" for name, value in chosen.items())
    response.set_cookie(cookie, text, max_age=KEPT_SECONDS, path=path, httponly=True, samesite="Lax")
