"""The plan of a case as its row keeps it: set when answers are given, made smaller when a matter is given up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onething.cases.actions.accepting import promise_anew
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.reading import get_plan
from onething.kernel.canonical import canonical_json
from onething.kernel.sm import sm3
from onething.planning.contracts import Plan


def set_plan(case: Case, *, plan: Plan, answers: Mapping[str, Any]) -> None:
    """Keep a plan and the answers it was made of; the caller saves the case."""
    text = canonical_json(plan.as_json())
    case.answers, case.plan, case.plan_sm3 = dict(answers), text.decode(), sm3(text).hex()
    case.silence_days = plan.silence.days if plan.silence else None


def give_up_matter(case: Case, *, step: Step, at: datetime) -> dict[str, Any]:
    """Plan the case again without a matter; the promised day never moves later. Returns what the ledger keeps."""
    case.given_up = sorted({*case.given_up, step.matter_code})
    plan = get_plan(case)
    set_plan(case, plan=plan, answers=case.answers)
    fewer = [one for one in (case.promised_days, plan.promised_working_days) if one is not None]
    _forget_papers(case, plan=plan, at=at)
    return {"plan_sm3": case.plan_sm3, **promise_anew(case, days=min(fewer, default=None), plan=plan, at=at)}


def _forget_papers(case: Case, *, plan: Plan, at: datetime) -> None:
    """A paper that was to come for the matter given up alone is waited for no longer."""
    wanted = [one.key for one in plan.materials if one.asked]
    open_ones = case.deferrals.filter(supplied_at__isnull=True, lapsed_at__isnull=True)
    open_ones.exclude(key__in=wanted).update(lapsed_at=at)
    case.lacks_papers = open_ones.exists()
