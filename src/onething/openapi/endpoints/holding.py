"""Who has a step in hand, the list of work, and who stands in for whom."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onething.cases.contracts.kinds import Hand, Light, StepState
from onething.cases.queries.lists import PAGE
from onething.cases.queries.work import list_work
from onething.directory.contracts import DeputyGiven
from onething.directory.queries import list_colleagues, list_deputies
from onething.journey.ways import holding
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.openapi import words
from onething.openapi.authentication import viewer_of
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.performing import perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import AssignIn, DeputyIn, MadeOut, ReasonIn, StandingOut
from onething.supervision.queries.clocks import list_carded_steps

router = Router()


@router.post("/steps/{step_id}/claim", response=StandingOut, summary="认领")
def claim(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Take a step from the pool of the department."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: holding.claim(viewer, step_id=step_id, at=at)
    )


@router.post("/steps/{step_id}/assign", response=StandingOut, summary="分派经办人")
def assign(request: HttpRequest, step_id: UUID, payload: AssignIn) -> HttpResponse:
    """Give a step to a reviewer of the department."""
    viewer, to = viewer_of(request), payload.to
    return perform_on_step(
        request, step_id=step_id, act=lambda at: holding.assign(viewer, step_id=step_id, to=to, at=at)
    )


@router.post("/steps/{step_id}/return-to-pool", response=StandingOut, summary="退回待领")
def return_to_pool(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Put a step back into the pool, with the reason."""
    viewer, reason = viewer_of(request), payload.reason
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: holding.return_to_pool(viewer, step_id=step_id, reason=reason, at=at),
    )


@router.get("/work", response=dict[str, Any], summary="本部门的办件")
def show_work(
    request: HttpRequest,
    hand: Hand | None = None,
    light: Light | None = None,
    state: StepState | None = None,
    after: str = Query("", max_length=60),
) -> dict[str, Any]:
    """One page of the open steps of one's department, due first; `next` goes on where it ended."""
    viewer, today = viewer_of(request), local_day(now())
    rows = list_work(
        viewer, today=today, hand=hand, light=light, state=state, carded=list_carded_steps(viewer, today=today),
        after=_read_cursor(after), limit=PAGE + 1,
    )  # fmt: skip
    items = [{**plain(asdict(row)), "state_label": row.state.label} for row in rows[:PAGE]]
    if len(rows) <= PAGE:
        return {"items": items, "next": None}
    last = rows[PAGE - 1]
    return {"items": items, "next": f"{last.promised_on or last.statutory_on or date.max}_{last.step_id}"}


@router.get("/colleagues", response=dict[str, Any], summary="本单位的同事")
def show_colleagues(request: HttpRequest) -> dict[str, Any]:
    """The staff of one's own unit with their posts."""
    return {"items": [plain(asdict(one)) for one in list_colleagues(viewer_of(request))]}


@router.get("/deputies", response=dict[str, Any], summary="本单位的代理")
def show_deputies(request: HttpRequest) -> dict[str, Any]:
    """Who stands in for whom in one's own unit, now and to come."""
    return {"items": [plain(asdict(one)) for one in list_deputies(viewer_of(request), at=now())]}


@router.post("/deputies", response={201: MadeOut}, summary="指定代理人")
def name_deputy(request: HttpRequest, payload: DeputyIn) -> HttpResponse:
    """Let a colleague act in somebody's post for some days."""
    viewer, given = viewer_of(request), DeputyGiven(**payload.model_dump())
    return perform(
        request,
        act=lambda at: {"id": str(holding.name_deputy(viewer, given=given, at=at))},
        status=201,
    )


@router.post("/deputies/{deputy_id}/end", response=dict[str, bool], summary="结束代理")
def end_deputy(request: HttpRequest, deputy_id: UUID) -> HttpResponse:
    """End a deputy before the last day."""
    viewer = viewer_of(request)

    def _end(at: Any) -> dict[str, Any]:
        holding.end_deputy(viewer, deputy_id=deputy_id, at=at)
        return {"ended": True}

    return perform(request, act=_end)


def _read_cursor(text: str) -> tuple[date, UUID] | None:
    if not text:
        return None
    day, _, step_id = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(step_id)
    except ValueError:
        raise Refusal("request.cursor_invalid", words.CURSOR, field="after") from None
