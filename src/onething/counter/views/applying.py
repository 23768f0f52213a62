"""Questions, plan, form, papers and signing at the window, in the name of the person who stands there."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onething.counter.applying import COUNTER
from onething.kernel.permissions import Permission
from onething.pages.access import access
from onething.pages.applying import asking, deciding, demonstrating, filling, papers, signing


@access(Permission.APPLY_AT_WINDOW)
@require_safe
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask one question; after the last the plan."""
    return asking.ask(request, face=COUNTER, code=code)


@access(Permission.APPLY_AT_WINDOW)
@require_safe
def show_plan(request: HttpRequest, code: str) -> HttpResponse:
    """Show the plan of the answers in the address."""
    return deciding.show_answers_plan(request, face=COUNTER, code=code)


@access(Permission.APPLY_AT_WINDOW)
@require_safe
def show_notice(request: HttpRequest, code: str, notice_code: str) -> HttpResponse:
    """Show the one-time notice that a code names, to be printed for the person."""
    return deciding.show_notice(request, face=COUNTER, code=code, notice_code=notice_code)


@access(Permission.APPLY_AT_WINDOW)
@require_http_methods(["GET", "POST"])
def fill_form(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show or save a section of the one form."""
    return filling.fill_form(request, face=COUNTER, case_id=case_id)


@access(Permission.APPLY_AT_WINDOW)
@require_safe
def list_materials(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show every paper of the plan."""
    return papers.list_materials(request, face=COUNTER, case_id=case_id)


@access(Permission.APPLY_AT_WINDOW)
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Put the scan of one paper in."""
    return papers.hand_in(request, face=COUNTER, case_id=case_id, key=key)


@access(Permission.APPLY_AT_WINDOW)
@require_POST
def hand_in_samples(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """In a demonstration: hand a synthetic paper in wherever one is missing."""
    return demonstrating.hand_in_papers(request, face=COUNTER, case_id=case_id)


@access(Permission.APPLY_AT_WINDOW)
@never_cache
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show everything once more; a POST records the signature on paper and submits."""
    return signing.review(request, face=COUNTER, case_id=case_id)


@access(Permission.RECEIVE)
@require_safe
def show_sheet(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the sheet that the applicant signed at the window."""
    return signing.show_sheet(request, case_id=case_id)
