"""A page with acts on it: a GET shows it, a POST does one act, and a "no" shows it again with what was typed."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.kernel.errors import Refusal
from onething.pages.answering import show


class Draw(Protocol):
    """Makes the view value of a page: after `done` was done, or after an act was refused."""

    def __call__(self, *, done: str = "", refusal: Refusal | None = None) -> object: ...


def answer_acts(
    request: HttpRequest, *, template: str, draw: Draw, verb: str, act: Callable[[], None], address: str
) -> HttpResponse:
    """Answer a page of acts at its address; the verb that was done is named there afterwards (`?done=`)."""
    if request.method != "POST":
        return show(request, template, page=draw(done=request.GET.get("done", "")))
    try:
        act()
    except Refusal as refusal:
        return show(request, template, page=draw(refusal=refusal), status=refusal.status)
    return HttpResponseRedirect(f"{address}?done={verb}")
