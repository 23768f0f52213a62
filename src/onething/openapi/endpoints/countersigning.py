"""Drafts of the catalogue before the joint departments of their matters (会签)."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.catalogue.queries import list_to_countersign
from onething.journey import publishing
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.openapi.authentication import check_permission
from onething.openapi.catalogue_schemas import CountersignIn, OpinionAnswerIn
from onething.openapi.endpoints.catalogue import present_entry
from onething.openapi.performing import perform
from onething.openapi.presenting import plain

router = Router()
_DEPARTMENT = (Permission.EDIT_CATALOGUE, Permission.REVIEW_CATALOGUE)


@router.get("/countersigning", response=dict[str, Any], summary="请本部门会签的草稿")
def list_joint(request: HttpRequest) -> dict[str, Any]:
    """List the open entries of other departments that the caller's department countersigns."""
    viewer = check_permission(request, *_DEPARTMENT)
    rows = list_to_countersign(viewer, today=local_day(now()))
    return {"items": [plain(asdict(row)) for row in rows]}


@router.post("/entries/{entry_id}/countersign", response=dict[str, Any], summary="会签")
def countersign(request: HttpRequest, entry_id: UUID, payload: CountersignIn) -> HttpResponse:
    """Agree to another department's draft, or object and say why."""
    viewer, said = check_permission(request, *_DEPARTMENT), payload.model_dump()
    return perform(
        request,
        act=lambda at: present_entry(publishing.countersign(viewer, entry_id=entry_id, at=at, **said)),
    )


@router.post("/entries/{entry_id}/answer-opinion", response=dict[str, Any], summary="答复会签意见")
def answer(request: HttpRequest, entry_id: UUID, payload: OpinionAnswerIn) -> HttpResponse:
    """Answer an objection; until then the bureau does not approve."""
    viewer = check_permission(request, *_DEPARTMENT)
    return perform(
        request,
        act=lambda at: present_entry(
            publishing.answer_opinion(
                viewer, entry_id=entry_id, opinion_id=payload.opinion, answer=payload.answer, at=at
            )
        ),
    )
