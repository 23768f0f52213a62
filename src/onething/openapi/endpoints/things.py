"""What can be done here: things, their questions, and the plan that answers make of them. Public."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router

from onething.catalogue.queries import get_current_thing, list_things
from onething.kernel.clock_port import now
from onething.kernel.viewer import ANONYMOUS
from onething.openapi.presenting import plain
from onething.openapi.schemas import AnswersIn
from onething.planning.queries import make_plan

router = Router(auth=None)


@router.get("", response=dict[str, Any], summary="一件事目录")
def list_published(request: HttpRequest) -> dict[str, Any]:
    """List the things published today."""
    return {"items": [plain(asdict(one)) for one in list_things(ANONYMOUS, at=now())]}


@router.get("/{code}", response=dict[str, Any], summary="一件事的情形问题和事项")
def show(request: HttpRequest, code: str) -> dict[str, Any]:
    """Show a thing with its questions and matters."""
    published = get_current_thing(ANONYMOUS, code=code, at=now())
    body: dict[str, Any] = plain(asdict(published.thing))
    return {**body, "version": published.version, "publication_id": str(published.publication_id)}


@router.post("/{code}/plan", response=dict[str, Any], summary="算一份办理方案")
def plan(request: HttpRequest, code: str, payload: AnswersIn) -> dict[str, Any]:
    """Compute the plan for these answers; nothing is stored."""
    published = get_current_thing(ANONYMOUS, code=code, at=now())
    return make_plan(published, answers=payload.answers).as_json()
