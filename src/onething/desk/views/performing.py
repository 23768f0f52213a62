"""Doing what a form of the desk asks: one verb of the table of moves on one step."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.http import QueryDict

from onething.cases.contracts.given import OpinionGiven, OutsideResult
from onething.cases.contracts.views import StepView
from onething.desk import words
from onething.journey import flow
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

Typed = Mapping[str, str]
NAMES = ("reason", "articles", "number", "decided_on", "fact", "evidence")


def read_typed(sent: QueryDict, *, step: StepView) -> dict[str, str]:
    """Return what was typed into the forms of this step, by plain names."""
    return {name: sent.get(f"{name}_{step.number[-2:]}", "") for name in NAMES}


def perform(viewer: Viewer, *, verb: str, step_id: UUID, typed: Typed, at: datetime) -> None:
    """Do the act; refuses `desk.act.unknown` for another verb, and whatever the act refuses."""
    act = _ACTS.get(verb)
    if act is None:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
    act(viewer, step_id, typed, at)


def _start_review(viewer: Viewer, step_id: UUID, typed: Typed, at: datetime) -> None:
    flow.start_review(viewer, step_id=step_id, at=at)


def _permit(viewer: Viewer, step_id: UUID, typed: Typed, at: datetime) -> None:
    flow.permit(viewer, step_id=step_id, opinion=_opinion(typed), at=at)


def _refuse(viewer: Viewer, step_id: UUID, typed: Typed, at: datetime) -> None:
    flow.refuse(viewer, step_id=step_id, opinion=_opinion(typed), at=at)


def _record_fact(viewer: Viewer, step_id: UUID, typed: Typed, at: datetime) -> None:
    if not typed["fact"]:
        raise Refusal("desk.fact.missing", words.FACT_MISSING, field="fact")
    flow.record_fact(viewer, step_id=step_id, fact=typed["fact"], evidence=typed["evidence"], at=at)


def _record_result(viewer: Viewer, step_id: UUID, typed: Typed, at: datetime) -> None:
    number = typed["number"].strip()
    if not number:
        raise Refusal("desk.number.missing", words.NUMBER_MISSING, field="number")
    result = OutsideResult(number=number, decided_on=_read_day(typed["decided_on"]))
    flow.record_result(viewer, step_id=step_id, result=result, at=at)


def _opinion(typed: Typed) -> OpinionGiven:
    articles = tuple(line.strip() for line in typed["articles"].splitlines() if line.strip())
    return OpinionGiven(reasons=typed["reason"], articles=articles)


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.DAY_UNREADABLE, field="decided_on") from error


_ACTS: dict[str, Callable[[Viewer, UUID, Typed, datetime], None]] = {
    "start_review": _start_review,
    "permit": _permit,
    "refuse": _refuse,
    "record_fact": _record_fact,
    "record_result": _record_result,
}
