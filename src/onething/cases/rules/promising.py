"""告知承诺: what a promise, its check and its end need.

After 消防法 art. 15, 浙江“最多跑一次”规定 art. 14 and 安阳政务服务条例 art. 25-29; the terms are the catalogue's.
"""

from collections.abc import Mapping
from datetime import date

from onething.cases import words
from onething.cases.contracts.given import CheckMade
from onething.cases.contracts.kinds import PromiseState
from onething.cases.rules.explaining import check_reason
from onething.kernel.errors import Refusal
from onething.planning.contracts import Plan

LEAST_CHECKERS = 2
CHECKABLE = frozenset({PromiseState.DUE, PromiseState.MENDING})


def check_promised(plan: Plan, *, promises: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of every text that is promised, by matter; refuses `cases.promise.unsigned` at the first other one.

    What is promised is exactly what the publication tells: another digest is another text.
    """
    wanted = {matter.code: matter for matter in plan.matters if matter.promise is not None}
    for code, matter in wanted.items():
        assert matter.promise is not None  # noqa: S101
        if promises.get(code) != matter.promise.sm3:
            sentence = words.PROMISE_UNSIGNED.format(name=matter.name)
            raise Refusal("cases.promise.unsigned", sentence, field=f"promises.{code}")
    return {code: matter.promise.sm3 for code, matter in wanted.items() if matter.promise}


def check_made(check: CheckMade, *, decided_on: date, today: date) -> None:
    """Refuse a check by fewer than two, without record or finding, of a day to come or before the decision."""
    if len({name.strip() for name in check.checkers if name.strip()}) < LEAST_CHECKERS:
        raise Refusal("cases.promise.checkers", words.PROMISE_CHECKERS, field="checkers")
    if not decided_on <= check.checked_on <= today:
        raise Refusal("cases.promise.check_day", words.PROMISE_CHECK_DAY, field="checked_on")
    if check.record is None:
        raise Refusal("cases.promise.record_missing", words.PROMISE_RECORD, field="record")
    check_reason(check.findings)


def check_road(state: str, *, is_promised: bool) -> None:
    """Refuse an act of the other road: on a promise nobody examines first, without one nobody decides unseen."""
    if (state == PromiseState.SIGNED) is is_promised:
        return
    sentence = words.PROMISE_NONE if is_promised else words.PROMISE_AT_ONCE
    code = "cases.promise.none" if is_promised else "cases.promise.at_once"
    raise Refusal(code, sentence, status=409)


def after_check(state: PromiseState, *, is_fit: bool) -> PromiseState:
    """Return where a promise stands after a check: unfit before an order can be mended, after one it is broken."""
    if is_fit:
        return PromiseState.KEPT
    return PromiseState.UNMENDED if state is PromiseState.MENDING else PromiseState.UNFIT
