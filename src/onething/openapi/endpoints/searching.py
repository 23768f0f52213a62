"""Finding a thing in people's own words. Public."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router

from onething.catalogue.contracts import Audience, Place, SearchFilters
from onething.journey.searching import search
from onething.kernel.clock_port import now
from onething.kernel.viewer import ANONYMOUS
from onething.openapi.presenting import plain

router = Router(auth=None)


@router.get("", response=dict[str, Any], summary="用大白话找一件事")
def find(
    request: HttpRequest,
    q: str = "",
    audience: Audience | None = None,
    department: str | None = None,
    life_event: str | None = None,
    place: Place | None = None,
    online: bool | None = None,
) -> dict[str, Any]:
    """List the things that a text may mean, best first, each with why and with the matters it names; all for an empty one."""
    filters = SearchFilters(audience, department, life_event, place, online)
    found = search(ANONYMOUS, text=q, at=now(), filters=filters)
    items = [plain(asdict(one)) for one in found.things]
    return {"text": found.text, "is_sure": found.is_sure, "total": found.total, "items": items}
