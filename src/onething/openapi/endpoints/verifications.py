"""Is this licence genuine? By its identifier, by the digest of its document, or by the document itself. Public."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import File, Router
from ninja.files import UploadedFile

from onething.credentials.queries import read_claim, verify_document, verify_identifier
from onething.files.actions import check_size
from onething.kernel.clock_port import now
from onething.kernel.viewer import ANONYMOUS
from onething.openapi.presenting import plain

router = Router(auth=None)


@router.get("", response=dict[str, Any], summary="按文件摘要核验（SM3）")
def verify_by_digest(request: HttpRequest, document_sm3: str) -> dict[str, Any]:
    """Verify by the SM3 of the document, so that the document itself need not be sent."""
    return plain(asdict(verify_document(ANONYMOUS, digest_sm3=document_sm3.lower(), at=now())))  # type: ignore[no-any-return]


@router.post("", response=dict[str, Any], summary="上传文件核验")
def verify_upload(request: HttpRequest, file: File[UploadedFile]) -> dict[str, Any]:
    """Verify a document; it is not kept."""
    check_size(size=file.size or 0)
    claim = read_claim(ANONYMOUS, content=file.read())
    answer = verify_document(ANONYMOUS, digest_sm3=claim.digest_sm3, claimed=claim.identifier, at=now())
    return plain(asdict(answer))  # type: ignore[no-any-return]


@router.get("/{identifier}", response=dict[str, Any], summary="按证照标识核验")
def verify(request: HttpRequest, identifier: str) -> dict[str, Any]:
    """Verify by the licence identifier (its check character first)."""
    return plain(asdict(verify_identifier(ANONYMOUS, identifier=identifier, at=now())))  # type: ignore[no-any-return]
