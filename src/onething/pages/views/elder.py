"""Elder mode: large type, one column, larger targets; kept in this browser."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from onething.pages.access import ANYBODY, access
from onething.pages.addresses import local_path
from onething.pages.shell import ELDER

A_YEAR_SECONDS = 365 * 24 * 3600


@access(ANYBODY)
@require_POST
def switch_elder(request: HttpRequest) -> HttpResponse:
    """Turn elder mode on or off and go back."""
    response = HttpResponseRedirect(local_path(request.POST.get("next", "")))
    if request.POST.get("elder") == "1":
        response.set_cookie(ELDER, "1", max_age=A_YEAR_SECONDS, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(ELDER, samesite="Lax")
    return response
