"""A department puts an obvious slip in the form right."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onething.kernel.permissions import Permission
from onething.pages.access import access
from onething.pages.slip import fix_slip


@access(Permission.REVIEW)
@require_http_methods(["GET", "POST"])
def fix(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Put a field right that the own matter asks."""
    return fix_slip(request, case_id=case_id, back=f"/desk/cases/{case_id}/")
