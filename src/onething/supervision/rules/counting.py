"""A clock while its acts are read: what it knows, and its days counted anew after every act that touches them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.kernel.clock import Due, Limit, LimitUnit, Pause, due_day
from onething.kernel.clock_port import local_day
from onething.kernel.lights import LightRule, amber_day, promised_due
from onething.kernel.working_days import WorkingCalendar
from onething.ledger.contracts import ActView
from onething.rulebook.contracts import ClockRule
from onething.supervision.contracts.clocks import Clock, Days


@dataclass(frozen=True)
class Owner:
    """Whose a clock is, and of which matter."""

    unit_code: str | None
    matter_code: str = ""
    matter_name: str = ""


@dataclass
class Running:
    """One clock on its way. `calendar` knows every notice; the marks say which of them could be known when."""

    rule: ClockRule
    step_id: UUID | None
    index: int
    owner: Owner
    began: ActView
    started_on: date
    calendar: WorkingCalendar
    promised: Limit | None = None
    statutory: Limit | None = None
    ground: str = ""
    extended_days: int = 0
    marks: list[str] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    is_paused: bool = False
    held: list[Pause] = field(default_factory=list)
    holding: dict[UUID | None, date] = field(default_factory=dict)
    history: list[Days] = field(default_factory=list)
    ended: ActView | None = None

    def state(self, limits: Mapping[str, Any]) -> None:
        """Take the limits that an act states; what neither it nor the rule names stays."""
        self.promised = read_limit(limits.get("promised")) or self.rule.promised or self.promised
        self.statutory = read_limit(limits.get("statutory")) or self.rule.statutory or self.statutory

    def pause(self, began_on: date, *, until: date, why: str) -> None:
        """Days that do not count begin; until their end they are counted as they were told."""
        self.pauses.append(Pause(began_on, until, why))
        self.is_paused = True

    def resume(self, ended_on: date) -> None:
        """They are over: the days that they really took."""
        if self.is_paused:
            self.pauses[-1] = replace(self.pauses[-1], ended_on=ended_on)
        self.is_paused = False

    def hold(self, key: UUID | None, *, since: date) -> None:
        """Somebody else has the case up, for as long as it takes."""
        self.holding.setdefault(key, since)

    def release(self, key: UUID | None, *, on: date) -> None:
        """It goes on."""
        since = self.holding.pop(key, None)
        if since is not None:
            self.held.append(Pause(since, on))

    def count(self, act: ActView, *, light: LightRule) -> None:
        """Count the days anew as this act leaves them, with what could be known when it was done."""
        mark = act.facts.get("calendar")
        if mark is None and not self.marks:  # an act of an earlier release: what was published by its day
            mark = self.calendar.as_known_on(local_day(act.recorded_at)).mark
        self.marks += [] if mark is None or mark in self.marks else [mark]
        told = [self.calendar.as_marked(one) for one in self.marks]
        promised, statutory = self._promise(told, pauses=self.pauses), self._statute(told[-1])
        nearest = promised or statutory
        days = Days(
            seq=act.seq,
            since=act.recorded_at,
            mark=self.marks[-1],
            pauses=(*self.pauses, *self.held),
            promised=promised,
            late_promise=self._late(told),
            statutory=statutory,
            amber_on=amber_day(nearest, rule=light, calendar=told[-1], pauses=self.pauses)
            if nearest
            else None,
            is_running=not self.is_paused,
        )
        self.history.append(days)

    def end(self, act: ActView) -> None:
        """An act ends it: from here nothing is due."""
        self.ended = act
        stopped = replace(self.history[-1], seq=act.seq, since=act.recorded_at, is_running=False)
        self.history.append(stopped)

    def finish(self) -> Clock:
        """Return the clock as it stands."""
        return Clock(
            code=self.rule.code,
            name=self.rule.name,
            step_id=self.step_id,
            index=self.index,
            answerable=self.rule.unit,
            unit_code=self.owner.unit_code,
            ground=self.ground or self.rule.ground,
            matter_code=self.owner.matter_code,
            matter_name=self.owner.matter_name,
            begun_seq=self.began.seq,
            begun_at=self.began.effective_at,
            started_on=self.started_on,
            promised=self.promised,
            statutory=self._lengthened,
            extended_days=self.extended_days,
            pauses=tuple(self.pauses),
            history=tuple(self.history),
            ended_seq=self.ended.seq if self.ended else None,
            ended_at=self.ended.recorded_at if self.ended else None,
        )

    @property
    def _lengthened(self) -> Limit | None:
        limit = self.statutory
        return Limit(limit.amount + self.extended_days, limit.unit) if limit else None

    def _promise(self, told: list[WorkingCalendar], *, pauses: list[Pause]) -> Due | None:
        if self.promised is None:
            return None
        return promised_due(self.started_on, limit=self.promised, calendars=told, pauses=pauses)

    def _late(self, told: list[WorkingCalendar]) -> Due | None:
        """While somebody else has the case up, nobody is late."""
        return None if self.holding else self._promise(told, pauses=[*self.pauses, *self.held])

    def _statute(self, calendar: WorkingCalendar) -> Due | None:
        if self._lengthened is None:
            return None
        begun_at: datetime = self.began.effective_at
        return due_day(
            self.started_on,
            limit=self._lengthened,
            calendar=calendar,
            pauses=self.pauses,
            begun_at=begun_at,
        )


def read_limit(raw: Mapping[str, Any] | None) -> Limit | None:
    """Return a limit as the ledger keeps it."""
    return Limit(raw["amount"], LimitUnit(raw["unit"])) if raw else None
