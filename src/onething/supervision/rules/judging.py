"""What the rules say about a case by a moment: every reminder and card that is due, each once, since when, and whose."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from onething.kernel.clock import Due, due_day
from onething.kernel.clock_port import local_day, start_of
from onething.kernel.lights import count_back, share_day
from onething.kernel.working_days import WorkingCalendar
from onething.ledger.contracts import ActView
from onething.rulebook.contracts import Gives, Rule, Rulebook, Trigger
from onething.supervision.contracts.clocks import Clock, Days
from onething.supervision.contracts.signals import Signal
from onething.supervision.rules.books import Books

RAISE = "raise"
ANSWERS = frozenset({"answer", "appeal", "uphold", "cancel"})


@dataclass(frozen=True)
class Matter:
    """What is judged: the clocks and acts of a case, what was done about its cards, and what was tried and refused."""

    clocks: Sequence[Clock]
    acts: Sequence[ActView]
    own: Sequence[ActView]
    findings: Mapping[UUID, ActView]
    books: Books
    calendar: WorkingCalendar


def judge(matter: Matter, *, until: datetime) -> list[Signal]:
    """Return every signal that is due by a moment, in order; a rule speaks by the version in force when it is due."""
    found: dict[tuple[str, str], Signal] = {}
    for signal in sorted(_list_signals(matter), key=lambda one: (one.at, one.rule, one.about)):
        if signal.at <= until:
            found.setdefault(signal.key, signal)
    return list(found.values())


def find_next(matter: Matter, *, after: datetime) -> datetime | None:
    """Return when the next signal is due if nobody does anything until then; None when none is."""
    return min((signal.at for signal in _list_signals(matter) if signal.at > after), default=None)


def answer_day(raised: ActView, *, books: Books, calendar: WorkingCalendar) -> date:
    """Return until when a card may be answered: from the day it was written down, for nobody could answer before."""
    told_on = local_day(raised.recorded_at)
    known = calendar.as_marked(raised.facts["calendar"])
    return due_day(told_on, limit=books.on(told_on).answer, calendar=known).day


def _list_signals(matter: Matter) -> Iterator[Signal]:
    for book, first, following in matter.books.in_turn():
        for rule in book.rules:
            for signal in _SPEAK[rule.trigger](matter, rule, book):
                if first <= local_day(signal.at) < following:
                    yield signal


def _by_clock(moment: Callable[[Days, Rule, Clock, WorkingCalendar], datetime | None]) -> Any:
    """A rule of time: the first moment at which it is due under the days as they stood then, while the clock ran."""

    def _speak(matter: Matter, rule: Rule, book: Rulebook) -> Iterator[Signal]:
        for clock in matter.clocks:
            if clock.code in rule.clocks:
                due = _find_due(clock, rule=rule, moment=moment, calendar=matter.calendar)
                if due is not None:
                    yield _of_clock(clock, rule=rule, book=book, at=due[0], days=due[1], acts=matter.acts)

    return _speak


def _find_due(
    clock: Clock, *, rule: Rule, moment: Any, calendar: WorkingCalendar
) -> tuple[datetime, Days] | None:
    ends: list[datetime | None] = [*(days.since for days in clock.history[1:]), None]
    for days, end in zip(clock.history, ends, strict=True):
        at = moment(days, rule, clock, calendar.as_marked(days.mark)) if days.is_running else None
        if at is not None:
            at = max(at, days.since)
            if end is None or at < end:
                return at, days
    return None


def _of_clock(
    clock: Clock, *, rule: Rule, book: Rulebook, at: datetime, days: Days, acts: Sequence[ActView]
) -> Signal:
    facts = {
        "clock": clock.key,
        "name": clock.name,
        "matter": clock.matter_code,
        "matter_name": clock.matter_name,
        "started_on": clock.started_on.isoformat(),
        "promised_on": _say(days.promised_on),
        "late_after": _say(days.late_promise.day if days.late_promise else None),
        "statutory_on": _say(days.statutory_on),
        "days_of": days.seq,
    }
    person = _find_person(acts, unit_code=clock.unit_code, step_id=clock.step_id, before=at)
    return _signal(
        rule, book=book, about=f"clock:{clock.key}", at=at, step_id=clock.step_id, unit_code=clock.unit_code,
        person_id=person, facts=facts,
    )  # fmt: skip


def _signal(rule: Rule, *, book: Rulebook, **told: Any) -> Signal:
    return Signal(rule=rule.code, rules_version=book.version, kind=rule.kind, gives=rule.gives, **told)


def _find_person(
    acts: Sequence[ActView], *, unit_code: str | None, step_id: UUID | None, before: datetime
) -> UUID | None:
    """Who of the unit acted last on it; nobody yet: the unit alone answers."""
    ours = [
        act.actor.person_id
        for act in acts
        if act.actor.unit_code == unit_code and act.step_id == step_id and act.recorded_at < before
    ]
    return ours[-1] if ours and unit_code else None


def _after(due: Due | None) -> datetime | None:
    """The moment after which something is late: the end of its last day, or of its last hour."""
    if due is None:
        return None
    return due.moment or start_of(due.day + timedelta(days=1))


def _before(due: Due | None, *, days: int, clock: Clock, calendar: WorkingCalendar) -> datetime | None:
    if due is None:
        return None
    return start_of(max(clock.started_on, count_back(due.day, days=days, calendar=calendar)))


def _share(days: Days, rule: Rule, clock: Clock, calendar: WorkingCalendar) -> datetime | None:
    """The end of the day with which the share is used up; when that is the last day, others speak."""
    due = days.late_promise
    if due is None:
        return None
    day = share_day(due, percent=rule.amount, calendar=calendar, pauses=days.pauses)
    return start_of(day + timedelta(days=1)) if day < due.day else None


def _short_reason(matter: Matter, rule: Rule, book: Rulebook) -> Iterator[Signal]:
    for act in matter.acts:
        length, articles = act.facts.get("reason_length"), act.facts.get("articles")
        is_short = length is not None and length < rule.amount
        if act.verb in rule.verbs and (is_short or articles == []):
            facts = {"verb": act.verb, "seq": act.seq, "reason_length": length, "articles": articles}
            yield _of_act(act, rule=rule, book=book, facts=facts)


def _asked_again(matter: Matter, rule: Rule, book: Rulebook) -> Iterator[Signal]:
    asked = [act for act in matter.acts if act.verb in rule.verbs]
    for act in asked[rule.amount :]:
        yield _of_act(act, rule=rule, book=book, facts={"verb": act.verb, "seq": act.seq})


def _same_person(matter: Matter, rule: Rule, book: Rulebook) -> Iterator[Signal]:
    first, *others = rule.verbs
    begun: dict[UUID | None, ActView] = {}
    for act in matter.acts:
        if act.verb == first:
            begun[act.step_id] = act
        before = begun.get(act.step_id) if act.verb in others else None
        if before is not None and before.actor.person_id == act.actor.person_id:
            facts = {"verb": act.verb, "seq": act.seq, "first_seq": before.seq}
            yield _of_act(act, rule=rule, book=book, facts=facts)


def _skipped(matter: Matter, rule: Rule, book: Rulebook) -> Iterator[Signal]:
    first, *others = rule.verbs
    begun: set[UUID | None] = set()
    for act in matter.acts:
        if act.verb == first:
            begun.add(act.step_id)
        elif act.verb in others and act.step_id not in begun:
            yield _of_act(act, rule=rule, book=book, facts={"verb": act.verb, "seq": act.seq})


def _of_act(act: ActView, *, rule: Rule, book: Rulebook, facts: dict[str, Any]) -> Signal:
    return _signal(
        rule, book=book, about=f"act:{act.seq}", at=act.recorded_at, step_id=act.step_id,
        unit_code=act.actor.unit_code, person_id=act.actor.person_id, facts=facts,
    )  # fmt: skip


def _attempt(matter: Matter, rule: Rule, book: Rulebook) -> Iterator[Signal]:
    for finding_id, finding in matter.findings.items():
        code, attempt = finding.facts["code"], finding.facts.get("attempt", {})
        if code in rule.codes:
            step_id = attempt.get("step_id")
            yield _signal(
                rule, book=book, about=f"finding:{finding_id}", at=finding.recorded_at,
                step_id=UUID(step_id) if step_id else None, unit_code=finding.actor.unit_code,
                person_id=finding.actor.person_id, facts={"code": code, "tried": attempt.get("act", "")},
            )  # fmt: skip


def _unanswered(matter: Matter, rule: Rule, book: Rulebook) -> Iterator[Signal]:
    """A yellow card that nobody answered by its day; what was said about it afterwards comes too late."""
    for raised in matter.own:
        if raised.verb != RAISE or raised.facts["gives"] != Gives.YELLOW:
            continue
        last_day = answer_day(raised, books=matter.books, calendar=matter.calendar)
        at = start_of(last_day + timedelta(days=1))
        card = raised.facts["card"]
        answered = [one for one in matter.own if one.verb in ANSWERS and one.facts["card"] == card]
        if not any(one.recorded_at < at for one in answered):
            yield _signal(
                rule, book=book, about=f"card:{card}", at=at, step_id=raised.step_id,
                unit_code=raised.facts["unit"], person_id=_uuid(raised.facts["person"]),
                facts={"card": card, "answer_by": last_day.isoformat()},
            )  # fmt: skip


def _say(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


_SPEAK: dict[Trigger, Callable[[Matter, Rule, Rulebook], Iterator[Signal]]] = {
    Trigger.BEFORE_PROMISE: _by_clock(
        lambda days, rule, clock, calendar: _before(
            days.late_promise, days=rule.amount, clock=clock, calendar=calendar
        )
    ),
    Trigger.BEFORE_STATUTE: _by_clock(
        lambda days, rule, clock, calendar: _before(
            days.statutory, days=rule.amount, clock=clock, calendar=calendar
        )
    ),
    Trigger.SHARE: _by_clock(_share),
    Trigger.PAST_PROMISE: _by_clock(lambda days, rule, clock, calendar: _after(days.late_promise)),
    Trigger.PAST_STATUTE: _by_clock(lambda days, rule, clock, calendar: _after(days.statutory)),
    Trigger.UNANSWERED: _unanswered,
    Trigger.SHORT_REASON: _short_reason,
    Trigger.ASKED_AGAIN: _asked_again,
    Trigger.SAME_PERSON: _same_person,
    Trigger.SKIPPED: _skipped,
    Trigger.ATTEMPT: _attempt,
}
