"""Training: one's own cards and quizzes, and who of a unit has done what. What is right is never told, only what was wrong."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.journey import training
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.openapi.authentication import check_permission
from onething.openapi.catalogue_schemas import QuizIn
from onething.openapi.performing import perform
from onething.openapi.presenting import plain
from onething.training.contracts import CardLine
from onething.training.queries import get_card, list_cards, list_trainee_cards, list_trainees

router = Router()
_LEARNING = (Permission.RECEIVE, Permission.REVIEW)
_LEADING = (Permission.APPROVE_EXTENSION, Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)


@router.get("/cards", response=dict[str, Any], summary="我的培训卡")
def list_own(request: HttpRequest) -> dict[str, Any]:
    """List the matters that the caller has to learn, what is due first."""
    viewer = check_permission(request, *_LEARNING)
    return {"items": [_present(line) for line in list_cards(viewer, at=now())]}


@router.get("/cards/{code}/{matter}", response=dict[str, Any], summary="一张培训卡和它的题")
def show_card(request: HttpRequest, code: str, matter: str) -> dict[str, Any]:
    """Show what was published of a matter, and its quiz without what is right."""
    viewer = check_permission(request, *_LEARNING)
    card = get_card(viewer, code=f"{code}/{matter}", at=now())
    body: dict[str, Any] = plain(asdict(card))
    return {**body, "line": _present(card.line)}


@router.post("/cards/{code}/{matter}/quiz", response=dict[str, Any], summary="交卷")
def answer(request: HttpRequest, code: str, matter: str, payload: QuizIn) -> HttpResponse:
    """Answer a quiz; it is judged here."""
    viewer, full = check_permission(request, *_LEARNING), f"{code}/{matter}"

    def _act(at: datetime) -> dict[str, Any]:
        judged = training.answer(viewer, code=full, edition=payload.edition, chosen=payload.chosen, at=at)
        return {**plain(asdict(judged)), "result_label": judged.result.label}

    return perform(request, act=_act)


@router.get("/staff", response=dict[str, Any], summary="本单位的培训情况")
def list_staff(request: HttpRequest) -> dict[str, Any]:
    """List the people of the caller's unit who have something to learn, and how far they are."""
    viewer = check_permission(request, *_LEADING)
    return {"items": [plain(asdict(one)) for one in list_trainees(viewer, at=now())]}


@router.get("/staff/{person_id}", response=dict[str, Any], summary="一个人的培训情况")
def show_person(request: HttpRequest, person_id: UUID) -> dict[str, Any]:
    """Show how far one of them is, card by card."""
    viewer = check_permission(request, *_LEADING)
    person, lines = list_trainee_cards(viewer, person_id=person_id, at=now())
    return {**plain(asdict(person)), "cards": [_present(line) for line in lines]}


def _present(line: CardLine) -> dict[str, Any]:
    return {**plain(asdict(line)), "state_label": line.state.label}
