"""Who calls: a bearer token stands for a person in one post."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from onething.directory.queries import get_token_viewer
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import ANONYMOUS, Viewer
from onething.openapi import words


class Bearer(HttpBearer):
    """Looks the token up; an unknown or expired one is refused with a sentence."""

    def authenticate(self, request: HttpRequest, token: str) -> Viewer:
        """Return the viewer, which ninja keeps as `request.auth`; the token stays for signing out."""
        viewer = get_token_viewer(ANONYMOUS, token=token, at=now())
        request.token = token  # type: ignore[attr-defined]
        return viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who is calling an endpoint that needs a token."""
    viewer: Viewer = request.auth  # type: ignore[attr-defined]
    return viewer


def token_of(request: HttpRequest) -> str:
    """Return the token by which the viewer was known."""
    token: str = request.token  # type: ignore[attr-defined]
    return token


def check_permission(request: HttpRequest, *allowed: Permission) -> Viewer:
    """Return the viewer if their post carries one of the permissions, or refuse (403)."""
    viewer = viewer_of(request)
    if not any(viewer.has(permission) for permission in allowed):
        raise Refusal("request.not_allowed", words.NOT_ALLOWED, status=403)
    return viewer
