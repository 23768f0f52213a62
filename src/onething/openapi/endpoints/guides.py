"""Guides of things and matters, as data and as PDF/A, for kiosks and mini-programmes. Public; norms are for staff."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.catalogue.queries import (
    get_current_thing,
    get_norm,
    guide_matter,
    guide_thing,
    list_newest_changes,
)
from onething.journey.guides import print_matter_guide, print_thing_guide
from onething.kernel.clock_port import now
from onething.kernel.viewer import ANONYMOUS
from onething.openapi.authentication import viewer_of
from onething.openapi.documenting import file_answer
from onething.openapi.presenting import plain

router = Router()
PDF = "application/pdf"
LATEST = 10


@router.get("/{code}/guide", auth=None, response=dict[str, Any], summary="一件事的办事指南")
def show_guide(request: HttpRequest, code: str) -> dict[str, Any]:
    """Show the guide of a thing in plain words, with what changed lately."""
    published = get_current_thing(ANONYMOUS, code=code, at=now())
    changes = list_newest_changes(ANONYMOUS, code=code, limit=LATEST)
    guide: dict[str, Any] = plain(asdict(guide_thing(ANONYMOUS, published=published)))
    return {**guide, "changes": [plain(asdict(one)) for one in changes]}


@router.get(
    "/{code}/guide/document", auth=None, summary="一件事的办事指南（PDF/A）", openapi_extra=file_answer(PDF)
)
def show_guide_document(request: HttpRequest, code: str) -> HttpResponse:
    """Print the guide of a thing."""
    return _answer(print_thing_guide(ANONYMOUS, code=code, at=now()))


@router.get(
    "/{code}/matters/{matter}/guide", auth=None, response=dict[str, Any], summary="一个事项的办事指南"
)
def show_matter_guide(request: HttpRequest, code: str, matter: str) -> dict[str, Any]:
    """Show the guide of one matter (its id in the thing) in plain words."""
    published = get_current_thing(ANONYMOUS, code=code, at=now())
    body: dict[str, Any] = plain(asdict(guide_matter(ANONYMOUS, published=published, matter=matter)))
    return body


@router.get(
    "/{code}/matters/{matter}/guide/document",
    auth=None,
    summary="一个事项的办事指南（PDF/A）",
    openapi_extra=file_answer(PDF),
)
def show_matter_document(request: HttpRequest, code: str, matter: str) -> HttpResponse:
    """Print the guide of one matter."""
    return _answer(print_matter_guide(ANONYMOUS, code=code, matter=matter, at=now()))


@router.get("/{code}/matters/{matter}/norm", response=dict[str, Any], summary="一个事项的工作规范")
def show_norm(request: HttpRequest, code: str, matter: str) -> dict[str, Any]:
    """Show review points and standards of one matter. For staff."""
    published = get_current_thing(ANONYMOUS, code=code, at=now())
    body: dict[str, Any] = plain(asdict(get_norm(viewer_of(request), published=published, matter=matter)))
    return body


def _answer(document: bytes) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="guide.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(document, content_type=PDF, headers=headers)
