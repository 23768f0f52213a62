"""Results of a case: list, document, and what an outside check needs."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey import reading
from onething.kernel.clock_port import now
from onething.openapi.authentication import viewer_of
from onething.openapi.presenting import plain

router = Router()


@router.get("/cases/{case_id}/results", response=dict[str, Any], summary="办件的结果")
def list_results(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """List the valid results of the case."""
    found = reading.list_case_results(viewer_of(request), case_id=case_id)
    return {"items": [plain(asdict(one)) for one in found]}


@router.get("/results/{result_id}/document", summary="下载结果文件（PDF/A）")
def show_document(request: HttpRequest, result_id: UUID) -> HttpResponse:
    """Return the PDF/A of a result; the download is logged."""
    content = reading.read_document(viewer_of(request), result_id=result_id, at=now())
    headers = {"Content-Disposition": f'attachment; filename="{result_id}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
