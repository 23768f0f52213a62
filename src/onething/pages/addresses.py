"""Addresses inside the product: where a post is at home, and which ones may be followed."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from onething.directory.contracts import Post

SIGN_IN = "/sign-in/"
STAFF_SIGN_IN = "/sign-in/staff"
MACHINES = "/api/"  # the machine face answers by itself: no cookie, no page, no form
HOMES = {
    Post.CITIZEN: "/",
    Post.CLERK: "/counter/",
    Post.REVIEWER: "/desk/",
    Post.DECIDER: "/desk/",
    Post.LEAD: "/desk/",
    Post.AUDITOR: "/desk/ledger",
    Post.ARCHIVIST: "/desk/archives/",
    Post.HEARING_HOST: "/desk/hearings/",
    Post.HEAD: "/desk/head/",
    Post.GOVERNMENT_HEAD: "/desk/head/",
    Post.DATA_STEWARD: "/desk/data/",
    Post.DATA_AUTHORITY: "/desk/data/",
    Post.SUPERVISOR: "/desk/supervision/",
    Post.CATALOGUE_EDITOR: "/desk/studio/",
    Post.CATALOGUE_REVIEWER: "/desk/studio/",
    Post.CATALOGUE_APPROVER: "/desk/studio/",
}


def home_of(post: str | None) -> str:
    """Return the first page of a post; the portal for nobody known."""
    return HOMES.get(Post(post), "/") if post else "/"


def local_path(text: str, *, otherwise: str = "/") -> str:
    """Return an address that stays on this site, else `otherwise`: a sign-in must not send people elsewhere."""
    is_path = text.startswith("/") and not any(ord(char) < 32 for char in text)
    return text if is_path and url_has_allowed_host_and_scheme(text, allowed_hosts=None) else otherwise


def sign_in_address(request: HttpRequest) -> str:
    """Return the sign-in page that comes back here: the staff's for desks and counters."""
    page = STAFF_SIGN_IN if request.path.startswith(("/desk/", "/counter/")) else SIGN_IN
    return f"{page}?{urlencode({'next': request.get_full_path()})}"
