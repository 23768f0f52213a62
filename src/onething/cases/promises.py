"""The promises of a case's steps as a viewer may see them: where they stand everybody, the words whom they concern."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from onething.cases.contracts.kinds import PromiseState
from onething.cases.contracts.promises import CheckView, PromiseView
from onething.cases.models.case import Case
from onething.cases.models.promise import PromiseCheck, StepPromise
from onething.cases.models.step import Step
from onething.cases.sealing import open_values


def list_promises(
    case: Case, *, steps: Sequence[Step], is_told: Callable[[Step], bool]
) -> dict[UUID, PromiseView]:
    """Return the promise of every step that has one; nothing is read when none has."""
    promised = {step.id: step for step in steps if step.promise_state}
    if not promised:
        return {}
    rows = list(StepPromise.objects.filter(step_id__in=promised))
    checks = list(PromiseCheck.objects.filter(promise_id__in=promised).order_by("recorded_at", "id"))
    told = {step.id for step in promised.values() if is_told(step)}
    opened = open_values(case, sealed=_list_sealed(rows, checks=checks, told=told))
    return {
        row.step_id: _view(
            row,
            step=promised[row.step_id],
            checks=[one for one in checks if one.promise_id == row.step_id],
            opened=opened,
        )
        for row in rows
    }


def _list_sealed(
    rows: Sequence[StepPromise], *, checks: Sequence[PromiseCheck], told: set[UUID]
) -> dict[str, bytes]:
    orders = {
        f"mending:{row.step_id}": bytes(row.order_sealed)
        for row in rows
        if row.order_sealed is not None and row.step_id in told
    }
    found = {f"promise_check:{one.id}": bytes(one.content_sealed) for one in checks if one.promise_id in told}
    return orders | found


def _view(
    row: StepPromise, *, step: Step, checks: Sequence[PromiseCheck], opened: dict[str, Any]
) -> PromiseView:
    return PromiseView(
        state=PromiseState(step.promise_state),
        text_sm3=row.text_sm3,
        signed_at=row.signed_at,
        check_by=row.check_by,
        mend_by=row.mend_by,
        order=opened.get(f"mending:{row.step_id}"),
        checks=tuple(_view_check(one, content=opened.get(f"promise_check:{one.id}")) for one in checks),
    )


def _view_check(check: PromiseCheck, *, content: dict[str, Any] | None) -> CheckView:
    return CheckView(
        checked_on=check.checked_on,
        is_fit=check.is_fit,
        checkers=tuple(content["checkers"]) if content else None,
        findings=content["findings"] if content else None,
        record=check.record_id if content else None,
    )
