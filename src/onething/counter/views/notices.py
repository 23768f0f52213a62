"""Letters at the window: shown as a page to be printed, or as PDF/A."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.counter.views.window_case import address_of
from onething.journey.letter_contents import Block
from onething.journey.letters import get_letter, read_kind, read_letter, read_step
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.pages.access import access, viewer_of
from onething.pages.answering import answer_file, show


@dataclass(frozen=True)
class LetterPage:
    """The view value of counter/letter.html: the words that stand on the PDF/A."""

    address: str
    document: str
    title: str
    number: str
    addressee: str
    blocks: tuple[Block, ...]
    closing: str
    unit: str
    day: str
    is_demonstration: bool


@access(Permission.RECEIVE)
@require_safe
def show_notice(request: HttpRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Show a letter as a page."""
    viewer, step = viewer_of(request), read_step(request.GET.get("step", ""))
    letter = read_letter(viewer, case_id=case_id, kind=read_kind(kind), step_id=step, at=now())
    page = LetterPage(
        address=address_of(case_id),
        document=f"{address_of(case_id)}letters/{kind}" + (f"?step={step}" if step else ""),
        title=letter.title,
        number=letter.number,
        addressee=letter.body.addressee,
        blocks=letter.body.blocks,
        closing=letter.body.closing,
        unit=letter.unit,
        day=letter.body.day,
        is_demonstration=settings.IS_DEMONSTRATION,
    )
    return show(request, "counter/letter.html", page=page)


@access(Permission.RECEIVE)
@require_safe
def open_letter(request: HttpRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Show a letter as PDF/A."""
    wanted = read_kind(kind)
    step = read_step(request.GET.get("step", ""))
    document = get_letter(viewer_of(request), case_id=case_id, kind=wanted, step_id=step, at=now())
    return answer_file(document, media_type="application/pdf", name=f"{wanted.label}.pdf", inline=True)
