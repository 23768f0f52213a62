"""Refusals that no view caught, as designed pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.kernel.errors import Refusal
from onething.pages.addresses import MACHINES, sign_in_address
from onething.pages.faults import answer_fault
from onething.pages.views.sign_in import ask_to_sign_in


class RefusalMiddleware:
    """Turns a refusal that no view caught into a designed page; nobody known is asked to sign in and comes back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a Refusal; anything else goes on to Django's handlers."""
        if not isinstance(error, Refusal) or request.path.startswith(MACHINES):
            return None
        if error.status != 401:
            return answer_fault(request, status=error.status, sentence=error.sentence)
        if request.method == "GET" and "HX-Request" not in request.headers:
            return HttpResponseRedirect(sign_in_address(request))
        return ask_to_sign_in(request)
