"""What the rules say, written down by the system: reminders and cards as of when they were due, lapses, orders up the ladder."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from onething.cases.queries.one_case import get_data_key_of
from onething.kernel.clock import due_day
from onething.kernel.clock_port import local_day, start_of
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import WorkingCalendar
from onething.keys.actions import create_data_key
from onething.ledger.contracts import Subject
from onething.outbox.actions import enqueue
from onething.rulebook.contracts import Gives
from onething.supervision import words
from onething.supervision.actions.ordering import issue_automatically
from onething.supervision.actions.recording import Told, move, record, take_number
from onething.supervision.contracts.kinds import CardState, Colour
from onething.supervision.contracts.signals import Signal
from onething.supervision.contracts.subjects import CASE, own_chain
from onething.supervision.models import Card, Followed, Reminder
from onething.supervision.rules.judging import Matter
from onething.supervision.states import CARD_MOVES, Effect

REMIND = "remind"


@dataclass(frozen=True)
class Judged:
    """A subject under its lock, what is known of it, and the moment up to which it is judged."""

    followed: Followed
    subject: Subject
    matter: Matter
    at: datetime

    @property
    def calendar(self) -> WorkingCalendar:
        """The calendar as known at the moment."""
        return self.matter.calendar.as_known_on(local_day(self.at))


def record_signal(judged: Judged, *, signal: Signal) -> None:
    """Write down what a rule says: a card is raised and told; a reminder is told while its clock runs, two at once in one."""
    if signal.gives is Gives.REMINDER:
        _remind(judged, signal=signal)
    else:
        _raise(judged, signal=signal)


def lapse_cards(judged: Judged) -> bool:
    """Let cards lapse that nobody answered by their day; a red one becomes an order. Returns whether any did."""
    today = local_day(judged.at)
    unanswered = Card.objects.filter(
        followed=judged.followed, state=CardState.OPEN, answer_by__lt=today
    ).select_related("followed")
    cards = list(unanswered.order_by("id"))
    for card in cards:
        _lapse(card, at=judged.at)
        if card.colour == Colour.RED:
            text = words.AUTOMATIC_ORDER.format(number=card.number, day=card.answer_by)
            due_on = _answer_day(judged)
            issue_automatically(card, text=text, due_on=due_on, at=judged.at)
    return bool(cards)


def _remind(judged: Judged, *, signal: Signal) -> None:
    due = signal.facts.get("promised_on") or signal.facts.get("statutory_on")
    is_told = Reminder.objects.filter(followed=judged.followed, about=signal.about, at=signal.at).exists()
    row = Reminder.objects.create(
        followed=judged.followed,
        rule=signal.rule,
        about=signal.about,
        unit_code=signal.unit_code or "",
        due_on=date.fromisoformat(due) if due else None,
        at=signal.at,
    )
    told = _tell(judged, signal=signal, data_key_id=None, facts={})
    record(verb=REMIND, states=("told", "told"), viewer=SYSTEM, told=told, at=judged.at)
    if not is_told and _is_running(judged.matter, about=signal.about):
        enqueue(effect=Effect.TELL_REMINDER, payload={"reminder_id": str(row.id)}, at=judged.at)


def _is_running(matter: Matter, *, about: str) -> bool:
    """A worker that was down writes down what it missed, but reminds nobody of what is done."""
    return any(f"clock:{clock.key}" == about and clock.is_running for clock in matter.clocks)


def _raise(judged: Judged, *, signal: Signal) -> None:
    colour = Colour(signal.gives.value)
    answer_by = _answer_day(judged)
    mark, year = words.COLOUR_MARKS[colour], local_day(signal.at).year
    card = Card(
        followed=judged.followed,
        step_id=signal.step_id,
        number=take_number(mark, year=year),
        colour=colour,
        kind=signal.kind,
        rule=signal.rule,
        rules_version=signal.rules_version,
        about=signal.about,
        unit_code=signal.unit_code or "",
        person_id=signal.person_id,
        matter_name=signal.facts.get("matter_name", ""),
        raised_at=signal.at,
        recorded_at=judged.at,
        answer_by=answer_by,
        state="",
        data_key_id=_find_key(judged),
    )
    facts = {"card": str(card.id), "number": card.number, "answer_by": answer_by.isoformat()}
    told = _tell(judged, signal=signal, data_key_id=card.data_key_id, facts=facts)
    move(
        card, moves=CARD_MOVES, verb="raise", viewer=SYSTEM, labels=words.CARD_STATES, told=told, at=judged.at
    )
    card.save(force_insert=True)


def _lapse(card: Card, *, at: datetime) -> None:
    told = Told(
        subject=own_chain(card.followed_id),
        data_key_id=card.data_key_id,
        facts={"card": str(card.id), "answer_by": card.answer_by.isoformat()},
        step_id=card.step_id,
        effective_at=start_of(card.answer_by + timedelta(days=1)),
        payload={"card_id": str(card.id)},
    )
    move(card, moves=CARD_MOVES, verb="lapse", viewer=SYSTEM, labels=words.CARD_STATES, told=told, at=at)
    card.save(update_fields=["state"])


def _tell(judged: Judged, *, signal: Signal, data_key_id: UUID | None, facts: dict[str, Any]) -> Told:
    said = {
        "rule": signal.rule,
        "rules_version": signal.rules_version,
        "kind": signal.kind.value,
        "gives": signal.gives.value,
        "about": signal.about,
        "unit": signal.unit_code,
        "person": str(signal.person_id) if signal.person_id else None,
        "calendar": judged.calendar.mark,
    }
    return Told(
        subject=own_chain(judged.subject.id),
        data_key_id=data_key_id,
        facts={**signal.facts, **said, **facts},
        step_id=signal.step_id,
        effective_at=signal.at,
        payload={"card_id": facts["card"]} if facts else {},
    )


def _answer_day(judged: Judged) -> date:
    today = local_day(judged.at)
    return due_day(today, limit=judged.matter.books.on(today).answer, calendar=judged.calendar).day


def _find_key(judged: Judged) -> UUID:
    """What is written about a case is erased with it."""
    if judged.subject.kind == CASE:
        return get_data_key_of(SYSTEM, case_id=judged.subject.id)
    return create_data_key()
