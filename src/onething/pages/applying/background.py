"""Saving while somebody types: the same save as a button's, answered with a line and what is not lawful yet.

The page's script sends the section as it stands; what it cannot send now it keeps and sends again. Without scripts nothing
of this happens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from onething.cases.contracts.given import Problem
from onething.cases.queries.one_case import get_case
from onething.journey import flow
from onething.kernel.clock_port import SHANGHAI, now
from onething.kernel.errors import Refusal
from onething.pages.access import viewer_of
from onething.pages.answering import show
from onething.pages.applying import words
from onething.pages.applying.fields import name_of
from onething.pages.applying.open_case import can_change, corrected_keys
from onething.pages.applying.sections import Section, list_sections, pick_section
from onething.pages.applying.typed import read_revision, read_values

ANSWER = "X-Saved"
SAVED, STOPPED = "saved", "stopped"
IDENTITY = frozenset({"citizen_id", "person"})


@dataclass(frozen=True)
class LiveProblem:
    """What is not lawful yet, and the id of the input or group where it stands."""

    anchor: str
    sentence: str


@dataclass(frozen=True)
class SavedPage:
    """The view value of pages/applying/saved.html; a revision only when something was saved."""

    sentence: str
    revision: int | None = None
    problems: tuple[LiveProblem, ...] = ()


def is_background(request: HttpRequest) -> bool:
    """Whether the page's script saves, and nobody pressed a button."""
    return request.method == "POST" and "background" in request.POST


def list_private(fields: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the keys of the fields that hold identity numbers: a browser keeps them in its tab only."""
    return tuple(field["key"] for field in fields if _holds_identity(field))


def save_in_background(request: HttpRequest, *, case_id: UUID) -> HttpResponse:
    """Save the section as typed. Nothing of the case is shown, so that the read leaves no trace.

    A page that something else has overtaken saves nothing more by itself: its next button shows both.
    """
    viewer, at = viewer_of(request), now()
    case = get_case(viewer, case_id=case_id)
    sections = list_sections(case.plan, only=corrected_keys(case, kind="form"))
    if not can_change(case) or not sections:
        return _answer(request, page=SavedPage(words.LIVE_CLOSED), outcome=STOPPED)
    section = pick_section(sections, number=request.GET.get("section", ""))
    typed = read_values(request.POST, fields=section.asked)
    try:
        revision, problems = flow.fill(
            viewer, case_id=case_id, values=typed, revision=read_revision(request.POST), at=at
        )
    except Refusal as refusal:
        return _answer(request, page=SavedPage(_say_why(refusal)), outcome=STOPPED)
    mine = _list_mine(problems, section=section)
    page = SavedPage(_say_saved(at, count=len(mine)), revision=revision, problems=mine)
    return _answer(request, page=page, outcome=SAVED)


def _holds_identity(field: Mapping[str, Any]) -> bool:
    columns = field.get("columns") or ()
    return field["type"] in IDENTITY or any(column["type"] in IDENTITY for column in columns)


def _list_mine(problems: Sequence[Problem], *, section: Section) -> tuple[LiveProblem, ...]:
    anchors = {f"form.{field['key']}": f"id_{name_of(field['key'])}" for field in section.asked}
    return tuple(
        LiveProblem(anchors[problem.field], problem.sentence)
        for problem in problems
        if problem.field in anchors
    )


def _say_saved(at: datetime, *, count: int) -> str:
    moment = at.astimezone(SHANGHAI).strftime("%H:%M")
    sentence = words.LIVE_SAVED.format(moment=moment)
    return sentence + words.LIVE_PROBLEMS.format(count=count) if count else sentence


def _say_why(refusal: Refusal) -> str:
    return words.LIVE_STALE if refusal.code == "cases.case.stale" else refusal.sentence


def _answer(request: HttpRequest, *, page: SavedPage, outcome: str) -> HttpResponse:
    response = show(request, "pages/applying/saved.html", page=page)
    response[ANSWER] = outcome
    return response
