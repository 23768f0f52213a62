"""告知承诺 after the decision: checked by two, mended by order, broken and recorded, and the record repaired."""

from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_step, move_step
from onething.cases.actions.evidence import get_evidence
from onething.cases.actions.promising import in_working_days
from onething.cases.actions.recounting import get_matter
from onething.cases.bars import list_holder_indexes
from onething.cases.contracts.given import CheckMade
from onething.cases.contracts.kinds import PromiseState, StepState
from onething.cases.counting import counting_at, say_limit
from onething.cases.models.promise import BrokenPromise, PromiseCheck, StepPromise
from onething.cases.models.step import Step
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.promising import CHECKABLE, after_check, check_made
from onething.cases.sealing import seal_value
from onething.cases.states import STEP_MOVES
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def check_promise(viewer: Viewer, *, step_id: UUID, check: CheckMade, at: datetime) -> None:
    """The department writes down a check: fit, and the promise is kept; unfit, and mending can be ordered."""
    assert viewer.person_id is not None, "who records is somebody"  # noqa: S101
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="check_promise", viewer=viewer)
    facts: dict[str, object] = {"matter": step.matter_code, "is_fit": check.is_fit}
    if step.state == StepState.ISSUED:
        facts |= _keep_check(step, check=check, person_id=viewer.person_id, at=at)
    told = Told(facts=facts, personal={"findings": check.findings.strip(), "checkers": list(check.checkers)})
    move_step(step, verb="check_promise", viewer=viewer, at=at, told=told)


def order_mending(viewer: Viewer, *, step_id: UUID, order: str, at: datetime) -> None:
    """Unfit: what has to be mended, within the published term; told to the applicant."""
    check_reason(order)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="order_mending", viewer=viewer)
    facts: dict[str, object] = {"matter": step.matter_code}
    if step.state == StepState.ISSUED:
        facts |= _order(step, order=order.strip(), at=at)
    told = Told(facts=facts, personal={"reason": order.strip()})
    move_step(step, verb="order_mending", viewer=viewer, at=at, told=told)


def break_promise(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """Not mended: the promise is found broken, and its holder may not promise again until that is repaired.

    The result itself is revoked by its own act (行政许可法 art. 69), with its own letter and remedies.
    """
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="break_promise", viewer=viewer)
    if step.state == StepState.ISSUED:
        _record_broken(step, at=at)
    told = Told(facts={"matter": step.matter_code}, personal={"reason": reason.strip()})
    move_step(step, verb="break_promise", viewer=viewer, at=at, told=told)


def repair_record(viewer: Viewer, *, step_id: UUID, reason: str, at: datetime) -> None:
    """What was broken is made good: the holder may promise again (信用修复)."""
    check_reason(reason)
    step = lock_step(viewer, step_id=step_id)
    check_post(STEP_MOVES, verb="repair_record", viewer=viewer)
    if step.state == StepState.ISSUED:
        if step.promise_state != PromiseState.BROKEN:
            raise Refusal("cases.promise.no_record", words.PROMISE_NO_RECORD, status=409)
        step.promise_state = PromiseState.REPAIRED
        open_ones = BrokenPromise.objects.filter(promise_id=step.id, repaired_at__isnull=True)
        open_ones.update(repaired_at=at, repaired_by=viewer.person_id)
    told = Told(facts={"matter": step.matter_code}, personal={"reason": reason.strip()})
    move_step(step, verb="repair_record", viewer=viewer, at=at, told=told)


def _keep_check(step: Step, *, check: CheckMade, person_id: UUID, at: datetime) -> dict[str, object]:
    if step.promise_state not in CHECKABLE:
        raise Refusal("cases.promise.not_due", words.PROMISE_NOT_DUE, status=409)
    assert step.decided_at is not None, "an issued step was decided"  # noqa: S101
    check_made(check, decided_on=local_day(step.decided_at), today=local_day(at))
    assert check.record is not None, "checked before"  # noqa: S101
    record = get_evidence(step, evidence_id=check.record)
    row = PromiseCheck(
        promise_id=step.id, checked_on=check.checked_on, is_fit=check.is_fit, record=record,
        recorded_by=person_id, recorded_at=at,
    )  # fmt: skip
    content = {"checkers": [name.strip() for name in check.checkers], "findings": check.findings.strip()}
    row.content_sealed = seal_value(step.case, place=f"promise_check:{row.id}", value=content)
    row.save()
    step.promise_state = after_check(PromiseState(step.promise_state), is_fit=check.is_fit)
    return {"checked_on": check.checked_on.isoformat(), "checkers": len(check.checkers),
            "record_sm3": record.file_sm3}  # fmt: skip


def _order(step: Step, *, order: str, at: datetime) -> dict[str, object]:
    if step.promise_state != PromiseState.UNFIT:
        raise Refusal("cases.promise.not_unfit", words.PROMISE_NOT_UNFIT, status=409)
    promise = StepPromise.objects.get(step=step)
    told = get_matter(step).promise
    assert told is not None, "a promised step has a promised matter"  # noqa: S101
    promise.mend_by = in_working_days(told.mend_days, at=at)
    promise.order_sealed = seal_value(step.case, place=f"mending:{step.id}", value=order)
    promise.save(update_fields=["mend_by", "order_sealed"])
    step.promise_state = PromiseState.MENDING
    limit = Limit(told.mend_days, LimitUnit.WORKING_DAYS)
    limits = {"promise_mending": {"promised": say_limit(limit)}}
    return {"mend_by": promise.mend_by.isoformat(), "limits": limits, **counting_at(at).as_facts()}


def _record_broken(step: Step, *, at: datetime) -> None:
    if step.promise_state != PromiseState.UNMENDED:
        raise Refusal("cases.promise.not_broken", words.PROMISE_NOT_BROKEN, status=409)
    step.promise_state = PromiseState.BROKEN
    for index in list_holder_indexes(step.case):
        BrokenPromise.objects.create(promise_id=step.id, holder_index=index, recorded_at=at)
