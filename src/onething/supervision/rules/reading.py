"""Clocks read from the acts of a case by the published rules alone: no table, no present moment."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from onething.cases.contracts.kinds import PauseKind
from onething.kernel.clock_port import local_day
from onething.kernel.hours import legal_day
from onething.kernel.working_days import WorkingCalendar
from onething.ledger.contracts import ActView
from onething.rulebook.contracts import Answerable, ClockRule, Rulebook
from onething.supervision import words
from onething.supervision.contracts.clocks import Clock
from onething.supervision.rules.books import Books
from onething.supervision.rules.counting import Owner, Running

RECOUNT, DEEMED = "recount", "deem_accepted"
RECEIPT, CASE = "receipt", "case"
Key = tuple[str, UUID | None, str | None]
"""A clock's code, its step, and which of those that run side by side."""


def read_clocks(acts: Sequence[ActView], *, books: Books, calendar: WorkingCalendar) -> tuple[Clock, ...]:
    """Return every clock of a case in the order in which they began; `acts` are its chain, `calendar` every notice loaded."""
    reader = _Reader(calendar)
    for act in acts:
        reader.take(act, book=books.on(local_day(act.recorded_at)))
    return tuple(running.finish() for running in reader.clocks)


class _Reader:
    """What is known after the acts read so far."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self.clocks: list[Running] = []
        self.newest: dict[Key, Running] = {}
        self.hall: str | None = None
        self.lead: str | None = None
        self.owners: dict[UUID, Owner] = {}

    def take(self, act: ActView, *, book: Rulebook) -> None:
        """Read one act."""
        self._note(act)
        if act.verb == RECOUNT:
            self._recount(act, book=book)
        for rule in book.clocks:
            if rule.of == "case" or act.step_id is not None:
                self._apply(rule, act=act, book=book)

    def _recount(self, act: ActView, *, book: Rulebook) -> None:
        """A notice changed the calendar: every clock that runs, of the case and of its steps, is counted anew."""
        for running in self.newest.values():
            if running.ended is None:
                running.count(act, light=book.light)

    def _note(self, act: ActView) -> None:
        facts = act.facts
        self.hall = (facts.get("hall") or {}).get("unit") or facts.get("answering_unit") or self.hall
        if act.step_id is None:
            self.lead = facts.get("unit") or self.lead
        elif "matter_name" in facts:
            self.owners[act.step_id] = Owner(facts["unit"], facts["matter"], facts["matter_name"])

    def _apply(self, rule: ClockRule, *, act: ActView, book: Rulebook) -> None:
        is_own = (act.step_id is not None) == (rule.of == "step")
        step_id = act.step_id if rule.of == "step" else None
        if is_own and act.verb in rule.begins:
            self._begin(rule, key=(rule.code, step_id, act.facts.get(rule.by)), act=act, book=book)
            return
        for running in self._list_meant(rule, step_id=step_id, facts=act.facts):
            if is_own and running.ended is not None and act.verb in rule.resumes:
                _revive(running, act=act)
                running.count(act, light=book.light)
            elif running.ended is None and _touch(running, act=act, is_own=is_own):
                running.count(act, light=book.light)

    def _list_meant(
        self, rule: ClockRule, *, step_id: UUID | None, facts: Mapping[str, Any]
    ) -> list[Running]:
        """The newest clock, or of those that run side by side the ones that the act names; all when it names none."""
        named = [facts[rule.by]] if rule.by in facts else facts.get(f"{rule.by}s")
        return [
            running
            for (code, step, which), running in self.newest.items()
            if (code, step) == (rule.code, step_id) and (named is None or which in named)
        ]

    def _begin(self, rule: ClockRule, *, key: Key, act: ActView, book: Rulebook) -> None:
        before = self.newest.get(key)
        if before is not None and before.ended is None:
            before.end(act)
        begun = Running(
            rule=rule,
            step_id=key[1],
            index=1 + sum((one.rule.code, one.step_id) == key[:2] for one in self.clocks),
            owner=self._owner(rule, act=act),
            began=act,
            started_on=self._start(act),
            calendar=self.calendar,
            ground=act.facts.get("basis") or "",
        )
        begun.state(act.facts.get("limits", {}).get(rule.code) or {})
        if begun.promised is None and begun.statutory is None:
            return
        begun.count(act, light=book.light)
        self.clocks.append(begun)
        self.newest[key] = begun

    def _owner(self, rule: ClockRule, *, act: ActView) -> Owner:
        known = self.owners.get(act.step_id, Owner(None)) if act.step_id else Owner(None)
        units = {
            Answerable.HALL: self.hall,
            Answerable.LEAD: self.lead,
            Answerable.DEPARTMENT: known.unit_code,
            Answerable.ASKED: act.facts.get("asked_unit"),
        }
        return Owner(units.get(rule.unit), known.matter_code, known.matter_name)

    def _start(self, act: ActView) -> date:
        """The day from which a limit runs: of the act, with the hall's hours; by law of the receipt; of the acceptance."""
        if act.verb == DEEMED and (RECEIPT, None, None) in self.newest:
            return self.newest[RECEIPT, None, None].started_on
        if act.facts.get("needs") == [] and (CASE, None, None) in self.newest:
            return self.newest[CASE, None, None].started_on
        hall: Mapping[str, Any] | None = act.facts.get("hall")
        if hall is None:
            return local_day(act.effective_at)
        mark = act.facts.get("calendar")
        known = self.calendar.as_marked(mark) if mark else self.calendar
        closes_at, goes_on = time.fromisoformat(hall["closes_at"]), hall["after_hours"] != "same_day"
        return legal_day(act.effective_at, closes_at=closes_at, goes_on=goes_on, calendar=known)


def _touch(running: Running, *, act: ActView, is_own: bool) -> bool:
    """Let an act change a running clock; returns whether its days are to be counted anew."""
    rule, facts, today = running.rule, act.facts, local_day(act.effective_at)
    is_touched = False
    if rule.code in facts.get("limits", {}):
        running.state(facts["limits"][rule.code])
        is_touched = True
    if act.verb in rule.releases:
        running.release(act.step_id, on=today)
        is_touched = True
    if act.verb in rule.holds and not facts.get("is_counted"):
        running.hold(act.step_id, since=today)
        is_touched = True
    if is_own and act.verb in rule.ends:
        running.end(act)
        return False
    return (is_own and _touch_own(running, act=act, today=today)) or is_touched


def _touch_own(running: Running, *, act: ActView, today: date) -> bool:
    rule, facts = running.rule, act.facts
    if act.verb in rule.pauses and not facts.get("is_counted"):
        running.pause(today, until=_until(facts) or today, why=_say_pause(facts))
    elif act.verb in rule.resumes:
        running.resume(today)
    elif act.verb in rule.extends:
        running.extended_days = facts["days"]
    else:
        return False
    return True


def _revive(running: Running, *, act: ActView) -> None:
    """What was ended goes on: the days between were somebody else's."""
    assert running.ended is not None, "only what ended is revived"  # noqa: S101
    running.pause(
        local_day(running.ended.effective_at),
        until=local_day(act.effective_at),
        why=words.APPLICANT_CHOSE,
    )
    running.is_paused, running.ended = False, None


def _until(facts: Mapping[str, Any]) -> date | None:
    expected = facts.get("expected_on")
    return date.fromisoformat(expected) if expected else None


def _say_pause(facts: Mapping[str, Any]) -> str:
    kind = facts.get("kind")
    return words.PAUSED_FOR.format(kind=PauseKind(kind).label, basis=facts["basis"]) if kind else ""
