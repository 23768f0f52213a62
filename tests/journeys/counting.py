"""Statements of acts and pages, counted exactly, and the table they are held against."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.cases.states import CASE_MOVES, STEP_MOVES
from onething.directory.contracts import Post
from tests.factories.city import carry_out_effects
from tests.journeys.living_at_random import CASE_ACTS, LAWFUL, STEP_ACTS, Life

TABLE = Path(__file__).with_name("statements.json")
Counts = dict[str, list[int]]

# Acts beside the main way, in an order in which each is lawful: (verb, detail, matter); "effects" is the worker.
REFUSED_AND_MENDED = [
    ("start_review", "", "M01"), ("ask_extension", "organ", "M01"), ("decline_extension", "", "M01"),
    ("propose_pause", "", "M01"), ("decline_pause", "", "M01"), ("propose_pause", "", "M01"),
    ("approve_pause", "", "M01"), ("resume", "", "M01"), ("raise_point", "", "M01"), ("record_meeting", "", "M01"),
    ("close_point", "", "M01"), ("permit", "", "M01"), ("start_review", "", "M02"), ("refuse", "", "M02"),
    ("reopen", "", "M02"), ("start_review", "", "M02"), ("ask_extension", "organ", "M02"), ("extend", "", "M02"),
    ("permit", "", "M02"), ("start_review", "", "M03"), ("refuse", "", "M03"), ("drop", "", "M03"),
    ("confirm", "", "M01"), ("effects", "", ""), ("deliver", "", "M01"), ("archive", "", "M01"),
]  # fmt: skip
PROMISED = [
    ("start_review", "", "M01"), ("permit", "", "M01"), ("separate", "", "M01"), ("effects", "", ""),
    ("permit_on_promise", "", "M03"), ("start_review", "", "M02"), ("permit", "", "M02"), ("confirm", "", "M01"),
    ("effects", "", ""), ("check_promise", "unfit", "M03"), ("order_mending", "", "M03"),
]  # fmt: skip


def count_acts(life: Life, script: Sequence[tuple[str, str, str]]) -> Counts:
    """Live a script and return the statements of each act, by verb."""
    counted: Counts = defaultdict(list)
    for verb, detail, matter in script:
        life.city.later(minutes=1)
        if verb == "effects":
            carry_out_effects(life.city)
            continue
        step = next(one for one in life.steps if one.matter_code.endswith(matter))
        act = (STEP_ACTS | CASE_ACTS)[verb, detail]
        who = _find_who(life, verb, step)
        with CaptureQueriesContext(connection) as statements:
            act(life, who, step)
        counted[verb].append(len(statements))
    return dict(counted)


def _find_who(life: Life, verb: str, step: Any) -> Any:
    """Whoever the law lets do this now; extensions are asked of the organ's own head here, and nobody is heard."""
    state = {"step": step.state, "case": life.case.state}
    posts = {post for post, _ in life.people} - {Post.GOVERNMENT_HEAD, Post.HEARING_HOST}
    for noun, known, of, post in sorted(LAWFUL):
        if known == verb and of == state[noun] and post in posts:
            return life.viewer(post, step=step, is_stranger=False)
    raise AssertionError(f"nobody may {verb} now: {state}")


def list_uncounted(counted: Mapping[str, Any]) -> list[str]:
    """Return the verbs of the table of moves that no story here does by itself."""
    return sorted({move.verb for move in (*CASE_MOVES, *STEP_MOVES)} - set(counted))


def list_differences(found: Mapping[str, Any], *, known: Mapping[str, Any]) -> list[str]:
    """Return one sentence for everything that differs, with both numbers: more is a fault, less asks for a new table."""
    told = []
    for group in sorted({*found, *known}):
        now, before = found.get(group, {}), known.get(group, {})
        told += [
            f"{group}/{name}: {before.get(name)} statements before, {now.get(name)} now"
            for name in sorted({*now, *before})
            if now.get(name) != before.get(name)
        ]
    return told


def write_table(found: Mapping[str, Any]) -> None:
    """Make what was counted the table."""
    lines = [
        f" {json.dumps(group)}: {{\n"
        + ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in counts.items())
        + "\n }"
        for group, counts in found.items()
    ]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def read_table() -> dict[str, Any]:
    """Return the table."""
    known: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return known
