"""When a result may be changed after its issue, and what rests on it (行政许可法 art. 7, 8, 69, 70)."""

from collections.abc import Sequence
from datetime import date

from onething.cases import change_words as words
from onething.cases.contracts.changes import ChangeGround, ChangeKind
from onething.cases.contracts.kinds import PromiseState
from onething.cases.rules.joint import StepFact
from onething.cases.states import GONE_STEP_STATES
from onething.kernel.errors import Refusal


def check_ground_for(ground: ChangeGround, *, is_ending: bool) -> None:
    """Refuse the ground of a correction for an end, and the other way round."""
    if (ground.kind is ChangeKind.CORRECT) is is_ending:
        proposed = words.ENDING if is_ending else ChangeKind.CORRECT.label
        sentence = words.GROUND_OTHER.format(ground=ground.label, kind=proposed)
        raise Refusal("cases.change.ground", sentence, field="ground")


def check_ground(ground: ChangeGround, *, promise_state: str, valid_until: date | None, today: date) -> None:
    """Refuse a ground that the facts contradict: a promise nobody found broken, a validity that still runs."""
    if ground is ChangeGround.PROMISE_BROKEN and promise_state != PromiseState.BROKEN:
        raise Refusal("cases.change.promise_kept", words.PROMISE_KEPT, field="ground", status=409)
    if ground is ChangeGround.EXPIRED and (valid_until is None or valid_until >= today):
        raise Refusal("cases.change.not_expired", words.NOT_EXPIRED, field="ground", status=409)


def check_heard(kind: ChangeKind, *, answer_by: date | None, is_answered: bool, today: date) -> None:
    """Refuse to take a result away before its holder was told and has answered, or let the day pass (art. 7)."""
    if not kind.is_heard:
        return
    if answer_by is None:
        raise Refusal("cases.change.not_told", words.NOT_TOLD.format(kind=kind.label), status=409)
    if not is_answered and today <= answer_by:
        sentence = words.STILL_HEARD.format(day=answer_by.isoformat())
        raise Refusal(
            "cases.change.still_heard", sentence, status=409, facts={"answer_by": answer_by.isoformat()}
        )


def list_resting(code: str, *, steps: Sequence[StepFact]) -> list[str]:
    """Codes of the steps still in the case whose results rest on this one, themselves or through others, in the order given."""
    found = {code}
    present = [step for step in steps if step.state not in GONE_STEP_STATES]
    while new := {step.code for step in present if found & set(step.needs)} - found:
        found |= new
    return [step.code for step in present if step.code in found and step.code != code]
