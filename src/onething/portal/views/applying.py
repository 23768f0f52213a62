"""Questions, plan, form, papers and signing at the portal."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onething.catalogue.queries import get_current_thing
from onething.journey import flow
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.applying import asking, deciding, demonstrating, filling, papers, signing
from onething.pages.applying.answers import read_answers, write_query
from onething.portal.applying import PORTAL
from onething.portal.proving import ask_identity, is_proved


@access(ANYBODY)
@require_safe
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask one question; after the last the plan."""
    return asking.ask(request, face=PORTAL, code=code)


@access(ANYBODY)
@require_safe
def show_plan(request: HttpRequest, code: str) -> HttpResponse:
    """Show the plan of the answers in the address."""
    return deciding.show_answers_plan(request, face=PORTAL, code=code)


@access(ANYBODY)
@require_safe
def show_notice(request: HttpRequest, code: str, notice_code: str) -> HttpResponse:
    """Show the one-time notice that a code names."""
    return deciding.show_notice(request, face=PORTAL, code=code, notice_code=notice_code)


@access(Permission.APPLY)
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Open a draft with these answers; who has not proved their identity is asked to first."""
    viewer, at = viewer_of(request), now()
    published = get_current_thing(viewer, code=code, at=at)
    back = f"{PORTAL.thing(code)}/plan{write_query(read_answers(request.POST, thing=published.thing))}"
    answers = deciding.read_complete(request.POST, published=published)
    if answers is None:
        return HttpResponseRedirect(back)
    if not is_proved(viewer):
        return ask_identity(back)
    case_id = flow.begin(viewer, thing=code, answers=answers, at=at)
    return HttpResponseRedirect(f"{PORTAL.case(case_id)}/form")


@access(Permission.APPLY)
@require_http_methods(["GET", "POST"])
def fill_form(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show or save a section of the one form."""
    return filling.fill_form(request, face=PORTAL, case_id=case_id)


@access(Permission.APPLY)
@require_safe
def list_materials(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show every paper of the plan."""
    return papers.list_materials(request, face=PORTAL, case_id=case_id)


@access(Permission.APPLY)
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Hand the file of one paper in."""
    return papers.hand_in(request, face=PORTAL, case_id=case_id, key=key)


@access(Permission.APPLY)
@require_safe
def show_file(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Show what was handed in."""
    return papers.show_file(request, case_id=case_id, key=key)


@access(Permission.APPLY)
@require_POST
def hand_in_samples(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """In a demonstration: hand a synthetic paper in wherever one is missing."""
    return demonstrating.hand_in_papers(request, face=PORTAL, case_id=case_id)


@access(Permission.APPLY)
@never_cache
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show everything once more; a POST signs. Needs a proved identity."""
    if not is_proved(viewer_of(request)):
        return ask_identity(f"{PORTAL.case(case_id)}/review")
    return signing.review(request, face=PORTAL, case_id=case_id)


@access(Permission.APPLY)
@require_safe
def show_sheet(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the sheet that the applicant signed at the window."""
    return signing.show_sheet(request, case_id=case_id)
