"""Applying needs a proved identity (level 2); where it is missing it is asked on the way."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from onething.kernel.viewer import Viewer

PROVED = 2


def is_proved(viewer: Viewer) -> bool:
    """Whether the viewer's identity is proved."""
    return viewer.level >= PROVED


def ask_identity(back: str) -> HttpResponse:
    """Send somebody to prove who they are, and back to where they were."""
    return HttpResponseRedirect("/sign-in/identity?" + urlencode({"next": back}))
