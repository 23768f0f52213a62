"""Evidence of the departments: laid in as a file, named by the acts that rest on it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from onething.files.actions import check_size
from onething.journey.ways import evidence
from onething.kernel.clock_port import now
from onething.openapi.authentication import viewer_of
from onething.openapi.documenting import file_answer
from onething.openapi.performing import perform
from onething.openapi.schemas import EvidenceOut

router = Router()


@router.post("/{step_id}/evidence", response=EvidenceOut, summary="上传凭据")
def give(request: HttpRequest, step_id: UUID, file: File[UploadedFile]) -> HttpResponse:
    """Lay a file in for a step of one's own unit (at most 20 MB); acts name it by the id in the answer."""
    viewer = viewer_of(request)
    check_size(size=file.size or 0)
    name, content = file.name or "", file.read()

    def _act(at: datetime) -> dict[str, Any]:
        return {"evidence": str(evidence.give(viewer, step_id=step_id, name=name, content=content, at=at))}

    return perform(request, act=_act)


@router.get("/{step_id}/evidence/{evidence_id}", summary="查看凭据", openapi_extra=file_answer("*/*"))
def show(request: HttpRequest, step_id: UUID, evidence_id: UUID) -> HttpResponse:
    """Return a file that was given as evidence; the read is logged."""
    stored, content = evidence.read(viewer_of(request), step_id=step_id, evidence_id=evidence_id, at=now())
    headers = {"Content-Disposition": "attachment", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=stored.media_type, headers=headers)
