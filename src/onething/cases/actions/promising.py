"""告知承诺 before and at the decision: signed with the application, decided at once, taken back before the decision."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.actions.accepting import promise_anew
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.planned import set_plan
from onething.cases.actions.recounting import get_matter
from onething.cases.actions.review import check_conditions, follow_ready, produce, set_opinion
from onething.cases.actions.starting import say_days, say_limits, set_clock
from onething.cases.bars import find_bar
from onething.cases.contracts.given import OpinionGiven, Signature
from onething.cases.contracts.kinds import PromiseState, StepState
from onething.cases.contracts.promises import PromiseBar
from onething.cases.counting import counting_at, say_limit
from onething.cases.deferrals import check_supplied
from onething.cases.models.case import Case
from onething.cases.models.promise import StepPromise
from onething.cases.models.step import Step
from onething.cases.overdue import calendar_of
from onething.cases.reading import get_plan
from onething.cases.rules.promising import check_promised, check_road
from onething.cases.rules.recusing import check_not_asked
from onething.cases.states import STEP_MOVES
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.planning.contracts import Plan, PlannedMatter


def sign_promises(case: Case, *, plan: Plan, signature: Signature, at: datetime) -> None:
    """Keep which texts were promised with the signature; refuses one that was not, and who may not promise now."""
    texts = check_promised(plan, promises=signature.promises)
    case.promises_signed = {
        code: {"text_sm3": text, "snapshot_sm3": signature.snapshot_sm3, "signed_by": signature.method,
               "signed_at": at.isoformat()}
        for code, text in texts.items()
    }  # fmt: skip


def check_not_barred(plan: Plan, *, holder_indexes: list[str]) -> None:
    """Refuse a promise of somebody who has an unkept one (`cases.promise.barred`): the ordinary road stays open to them."""
    if any(matter.promise for matter in plan.matters):
        check_may_promise(plan, bar=find_bar(holder_indexes))


def check_may_promise(plan: Plan, *, bar: PromiseBar | None) -> None:
    """Refuse a plan with a promise to somebody who is barred; a plan of the ordinary road is open to everybody."""
    if bar is not None and any(matter.promise for matter in plan.matters):
        sentence = words.PROMISE_BARRED.format(
            matter=bar.matter_name, department=bar.department, day=bar.recorded_on.isoformat()
        )
        raise Refusal("cases.promise.barred", sentence, field="answers", status=409)


def keep_promise(step: Step, *, matter: PlannedMatter) -> None:
    """At the dispatch: the step of a promised matter gets its promise. The step is saved already."""
    signed = step.case.promises_signed.get(step.matter_code)
    if matter.promise is None or signed is None:
        return
    StepPromise.objects.create(
        step=step,
        text_sm3=signed["text_sm3"],
        snapshot_sm3=signed["snapshot_sm3"],
        signed_by=signed["signed_by"],
        signed_at=datetime.fromisoformat(signed["signed_at"]),
    )


def permit_on_promise(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The file is complete and the conditions are promised: permit at once (行政许可法 art. 34(2), 消防法 art. 15)."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="permit_on_promise", viewer=viewer)
    check_supplied(step)
    if step.state == StepState.PENDING:
        check_road(step.promise_state, is_promised=True)
        check_not_asked(step.recusal_asked)
        check_conditions(step)
    promise = StepPromise.objects.filter(step=step).first()
    set_opinion(step, decision="permit", opinion=OpinionGiven(words.ON_PROMISE), viewer=viewer, at=at)
    produce(step, at=at)
    facts = {"decision": "permit", "matter": step.matter_code,
             "promise_sm3": promise.text_sm3 if promise else None}  # fmt: skip
    move_step(step, verb="permit_on_promise", viewer=viewer, at=at, told=Told(facts=facts))
    follow_ready(step, at=at)


def withdraw_promise(viewer: Viewer, *, step_id: UUID, at: datetime) -> None:
    """The applicant takes the promise back before the decision: the ordinary road, with its own days."""
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="withdraw_promise", viewer=viewer)
    facts: dict[str, Any] = {"matter": step.matter_code}
    if step.state in (StepState.WAITING, StepState.PENDING):
        check_road(step.promise_state, is_promised=True)
        facts |= _go_ordinary(step, at=at)
    move_step(step, verb="withdraw_promise", viewer=viewer, at=at, told=Told(facts=facts))


def plan_check(step: Step, *, at: datetime) -> dict[str, Any]:
    """With the decision the later check is planned; returns what the ledger keeps. Others' steps: nothing."""
    if step.promise_state != PromiseState.SIGNED:
        return {}
    told = get_matter(step).promise
    assert told is not None, "a promised step has a promised matter"  # noqa: S101
    step.promise_state = PromiseState.DUE
    check_by = in_working_days(told.check_days, at=at)
    StepPromise.objects.filter(step=step).update(check_by=check_by)
    limit = Limit(told.check_days, LimitUnit.WORKING_DAYS)
    return {
        "check_by": check_by.isoformat(),
        "unit": step.unit.code,
        "limits": {"promise_check": {"promised": say_limit(limit)}},
        **counting_at(at).as_facts(),
    }


def in_working_days(days: int, *, at: datetime) -> date:
    """Return the last day of a term of working days that begins today."""
    return due_day(local_day(at), limit=Limit(days, LimitUnit.WORKING_DAYS), calendar=calendar_of(at)).day


def _go_ordinary(step: Step, *, at: datetime) -> dict[str, Any]:
    case = step.case
    case.promises_back = sorted({*case.promises_back, step.matter_code})
    plan = get_plan(case)
    set_plan(case, plan=plan, answers=case.answers)
    days = [one for one in (case.promised_days, plan.promised_working_days) if one is not None]
    facts = promise_anew(case, days=max(days, default=None), plan=plan, at=at)
    case.revision += 1
    case.save()
    step.promise_state = PromiseState.WITHDRAWN
    StepPromise.objects.filter(step=step).update(withdrawn_at=at)
    matter = get_matter(step)
    step.release, step.site_visit = matter.release, matter.site_visit
    if step.started_on is not None:
        set_clock(step, matter=matter, at=at)
    limits = {**facts["limits"], "step": say_limits(matter)}
    said = {"case_promised_on": facts["promised_on"], "case_amber_on": facts["amber_on"]}
    return {"plan_sm3": case.plan_sm3, **facts, **said, "limits": limits, **say_days(step)}
