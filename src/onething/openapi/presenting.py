"""Views of lower floors as the interface shows them: plain JSON, ISO dates, full addresses of next acts."""

from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from onething.cases.contracts.views import CaseRow, CaseView, NextAct, StepView
from onething.openapi import addresses
from onething.supervision.contracts.deadlines import Deadlines


def present_case(view: CaseView, *, acts: list[NextAct], deadlines: Deadlines) -> dict[str, Any]:
    """Return a case with its steps, deadlines and the viewer's next acts."""
    body = plain(asdict(view))
    body["state_label"] = view.state.label
    body["steps"] = [present_step(step) for step in view.steps]
    body["deadlines"] = plain([asdict(one) for one in deadlines.every])
    body["next_acts"] = [present_next_act(view.id, act=act) for act in acts]
    return body


def present_step(step: StepView) -> dict[str, Any]:
    """Return a step with its label."""
    return {**plain(asdict(step)), "state_label": step.state.label}


def present_row(row: CaseRow) -> dict[str, Any]:
    """Return a line of a list."""
    return {**plain(asdict(row)), "state_label": row.state.label}


def present_next_act(case_id: UUID, *, act: NextAct) -> dict[str, Any]:
    """Return an act with the method and address that performs it."""
    href = addresses.act_address(case_id, verb=act.verb, step_id=act.step_id)
    step_id = str(act.step_id) if act.step_id else None
    return {"verb": act.verb, "label": act.label, "method": "POST", "href": href, "step_id": step_id}


def plain(value: Any) -> Any:
    """Return JSON-able data: ids and days as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
