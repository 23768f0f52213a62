"""States as staff say them."""

from onething.cases.contracts.kinds import StepState
from onething.look.contracts import Tag, Tone

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
