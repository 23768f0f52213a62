"""Electronic supervision: lights, clocks and cases for the supervisor; cards with their answers, appeals and decisions."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.kinds import Light
from onething.journey.ways import feeding, supervising
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.openapi import words
from onething.openapi.authentication import check_permission
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.supervision_schemas import SaidIn
from onething.rulebook.contracts import RuleKind
from onething.supervision.contracts.kinds import CardState, Colour
from onething.supervision.queries.cards import CardFilter, get_card, list_cards
from onething.supervision.queries.clocks import ClockFilter, count_lights, list_clocks
from onething.supervision.queries.deadlines import read_deadlines
from onething.supervision.queries.feeds import find_own_feed
from onething.supervision.queries.watching import get_watched_case

router = Router()
WATCHING = (Permission.SUPERVISE,)
ANSWERING = (Permission.ANSWER_CARDS,)
TAKING_PART = (Permission.SUPERVISE, Permission.ANSWER_CARDS)
_CARD_ACTS = {
    "answer": supervising.answer,
    "appeal": supervising.appeal,
    "uphold": supervising.uphold,
    "cancel": supervising.cancel,
}


@router.get("/lights", response=dict[str, Any], summary="亮灯：按大厅、部门、一件事")
def show_lights(
    request: HttpRequest, hall: str | None = None, unit: str | None = None, thing: str | None = None
) -> dict[str, Any]:
    """Count the running clocks at each light by hall, department and thing; for the supervisor."""
    viewer = check_permission(request, *WATCHING)
    wanted = ClockFilter(hall_code=hall, unit_code=unit, thing_code=thing)
    return plain(asdict(count_lights(viewer, wanted=wanted, today=local_day(now()))))  # type: ignore[no-any-return]


@router.get("/clocks", response=dict[str, Any], summary="正在计时的期限")
def show_clocks(
    request: HttpRequest,
    light: Light | None = None,
    hall: str | None = None,
    unit: str | None = None,
    thing: str | None = None,
    cursor: str = "",
    limit: int = 20,
) -> dict[str, Any]:
    """List running clocks, those nearest to their limit first; for the supervisor."""
    viewer, limit = check_permission(request, *WATCHING), max(1, min(limit, 100))
    wanted = ClockFilter(light=light, hall_code=hall, unit_code=unit, thing_code=thing)
    rows = list_clocks(viewer, wanted=wanted, today=local_day(now()), after=_read_cursor(cursor), limit=limit)
    last = rows[-1] if len(rows) == limit else None
    following = f"{last.promised_on or last.statutory_on or date.max}_{last.id}" if last else None
    return {"items": [plain(asdict(row)) for row in rows], "next": following}


@router.get("/cases/{case_id}", response=dict[str, Any], summary="监察视角的办件")
def show_case(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Show a case as its ledger tells it: every deadline with its why, every act, nothing personal; for the supervisor."""
    viewer = check_permission(request, *WATCHING)
    body: dict[str, Any] = plain(asdict(get_watched_case(viewer, case_id=case_id)))
    deadlines = read_deadlines(viewer, case_id=case_id, today=local_day(now()))
    return {**body, "deadlines": plain([asdict(one) for one in deadlines.every])}


@router.get("/cards", response=dict[str, Any], summary="黄牌红牌")
def show_cards(
    request: HttpRequest,
    state: CardState | None = None,
    colour: Colour | None = None,
    kind: RuleKind | None = None,
    unit: str | None = None,
    cursor: str = "",
    limit: int = 20,
) -> dict[str, Any]:
    """List the cards, newest first: a unit its own, the supervisor all."""
    viewer, limit = check_permission(request, *TAKING_PART), max(1, min(limit, 100))
    wanted = CardFilter(state=state, colour=colour, kind=kind, unit_code=unit)
    rows = list_cards(viewer, wanted=wanted, after=cursor_of(cursor), limit=limit)
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [plain(asdict(row)) for row in rows], "next": following}


@router.get("/cards/{card_id}", response=dict[str, Any], summary="一张牌")
def show_card(request: HttpRequest, card_id: UUID) -> dict[str, Any]:
    """Show a card: rule and version, facts, unit and person, answer by when, everything said, and what may be done."""
    return _present_card(check_permission(request, *TAKING_PART), card_id=card_id)


@router.post("/cards/{card_id}/respond", response=dict[str, Any], summary="答复、申诉、认定、撤销")
def respond_to_card(request: HttpRequest, card_id: UUID, payload: SaidIn) -> HttpResponse:
    """Do an act of the card's `next_acts`: the unit answers or appeals, the supervisor upholds or cancels with the reason."""
    viewer = check_permission(request, *TAKING_PART)
    get_card(viewer, card_id=card_id)
    act = check_verb(_CARD_ACTS, verb=payload.verb)

    def _act(at: datetime) -> dict[str, Any]:
        act(viewer, card_id=card_id, text=payload.reason, at=at)
        return _present_card(viewer, card_id=card_id)

    return perform(request, act=_act)


def check_verb(acts: dict[str, Any], *, verb: str) -> Any:
    """Return what does this verb, or refuse one that is no act here (422)."""
    if verb not in acts:
        raise Refusal("supervision.verb.unknown", words.VERB_UNKNOWN, field="verb")
    return acts[verb]


@router.get("/feed", response=dict[str, Any], summary="期限日历的地址")
def show_feed(request: HttpRequest) -> dict[str, Any]:
    """Say since when the caller's post has a calendar address (`made_at`, null without one); the address itself is not kept."""
    return plain({"made_at": find_own_feed(check_permission(request, *ANSWERING))})  # type: ignore[no-any-return]


@router.post("/feed/renew-feed", response={201: dict[str, Any]}, summary="生成期限日历的新地址")
def renew_feed(request: HttpRequest) -> HttpResponse:
    """Make a new secret calendar address (iCalendar) of what the caller's unit has to do; the one before ends."""
    viewer = check_permission(request, *ANSWERING)
    return perform(request, act=lambda at: {"address": feeding.renew(viewer, at=at)}, status=201)


@router.post("/feed/withdraw-feed", response=dict[str, Any], summary="停用期限日历的地址")
def withdraw_feed(request: HttpRequest) -> HttpResponse:
    """End the calendar address of the caller's post."""
    viewer = check_permission(request, *ANSWERING)

    def _act(at: datetime) -> dict[str, Any]:
        feeding.withdraw(viewer, at=at)
        return {"made_at": None}

    return perform(request, act=_act)


def _present_card(viewer: Viewer, *, card_id: UUID) -> dict[str, Any]:
    body: dict[str, Any] = plain(asdict(get_card(viewer, card_id=card_id)))
    return {**body.pop("row"), **body}


def _read_cursor(text: str) -> tuple[date, UUID] | None:
    day, _, clock_id = text.partition("_")
    try:
        return (date.fromisoformat(day), UUID(clock_id)) if text else None
    except ValueError:
        raise Refusal("request.cursor_invalid", words.CURSOR, field="cursor") from None
