"""Who may open a page: declared on every view, checked in one place.

`@access(ANYBODY)`, `@access(SIGNED_IN)` or `@access(Permission.REVIEW, Permission.DECIDE)` (any of them). Row by row, what
one may see is decided by the queries.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps

from django.http import HttpRequest, HttpResponse

from onething.directory.contracts import POST_LABELS, POST_PERMISSIONS
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import ANONYMOUS, Viewer, ViewerKind
from onething.pages import words


class Audience(StrEnum):
    """Who may open a page whatever their post."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"


ANYBODY, SIGNED_IN = Audience.ANYBODY, Audience.SIGNED_IN
View = Callable[..., HttpResponse]


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who is looking, as the sign-in middleware found out."""
    viewer: Viewer = getattr(request, "viewer", ANONYMOUS)
    return viewer


def access(*allowed: Permission | Audience) -> Callable[[View], View]:
    """Declare who may open a view: an audience, or posts that carry one of these permissions."""
    if not allowed:
        raise ValueError("say who may open this view")

    def _declare(view: View) -> View:
        @wraps(view)
        def _checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            check_access(viewer_of(request), allowed=allowed)
            return view(request, *args, **kwargs)

        _checked.access = allowed  # type: ignore[attr-defined]
        return _checked

    return _declare


def check_access(viewer: Viewer, *, allowed: tuple[Permission | Audience, ...]) -> None:
    """Refuse `pages.sign_in_needed` (401) to nobody known and `pages.wrong_post` (403) to another post."""
    if ANYBODY in allowed:
        return
    if viewer.kind is ViewerKind.ANONYMOUS:
        raise Refusal("pages.sign_in_needed", words.SIGN_IN_NEEDED, status=401)
    wanted = {one for one in allowed if isinstance(one, Permission)}
    if SIGNED_IN not in allowed and not any(viewer.has(permission) for permission in wanted):
        raise Refusal(
            "pages.wrong_post", words.WRONG_POST.format(posts="、".join(_posts_with(wanted))), status=403
        )


def _posts_with(wanted: set[Permission]) -> list[str]:
    return [POST_LABELS[post] for post, held in POST_PERMISSIONS.items() if held & wanted]
