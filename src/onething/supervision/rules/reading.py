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
Key = tuple[str, UUID | None]


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
        key = (rule.code, act.step_id if rule.of == "step" else None)
        newest = self.newest.get(key)
        if is_own and act.verb in rule.begins:
            self._begin(rule, key=key, act=act, book=book)
        elif newest is not None and is_own and newest.ended is not None and act.verb in rule.resumes:
            _revive(newest, act=act)
            newest.count(act, light=book.light)
        elif newest is not None and newest.ended is None and _touch(newest, act=act, is_own=is_own):
            newest.count(act, light=book.light)

    def _begin(self, rule: ClockRule, *, key: Key, act: ActView, book: Rulebook) -> None:
        before = self.newest.get(key)
        if before is not None and before.ended is None:
            before.end(act)
        begun = Running(
            rule=rule,
            step_id=key[1],
            index=before.index + 1 if before else 1,
            owner=self._owner(rule, step_id=key[1]),
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

    def _owner(self, rule: ClockRule, *, step_id: UUID | None) -> Owner:
        if rule.unit is Answerable.DEPARTMENT:
            return self.owners.get(step_id, Owner(None)) if step_id else Owner(None)
        units = {Answerable.HALL: self.hall, Answerable.LEAD: self.lead}
        known = self.owners.get(step_id, Owner(None)) if step_id else Owner(None)
        return Owner(units.get(rule.unit), known.matter_code, known.matter_name)

    def _start(self, act: ActView) -> date:
        """The day from which a limit runs: of the act, with the hall's hours; by law of the receipt; of the acceptance."""
        if act.verb == DEEMED and (RECEIPT, None) in self.newest:
            return self.newest[RECEIPT, None].started_on
        if act.facts.get("needs") == [] and (CASE, None) in self.newest:
            return self.newest[CASE, None].started_on
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
