"""What was done: the acts of a case, its chain for an outside check, and the check of the whole ledger."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from onething.journey import reading
from onething.journey.supervision import list_findings
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.ledger.queries import verify_ledger
from onething.openapi.authentication import check_permission, viewer_of
from onething.openapi.presenting import plain

router = Router()
MOST_SKIPPED = 1_000_000


@router.get("/cases/{case_id}/acts", response=dict[str, Any], summary="办件的全部环节操作")
def list_acts(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """List every act done to the case, oldest first."""
    acts = reading.read_acts(viewer_of(request), case_id=case_id, at=now())
    return {"items": [plain(asdict(act)) for act in acts]}


@router.get("/cases/{case_id}/ledger", response=dict[str, Any], summary="导出办件台账")
def export(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Export the chain of the case: hashes and ciphertexts, to be verified without us."""
    return reading.read_chain(viewer_of(request), case_id=case_id, at=now())


@router.get("/ledger/verification", response=dict[str, Any], summary="核验全部台账")
def verify(request: HttpRequest) -> dict[str, Any]:
    """Recompute every chain and checkpoint and name the first broken row."""
    viewer = check_permission(request, Permission.AUDIT)
    return plain(asdict(verify_ledger(viewer)))  # type: ignore[no-any-return]


@router.get("/supervision/findings", response=dict[str, Any], summary="监督发现")
def list_supervision_findings(request: HttpRequest, skip: int = 0, limit: int = 20) -> dict[str, Any]:
    """List attempts to use a power that nobody published, newest first; `skip` as many as were read before."""
    viewer = check_permission(request, Permission.AUDIT)
    found = list_findings(viewer, skip=max(0, min(skip, MOST_SKIPPED)), limit=max(1, min(limit, 100)))
    return {"items": [plain(asdict(act)) for act in found]}
