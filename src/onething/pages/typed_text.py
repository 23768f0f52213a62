"""What people send is text that the database can hold: a NUL, which nobody types, is left out before any page reads it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from onething.pages.addresses import MACHINES

NUL = "\0"


class TypedTextMiddleware:
    """Takes NUL out of the address's query and out of what a form sends. The machine face refuses it by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(MACHINES):
            return self.get_response(request)
        request.GET = _without_nul(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


def _without_nul(sent: QueryDict) -> QueryDict:
    if not any(NUL in text for key, texts in sent.lists() for text in (key, *texts)):
        return sent
    bare = QueryDict(mutable=True)
    for key, texts in sent.lists():
        bare.setlist(key.replace(NUL, ""), [text.replace(NUL, "") for text in texts])
    bare._mutable = False
    return bare
