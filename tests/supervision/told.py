"""A case told act by act in memory, and what the product and the independent script make of it: they must agree."""

import importlib.util
import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from onething.calendars.queries import list_published_notices
from onething.calendars.rules.notices import write_notices
from onething.kernel.canonical import canonical_json, write_moment
from onething.kernel.clock_port import SHANGHAI
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import NoticeDay, WorkingCalendar, statutory_holidays
from onething.ledger.contracts import Actor, ActView
from onething.rulebook.rules.reading import read_default, read_rulebook
from onething.supervision.contracts.clocks import Clock
from onething.supervision.rules.books import Books
from onething.supervision.rules.judging import Matter
from onething.supervision.rules.reading import read_clocks
from onething.supervision.rules.recomputing import recompute
from tests.supervision.independent import SCRIPT

CASE, STEP, OTHER_STEP = UUID(int=0), UUID(int=1), UUID(int=2)
REVIEWER, DECIDER = UUID(int=11), UUID(int=12)
UNIT, HALL = "11430182XX000006X6", "11430182XX0000051E"
FIRST_DAY = "2000-01-01"
EDITION = 1
ROWS = tuple(replace(row, edition=EDITION) for row in list_published_notices(SYSTEM) if row.day.year >= 2018)


@cache
def load_script() -> Any:
    """The script's own functions; nothing of it imports us, and nothing of ours imports it but these tests."""
    found = importlib.util.spec_from_file_location("recompute", SCRIPT)
    assert found is not None
    assert found.loader is not None
    script = importlib.util.module_from_spec(found)
    found.loader.exec_module(script)
    return script


def moment(text: str) -> datetime:
    """ "2026-02-13 17:31" in Shanghai; a day alone is its morning at nine."""
    return datetime.fromisoformat(text if " " in text else f"{text} 09:00").replace(tzinfo=SHANGHAI)


def limits(code: str, **given: tuple[int, str]) -> dict[str, Any]:
    """Limits as an act states them: limits("step", promised=(5, "working_days"))."""
    return {code: {name: {"amount": amount, "unit": unit} for name, (amount, unit) in given.items()}}


@dataclass(repr=False)
class Told:
    """The acts of one case, of its supervision and of attempts, with the notices and the rules under which they were done."""

    acts: list[ActView] = field(default_factory=list)
    own: list[ActView] = field(default_factory=list)
    findings: list[ActView] = field(default_factory=list)
    rows: tuple[NoticeDay, ...] = ROWS
    rules: str = field(default_factory=read_default)

    def __repr__(self) -> str:
        said = (f"{act.recorded_at:%Y-%m-%d %H:%M} {act.verb} {act.facts}" for act in self.acts)
        return "; ".join([*said, *map(str, self.rows[len(ROWS) :])])

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """As hypothesis prints it: the acts, not every notice."""
        printer.text(repr(self))

    def do(
        self,
        verb: str,
        at: str,
        *,
        step: UUID | None = None,
        by: UUID | None = None,
        since: str = "",
        **facts: Any,
    ) -> "Told":
        """Add an act of the case, done with the notices that could be known on its day."""
        self.acts.append(self._act(self.acts, verb, at, step=step, by=by, since=since, facts=facts))
        return self

    def supervise(self, verb: str, at: str, **facts: Any) -> "Told":
        """Add an act about a card."""
        self.own.append(self._act(self.own, verb, at, facts=facts))
        return self

    def clocks(self) -> tuple[Clock, ...]:
        """The clocks as the product reads them."""
        return read_clocks(self.acts, books=self._books(), calendar=WorkingCalendar(self.rows))

    def recompute(self, until: str = "2080-01-01") -> dict[str, Any]:
        """What the product comes to; the script must come to the same, to the last field."""
        matter = Matter(
            clocks=self.clocks(),
            acts=self.acts,
            own=self.own,
            findings={UUID(int=number): act for number, act in enumerate(self.findings, start=90)},
            books=self._books(),
            calendar=WorkingCalendar(self.rows),
        )
        found = recompute(matter, until=moment(until))
        assert load_script().recompute(self._export(until)) == found
        return found

    def _act(
        self, chain: list[ActView], verb: str, at: str, *, facts: dict[str, Any],
        step: UUID | None = None, by: UUID | None = None, since: str = "",
    ) -> ActView:  # fmt: skip
        done = moment(at)
        unit = facts.pop("by_unit", UNIT)
        return ActView(
            seq=len(chain) + 1,
            step_id=step,
            verb=verb,
            from_state="",
            to_state="",
            actor=Actor(kind="person", person_id=by, unit_code=unit),
            recorded_at=done,
            effective_at=moment(since) if since else done,
            facts={"calendar": f"{EDITION}/{done.date()}", **facts},
            personal={},
            personal_note=None,
            hash="",
        )

    def _books(self) -> Books:
        return Books.of([read_rulebook(self.rules, version=1, effective_from=date.fromisoformat(FIRST_DAY))])

    def _export(self, until: str) -> dict[str, Any]:
        years = range(self.acts[0].recorded_at.year, self.acts[-1].recorded_at.year + 4)
        loaded: dict[int, list[NoticeDay]] = {}
        for row in self.rows:
            loaded.setdefault(row.edition, []).append(row)
        calendar = [{"notices": write_notices(loaded[edition])} for edition in sorted(loaded)]
        rulebook = [{"rules": json.loads(self.rules), "effective_from": FIRST_DAY}]
        chains = [
            _chain("case", list(map(_row, self.acts))),
            _chain("supervision", list(map(_row, self.own))),
            *(_chain("supervision_finding", [_row(act)], UUID(int=number)) for number, act in enumerate(self.findings, 90)),
            _chain("calendar", [_published(facts, seq=seq) for seq, facts in enumerate(calendar, start=1)]),
            _chain("rulebook", [_published(facts, seq=seq) for seq, facts in enumerate(rulebook, start=1)]),
        ]  # fmt: skip
        return {
            "as_of": write_moment(moment(until)),
            "chains": [chain for chain in chains if chain["rows"]],
            "statutory_days": {str(year): sorted(map(str, statutory_holidays(year))) for year in years},
        }


def _chain(kind: str, rows: list[dict[str, Any]], subject: UUID = CASE) -> dict[str, Any]:
    rows = [row | {"subject_kind": kind, "subject_id": str(subject)} for row in rows]
    return {"subject_kind": kind, "subject_id": str(subject), "rows": rows}


def _row(act: ActView) -> dict[str, Any]:
    return {
        "seq": act.seq,
        "step_id": str(act.step_id) if act.step_id else None,
        "verb": act.verb,
        "actor_person_id": str(act.actor.person_id) if act.actor.person_id else None,
        "actor_unit_code": act.actor.unit_code,
        "recorded_at": write_moment(act.recorded_at),
        "effective_at": write_moment(act.effective_at),
        "facts": canonical_json(act.facts).decode(),
    }


def _published(facts: dict[str, Any], *, seq: int) -> dict[str, Any]:
    at = "2000-01-01T00:00:00.000000Z"
    return {"seq": seq, "recorded_at": at, "effective_at": at, "facts": canonical_json(facts).decode()}
