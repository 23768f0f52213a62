"""Letters about one's own case, and the one-time notice of a plan, as PDF/A."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.journey.letters import get_letter, get_notice, read_kind, read_step
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import answer_file
from onething.portal import words

PDF = "application/pdf"


@access(Permission.APPLY)
@require_safe
def show_letter(request: HttpRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Show a letter about one's own case."""
    wanted = read_kind(kind)
    step = read_step(request.GET.get("step", ""))
    document = get_letter(viewer_of(request), case_id=case_id, kind=wanted, step_id=step, at=now())
    return answer_file(document, media_type=PDF, name=f"{wanted.label}.pdf", inline=True)


@access(ANYBODY)
@require_safe
def show_notice(request: HttpRequest, notice_code: str) -> HttpResponse:
    """Show the one-time notice that a code names, to be printed or kept."""
    document = get_notice(viewer_of(request), code=notice_code)
    return answer_file(document, media_type=PDF, name=words.NOTICE_FILE, inline=True)
