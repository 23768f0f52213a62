"""Letters as PDF/A: those the window writes about a case, and one-time notices of a plan."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey.letters import LetterKind, get_letter, get_notice
from onething.kernel.clock_port import now
from onething.kernel.viewer import ANONYMOUS
from onething.openapi.authentication import viewer_of
from onething.openapi.documenting import file_answer

router = Router()
PDF = "application/pdf"


@router.get("/cases/{case_id}/letters/{kind}", summary="办件文书（PDF/A）", openapi_extra=file_answer(PDF))
def show_letter(
    request: HttpRequest, case_id: UUID, kind: LetterKind, step: UUID | None = None
) -> HttpResponse:
    """Return a letter about the case (收件凭证, 补正告知书, 受理通知书, 不予受理决定书, 送达回证); the read is logged."""
    document = get_letter(viewer_of(request), case_id=case_id, kind=kind, step_id=step, at=now())
    return _answer(document, name=kind)


@router.get(
    "/notices/{notice_code}", auth=None, summary="一次告知书（PDF/A）", openapi_extra=file_answer(PDF)
)
def show_notice(request: HttpRequest, notice_code: str) -> HttpResponse:
    """Return the one-time notice (一次告知书) that a code names: the same for ever. Public."""
    return _answer(get_notice(ANONYMOUS, code=notice_code), name="notice")


def _answer(document: bytes, *, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(document, content_type=PDF, headers=headers)
