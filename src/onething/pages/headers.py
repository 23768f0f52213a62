"""Headers that no library of ours sets: what a page's browser may not use."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"


class HeadersMiddleware:
    """Pages take pictures of papers at most; they never listen, locate or pay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        return response
