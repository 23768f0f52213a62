"""Whether a refused matter can be given up, and what that would change: told to the applicant before they choose."""

from collections.abc import Sequence
from datetime import date

from onething.cases import words
from onething.cases.contracts.views import DropPreview
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.reading import get_plan, get_published
from onething.cases.rules.joint import StepFact, list_dependants, list_freed
from onething.cases.rules.limits import promise_day
from onething.cases.states import GONE_STEP_STATES
from onething.kernel.errors import Refusal
from onething.kernel.working_days import WorkingCalendar
from onething.planning.contracts import Plan
from onething.planning.queries import make_plan


def find_hindrance(step: Step, *, facts: Sequence[StepFact]) -> Refusal | None:
    """Return why this matter cannot be given up; None when the others stand without it and are asked nothing more."""
    if others := list_dependants(step.matter_code, steps=facts):
        sentence = words.DROP_NEEDED.format(name=step.matter_name, others="、".join(others))
        return Refusal("cases.drop.needed", sentence, status=409)
    if not any(fact.code != step.matter_code and fact.state not in GONE_STEP_STATES for fact in facts):
        return Refusal("cases.drop.last", words.NO_OTHER_LEFT, status=409)
    if more := _list_more(get_plan(step.case), without=plan_without(step)):
        sentence = words.DROP_ASKS_MORE.format(name=step.matter_name, items="、".join(more))
        return Refusal("cases.drop.asks_more", sentence, status=409)
    return None


def plan_without(step: Step) -> Plan:
    """Return the plan of the case without this step's matter."""
    case = step.case
    return make_plan(
        get_published(case),
        answers=case.answers,
        without=[*case.given_up, step.matter_code],
        unpromised=case.promises_back,
    )


def preview(step: Step, *, facts: Sequence[StepFact], known: WorkingCalendar) -> DropPreview:
    """Return what giving this matter up would change; `known` is the calendar as known today."""
    before, after = get_plan(step.case), plan_without(step)
    hindrance = find_hindrance(step, facts=facts)
    return DropPreview(
        matter_name=step.matter_name,
        fields_gone=tuple(one.label for one in before.form if _is_asked(before, key=one.key, gone=after)),
        materials_gone=tuple(
            one.name
            for one in before.materials
            if one.asked and not any(other.key == one.key and other.asked for other in after.materials)
        ),
        promised_before=step.case.promised_on,
        promised_after=promise_without(step.case, plan=after, known=known),
        starts=tuple(list_freed(step.matter_code, steps=facts)),
        hindrance=hindrance.sentence if hindrance else "",
    )


def promise_without(case: Case, *, plan: Plan, known: WorkingCalendar) -> date | None:
    """Return the day that a smaller plan allows to promise, at the latest the one already told; None without one."""
    if case.accepted_on is None or case.promised_on is None:
        return case.promised_on
    told = [*(known.as_marked(mark) for mark in case.told_with), known]
    due = promise_day(plan.promised_working_days, accepted_on=case.accepted_on, calendars=told)
    return min(case.promised_on, due.day) if due else case.promised_on


def _is_asked(plan: Plan, *, key: str, gone: Plan) -> bool:
    asked = {one.key for one in plan.form if one.filled_from is None}
    return key in asked and key not in {one.key for one in gone.form}


def _list_more(before: Plan, *, without: Plan) -> list[str]:
    """What the smaller plan asks and the present one does not: nobody asks more after the acceptance (行政许可法 art. 32)."""
    fields = {one.key for one in before.form if one.filled_from is None}
    papers = {one.key for one in before.materials if one.asked}
    more = [
        one.label
        for one in without.form
        if one.filled_from is None and one.required and one.key not in fields
    ]
    return more + [one.name for one in without.materials if one.asked and one.key not in papers]
