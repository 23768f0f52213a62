"""States as staff say them."""

from collections.abc import Sequence

from onething.cases.contracts.hall_views import DeferredPaper
from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.views import StepView
from onething.desk import words
from onething.look.contracts import Tag, Tone
from onething.pages.showing.days import say_short_day

TONES = {
    StepState.READY: Tone.GOOD,
    StepState.ISSUED: Tone.GOOD,
    StepState.OPPOSED: Tone.LEGAL,
    StepState.REFUSED: Tone.LEGAL,
    StepState.IN_REVIEW: Tone.ASK,
}


def show_state(state: StepState) -> Tag:
    """Return the tag of a step's state."""
    return Tag(state.label, TONES.get(state, Tone.PLAIN))


def say_lacking(step: StepView, *, deferred: Sequence[DeferredPaper]) -> str:
    """Return which papers of a step are still to come and until when; empty when none is."""
    mine = [one for one in deferred if one.is_open and step.matter_code in one.needed_by]
    return "".join(words.STILL_TO_COME.format(name=one.name, day=say_short_day(one.due_on)) for one in mine)
