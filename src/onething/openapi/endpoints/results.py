"""Results of a case: list, document, and what an outside check needs."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey import reading
from onething.kernel.clock_port import now
from onething.openapi.authentication import viewer_of
from onething.openapi.documenting import file_answer
from onething.openapi.presenting import plain

router = Router()


@router.get("/cases/{case_id}/results", response=dict[str, Any], summary="办件的结果")
def list_results(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """List the valid results of the case."""
    found = reading.list_case_results(viewer_of(request), case_id=case_id)
    return {"items": [plain(asdict(one)) for one in found]}


@router.get(
    "/results/{identifier}/document",
    summary="下载结果文件（PDF/A）",
    openapi_extra=file_answer("application/pdf"),
)
def show_document(request: HttpRequest, identifier: str) -> HttpResponse:
    """Return the PDF/A of a result; the download is logged."""
    result = reading.read_result(viewer_of(request), identifier=identifier, at=now())
    headers = {
        "Content-Disposition": f'attachment; filename="{result.identifier}.pdf"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(result.document, content_type="application/pdf", headers=headers)


@router.get("/results/{identifier}/signature", response=dict[str, str], summary="结果数据与签名，供独立核验")
def show_signature(request: HttpRequest, identifier: str) -> dict[str, str]:
    """Return the signed data, the signature (DER, hex) and the issuer's public key (docs/verification.md)."""
    result = reading.read_result(viewer_of(request), identifier=identifier, at=now())
    return {
        "licence_identifier": result.identifier,
        "data": result.data.decode(),
        "signature_hex": result.signature.hex(),
        "public_key_pem": result.public_key_pem,
    }
