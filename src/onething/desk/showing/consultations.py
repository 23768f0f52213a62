"""What a step asked of others, as cards: whom, until when, what came back, and whether it came late."""

from dataclasses import dataclass
from datetime import date

from onething.cases.contracts.consultations import ConsultationView
from onething.cases.contracts.views import StepView
from onething.desk import words
from onething.kernel.clock_port import local_day
from onething.look.contracts import OpinionCard, Tone
from onething.pages.showing.days import say_short_day


@dataclass(frozen=True)
class Consulted:
    """One consultation with the file of its answer."""

    card: OpinionCard
    href: str


def show_consultations(step: StepView, *, today: date) -> tuple[Consulted, ...]:
    """Return the consultations of a step, the oldest first."""
    return tuple(_show(one, step=step, today=today) for one in step.consultations)


def _show(one: ConsultationView, *, step: StepView, today: date) -> Consulted:
    state, tone = _say_state(one, today=today)
    closing = words.CONSULTATION_CLOSING.format(state=state, reason=one.closing) if one.closing else ""
    card = OpinionCard(
        department=one.asked,
        matter=one.question,
        decision=state,
        tone=tone,
        reasons=one.opinion or closing,
        signature=_say_days(one),
    )
    href = f"/desk/steps/{step.id}/evidence/{one.evidence}" if one.evidence else ""
    return Consulted(card, href=href)


def _say_state(one: ConsultationView, *, today: date) -> tuple[str, Tone]:
    if one.answered_on:
        return (
            (words.CONSULTATION_STATES["late"], Tone.WARN)
            if one.answered_on > one.due_on
            else (words.CONSULTATION_STATES["answered"], Tone.GOOD)
        )
    if not one.is_open:
        return words.CONSULTATION_STATES["withdrawn" if one.withdrawn_at else "waived"], Tone.PLAIN
    if today > one.due_on:
        return words.CONSULTATION_LATE, Tone.BAD
    return words.CONSULTATION_STATES["open"], Tone.ASK


def _say_days(one: ConsultationView) -> str:
    asked_on = say_short_day(local_day(one.asked_at))
    said = words.CONSULTATION_DAYS.format(asked_on=asked_on, due_on=say_short_day(one.due_on))
    if one.answered_on is None:
        return said
    return said + words.CONSULTATION_ANSWERED_ON.format(day=say_short_day(one.answered_on))
