"""How much of a whole case's promise is left."""

from onething.cases.contracts.clocks import TimeLeft
from onething.cases.contracts.kinds import Light as CaseLight
from onething.desk import words
from onething.look.contracts import Deadline, Light


def show_left(left: TimeLeft) -> Deadline:
    """Return the chip of a promise: the light's shape and its words."""
    return Deadline(light=Light(left.light.value), left=_say_left(left))


def _say_left(left: TimeLeft) -> str:
    if left.light is CaseLight.RED:
        return words.PAST_STATUTE
    if left.days_left is None:
        return words.NO_LIMIT
    if left.days_left < 0:
        return words.PAST_PROMISE.format(days=-left.days_left)
    return words.LEFT.format(days=left.days_left) if left.days_left else words.LEFT_TODAY
