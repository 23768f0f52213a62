"""Deadlines, lights, reminders and cards of a subject, rebuilt from the ledger and the published rules: plain values.

The same shape is read from the tables (queries/claims.py) and made by docs/recompute.py, so that any two can be compared
to the last field.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from onething.kernel.canonical import write_moment
from onething.kernel.clock_port import start_of
from onething.ledger.contracts import ActView
from onething.rulebook.contracts import Answerable, Gives
from onething.supervision.contracts.clocks import Clock
from onething.supervision.contracts.signals import Signal
from onething.supervision.rules.judging import RAISE, Matter, answer_day, judge
from onething.supervision.rules.reds import find_reds
from onething.supervision.states import CARD_MOVES, find_move

Plain = dict[str, Any]


def recompute(matter: Matter, *, until: datetime) -> Plain:
    """Return everything that the rules say by a moment: `clocks` by key, `cards` and `reminders` by rule and thing."""
    signals = judge(matter, until=until)
    reds = find_reds(matter.own)
    raised = {(one.facts["rule"], one.facts["about"]): one for one in matter.own if "about" in one.facts}
    cards = [signal for signal in signals if signal.gives is not Gives.REMINDER]
    reminders = [signal for signal in signals if signal.gives is Gives.REMINDER]
    return {
        "clocks": {clock.key: _clock(clock, red_on=reds.get(clock.key)) for clock in matter.clocks},
        "cards": {
            _name(signal): _card(signal, raised=raised.get(signal.key), matter=matter, until=until)
            for signal in cards
        },
        "reminders": {_name(signal): _reminder(signal) for signal in reminders},
    }


def list_differences(found: Plain, *, claimed: Plain, settled: str) -> list[str]:
    """Return every place where two of these differ: in the first only, in the second only, or with other values.

    What is due after the moment `settled` may still be on its way and is not missed.
    """
    told = []
    for part in ("clocks", "cards", "reminders"):
        ours, theirs = found[part], claimed[part]
        for name in sorted(ours.keys() | theirs.keys()):
            if name in theirs or ours[name].get("at", "") <= settled:
                told += _differ(f"{part} {name}", ours.get(name), theirs.get(name))
    return told


def list_wrong_days(acts: Sequence[ActView], *, clocks: Iterable[Clock]) -> list[str]:
    """Return every act whose own days are not those that its limits, its calendar and the days before it give."""
    told = []
    by_act = {(clock.code, clock.step_id, days.seq): days for clock in clocks for days in clock.history}
    begun = {(clock.begun_seq, clock.code): clock for clock in clocks}
    for act in acts:
        code = "step" if act.step_id else "case"
        days = by_act.get((code, act.step_id, act.seq))
        if days is not None:
            said = {
                "promised_on": days.promised_on,
                "statutory_on": days.statutory_on,
                "amber_on": days.amber_on,
            }
            told += _wrong(act, counted=said)
        for (seq, _code), clock in begun.items():
            if seq == act.seq:
                told += _wrong(act, counted={"started_on": clock.started_on})
    return told


def _wrong(act: ActView, *, counted: Mapping[str, Any]) -> list[str]:
    return [
        f"seq {act.seq} {act.verb} {name}: {act.facts[name]} != {_text(day)}"
        for name, day in counted.items()
        if name in act.facts and act.facts[name] != _text(day)
    ]


def _differ(place: str, ours: Plain | None, theirs: Plain | None) -> list[str]:
    if ours is None or theirs is None:
        return [f"{place}: {'missing here' if ours is None else 'missing there'}"]
    return [
        f"{place} {name}: {ours.get(name)} != {theirs.get(name)}"
        for name in sorted(ours.keys() | theirs.keys())
        if ours.get(name) != theirs.get(name)
    ]


def _clock(clock: Clock, *, red_on: Any) -> Plain:
    days = clock.days
    return {
        "unit": clock.unit_code or "",
        "is_applicants": clock.answerable is Answerable.APPLICANT,
        "started_on": _text(clock.started_on),
        "promised_on": _text(days.promised_on),
        "statutory_on": _text(days.statutory_on),
        "amber_on": _text(clock.amber_on),
        "red_on": _text(min(filter(None, (clock.past_on, red_on)), default=None)),
        "provisional_years": list(days.provisional_years),
        "ended_at": write_moment(clock.ended_at) if clock.ended_at else None,
    }


def _card(signal: Signal, *, raised: ActView | None, matter: Matter, until: datetime) -> Plain:
    answer_by = answer_day(raised, books=matter.books, calendar=matter.calendar) if raised else None
    return {
        **_reminder(signal),
        "colour": signal.gives.value,
        "kind": signal.kind.value,
        "rules_version": signal.rules_version,
        "person": str(signal.person_id) if signal.person_id else None,
        "number": raised.facts["number"] if raised else None,
        "answer_by": _text(answer_by),
        "state": _find_state(raised, own=matter.own, answer_by=answer_by, until=until) if raised else None,
    }


def _reminder(signal: Signal) -> Plain:
    return {"unit": signal.unit_code or "", "at": write_moment(signal.at)}


def _find_state(raised: ActView, *, own: Sequence[ActView], answer_by: Any, until: datetime) -> str:
    """What the acts about a card made of it; unanswered it lapses with its day."""
    state = "nowhere"
    card = raised.facts["card"]
    for act in own:
        if (act.facts.get("card") == card and act.verb != RAISE) or act is raised:
            move = find_move(CARD_MOVES, verb=act.verb, state=state)
            state = move.target if move else state
    if state == "open" and start_of(answer_by + timedelta(days=1)) <= until:
        return "lapsed"
    return state


def _name(signal: Signal) -> str:
    return f"{signal.rule} {signal.about}"


def _text(day: Any) -> str | None:
    return day.isoformat() if day else None
