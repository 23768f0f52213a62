"""What the database holds after all, against what was acknowledged and what one undisturbed case leaves behind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connections

from onething.command.soak.crowd import Crowd
from onething.kernel.viewer import SYSTEM
from onething.notify.queries import list_local_messages

ALL = 1_000_000
_VERBS = "SELECT subject_id::text, verb, count(*) FROM ledger_entry WHERE subject_kind = 'case' GROUP BY 1, 2"
_PAPERS = "SELECT case_id::text, 'hand_in', count(*) FROM cases_material GROUP BY 1"
_RESULTS = """SELECT s.case_id::text, s.matter_code, count(*) FROM credentials_result r
              JOIN cases_step s ON s.id = r.step_id WHERE r.state = 'valid' GROUP BY 1, 2"""
# What supervision says depends on the hour and the machine, not on the case alone.
_EFFECTS = "SELECT effect, count(*) FROM outbox_effect WHERE effect NOT LIKE 'supervision.%' GROUP BY 1"
_UNDONE = "SELECT count(*) FROM outbox_effect WHERE done_at IS NULL"
_CASES = "SELECT id::text FROM cases_case"
# Numbers taken and never used, and files beside papers and results: more than an archive has letters are halves that a crash left.
_HALVES = """SELECT (SELECT count(*) FROM credentials_series_number WHERE state <> 'used')
                  + (SELECT count(*) FROM files_stored_content f
                     WHERE NOT EXISTS (SELECT FROM cases_material m WHERE m.file_id = f.id)
                       AND NOT EXISTS (SELECT FROM credentials_result r WHERE r.document_id = f.id))"""
ByCase = dict[str, Counter[str]]


@dataclass(frozen=True)
class Kept:
    """What the database holds: by case the acts and the valid results, in all the effects and what was sent."""

    acts: ByCase
    results: ByCase
    cases: set[str]
    effects: Counter[str]
    undone: int
    messages: Counter[tuple[str, str]]
    halves: int


def read_kept(known: dict[str, Any], *, phones: Iterable[str]) -> Kept:
    """Read it all behind the city's back, and what the applicants' `phones` got."""
    with psycopg.connect(**known) as connection:
        (undone,), (halves,) = (connection.execute(one).fetchall()[0] for one in (_UNDONE, _HALVES))
        return Kept(
            acts=_by_case([*connection.execute(_VERBS), *connection.execute(_PAPERS)]),
            results=_by_case([*connection.execute(_RESULTS)]),
            cases={case_id for (case_id,) in connection.execute(_CASES)},
            effects=Counter(dict(connection.execute(_EFFECTS).fetchall())),
            undone=undone, messages=_read_messages(phones), halves=halves,
        )  # fmt: skip


def judge(crowd: Crowd, *, kept: Kept, quiet: Kept, pattern: str) -> dict[str, int]:
    """Return what was lost and what is there twice, beside the undisturbed case `pattern`, whose traces `quiet` holds."""
    lives = len(crowd.finished)
    effects = Counter({code: count * lives for code, count in quiet.effects.items()})
    acts, results = quiet.acts[pattern], quiet.results[pattern]
    finished = {case_id: kept.acts.get(case_id, Counter()) for case_id in crowd.finished}
    return {
        "acts_lost": _sum(
            _only(acknowledged, known=acts) - kept.acts.get(case_id, Counter())
            for case_id, acknowledged in crowd.acknowledged.items()
        ),
        "acts_doubled": _sum(found - acts for found in finished.values()),
        "cases_doubled": len(kept.cases - set(crowd.acknowledged)),
        "results_lost": _sum(results - kept.results.get(case_id, Counter()) for case_id in finished),
        "results_doubled": _sum(kept.results.get(case_id, Counter()) - results for case_id in kept.cases),
        "effects_lost": _sum([effects - kept.effects]) + kept.undone,
        "effects_doubled": _sum([kept.effects - effects]),
        "messages_lost": max(0, quiet.messages.total() * lives - len(kept.messages)),
        "messages_doubled": kept.messages.total() - len(kept.messages),
        "halves": max(0, kept.halves - quiet.halves * lives),
    }


def _read_messages(phones: Iterable[str]) -> Counter[tuple[str, str]]:
    """Every text names its case, so that no two are alike."""
    found = Counter(
        (phone, one.text) for phone in phones for one in list_local_messages(SYSTEM, phone=phone, limit=ALL)
    )
    connections.close_all()
    return found


def _by_case(rows: list[tuple[Any, ...]]) -> ByCase:
    found: ByCase = {}
    for case_id, name, count in rows:
        found.setdefault(case_id, Counter())[name] = count
    return found


def _only(acts: Counter[str], *, known: Counter[str]) -> Counter[str]:
    """The acts that leave a trace of their own: a form that is filled is written over, not recorded."""
    return Counter({verb: count for verb, count in acts.items() if verb in known})


def _sum(counters: Any) -> int:
    return sum(sum(one.values()) for one in counters)
