"""Joint handling: what is still open, what may be dropped, which steps can begin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onething.cases import words
from onething.cases.contracts.kinds import StepState
from onething.cases.states import GONE_STEP_STATES, GRANTED_STEP_STATES

_SETTLED = GONE_STEP_STATES | {StepState.READY, StepState.ISSUED}


@dataclass(frozen=True)
class StepFact:
    """What the joint rules need to know of a step."""

    code: str
    name: str
    unit: str
    needs: tuple[str, ...]
    state: StepState


def list_open_points(steps: Iterable[StepFact]) -> list[str]:
    """Sentences for everything that stands between the lead and the one confirmation; empty when it may be made.

    All or none: every step still in the case must be ready or issued already (own day, fuse), and one must be ready.
    """
    held = [step for step in steps if step.state not in GONE_STEP_STATES]
    points = [
        words.OPEN_POINTS[step.state].format(name=step.name, unit=step.unit)
        for step in held
        if step.state not in _SETTLED
    ]
    if not points and not any(step.state is StepState.READY for step in held):
        points.append(words.NOTHING_READY)
    return points


def list_startable(steps: Sequence[StepFact]) -> list[str]:
    """Codes of waiting steps whose needed results all exist inside the platform (浙江“最多跑一次”规定 art. 5)."""
    granted = {step.code for step in steps if step.state in GRANTED_STEP_STATES}
    present = {step.code for step in steps if step.state not in GONE_STEP_STATES}
    return [
        step.code
        for step in steps
        if step.state is StepState.WAITING and all(need in granted for need in step.needs if need in present)
    ]


def list_dependants(code: str, *, steps: Sequence[StepFact]) -> list[str]:
    """Names of steps still in the case that cannot stand without this one."""
    return [step.name for step in steps if code in step.needs and step.state not in GONE_STEP_STATES]


def list_freed(code: str, *, steps: Sequence[StepFact]) -> list[str]:
    """Names of waiting steps that could begin if this one were gone."""
    left = [replace(step, state=StepState.DROPPED) if step.code == code else step for step in steps]
    freed = set(list_startable(left)) - set(list_startable(steps))
    return [step.name for step in steps if step.code in freed]


def list_ready_needs(code: str, *, steps: Sequence[StepFact]) -> list[str]:
    """Codes of the ready steps on whose results this one rests, itself or through others, in the order given."""
    ready = {step.code: step for step in steps if step.state is StepState.READY}
    needs = {step.code: step.needs for step in steps}
    found: set[str] = set()
    waiting = [code]
    while waiting:
        new = [need for need in needs[waiting.pop()] if need in ready and need not in found]
        found.update(new)
        waiting += new
    return [step.code for step in steps if step.code in found]


def is_complete(steps: Iterable[StepFact]) -> bool:
    """Whether nothing is left to confirm: every step still in the case is issued, and at least one is."""
    states = {step.state for step in steps if step.state not in GONE_STEP_STATES}
    return states == {StepState.ISSUED}
