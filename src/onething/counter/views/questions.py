"""The window writes down what an applicant answers to a question in review."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onething.kernel.permissions import Permission
from onething.pages.access import access
from onething.pages.question import answer_question


@access(Permission.RECEIVE)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Answer in the applicant's name."""
    return answer_question(request, case_id=case_id, step_id=step_id, back=f"/counter/cases/{case_id}/")
