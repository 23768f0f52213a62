"""What a department signed on a step, as a card."""

from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.views import StepView
from onething.look.contracts import OpinionCard, Tone

_TONES = {
    StepState.READY: Tone.GOOD, StepState.ISSUING: Tone.GOOD, StepState.ISSUED: Tone.GOOD,
    StepState.OPPOSED: Tone.LEGAL, StepState.REFUSED: Tone.LEGAL,
}  # fmt: skip


def show_opinion(step: StepView) -> OpinionCard:
    """Return the card of a step: where it stands, and the reasons as far as the viewer may read them."""
    return OpinionCard(
        department=step.department,
        matter=step.matter_name,
        decision=step.state.label,
        tone=_TONES.get(step.state, Tone.PLAIN),
        reasons=step.reasons or "",
        articles=step.articles,
        remedy=step.remedy or "",
    )
