"""Every write of the interface: once for a request key, answered with where the case stands now."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from onething.cases.queries.one_case import get_standing
from onething.journey.once import answer_once, find_given
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.kernel.viewer import Viewer
from onething.openapi import words
from onething.openapi.authentication import viewer_of
from onething.openapi.presenting import present_next_act

Act = Callable[[datetime], dict[str, Any]]


def perform(
    request: HttpRequest, *, act: Act, status: int = 200, before: Callable[[datetime], None] | None = None
) -> HttpResponse:
    """Run a write and answer with its JSON; with an `Idempotency-Key` the same request gets the same answer.

    `before` runs outside the act's transaction and only when there is no answer yet: proving a signing code must
    count a wrong try even though the act is refused.
    """
    viewer, at, key = viewer_of(request), now(), request.headers.get("Idempotency-Key")
    given = find_given(viewer, key=key, fingerprint=_fingerprint(request)) if key else None
    if given is not None:
        return _answer(given.status, body=given.body)
    if before is not None:
        before(at)
    if key is None:
        return _answer(status, body=_dump(act(at)))
    kept = answer_once(
        viewer, key=key, fingerprint=_fingerprint(request), act=lambda: (status, _dump(act(at))), at=at
    )
    return _answer(kept.status, body=kept.body)


def perform_act(
    request: HttpRequest,
    *,
    case_id: UUID,
    act: Callable[[datetime], object],
    before: Callable[[datetime], None] | None = None,
) -> HttpResponse:
    """Run an act on a case and answer with its state, revision and the viewer's next acts."""

    def _act(at: datetime) -> dict[str, Any]:
        act(at)
        return case_standing(viewer_of(request), case_id=case_id)

    return perform(request, act=_act, before=before)


def revision_of(request: HttpRequest) -> int:
    """Return the revision that the caller read last (If-Match); refuses `request.if_match_missing` (428)."""
    tag = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not (tag.isascii() and tag.isdecimal() and len(tag) < 10):
        raise Refusal("request.if_match_missing", words.IF_MATCH, status=428)
    return int(tag)


def cursor_of(text: str) -> UUID | None:
    """Return the id after which a page begins; refuses `request.cursor_invalid`."""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Refusal("request.cursor_invalid", words.CURSOR, field="cursor") from None


def case_standing(viewer: Viewer, *, case_id: UUID) -> dict[str, Any]:
    """Return where the case stands for this viewer: number, state, revision, next acts."""
    standing = get_standing(viewer, case_id=case_id, at=now())
    return {
        "id": str(standing.id),
        "number": standing.number,
        "state": standing.state,
        "revision": standing.revision,
        "promised_on": standing.promised_on.isoformat() if standing.promised_on else None,
        "next_acts": [present_next_act(case_id, act=act) for act in standing.next_acts],
    }


def _fingerprint(request: HttpRequest) -> str:
    content = _uploads(request) if request.content_type == "multipart/form-data" else request.body
    return sm3(f"{request.method} {request.path} ".encode() + content).hex()


def _uploads(request: HttpRequest) -> bytes:
    """The boundary differs each time a form is sent, so names and contents count and the body does not."""
    uploads = [upload for field in sorted(request.FILES) for upload in request.FILES.getlist(field)]
    return json.dumps([[upload.name, _digest(upload)] for upload in uploads]).encode()


def _digest(upload: UploadedFile) -> str:
    upload.seek(0)
    digest = sm3(upload.read()).hex()
    upload.seek(0)
    return digest


def _dump(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False)


def _answer(status: int, *, body: str) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
