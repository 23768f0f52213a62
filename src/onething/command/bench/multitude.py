"""A multitude of cases for `bench lists`: a few are lived to different points, and their rows are multiplied inside the database.

Copies differ in id, number and day. What is sealed is bound to its first case, so a copy's form cannot be opened: one case
is read among the first ones. A copy keeps the first acts of its ledger only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import psycopg

from onething.command.bench.acting import InProcess
from onething.command.bench.living import live
from onething.kernel.identifiers.case_numbers import case_number

ACTS = 8
SEED = 20260101
BATCH = 20_000
A_DAY = 900_000
# After which act a case stays where it is, how many of a thousand cases, and how many days ago they were begun.
STAGES = (
    ("submit", 8, (0, 6)),
    ("dispatch", 30, (0, 12)),
    ("permit", 12, (2, 20)),
    ("archive", 950, (20, 1200)),
)
_MAP = "CREATE TEMP TABLE copy_of (n int PRIMARY KEY, first uuid, number text, days int)"
_NEW_ID = """CREATE FUNCTION pg_temp.new_id(n int, old uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (substr(old::text, 1, 8) || substr(old::text, 10, 4) || '7' || substr(md5(n || old::text), 1, 3)
            || '8' || substr(md5(n || old::text), 5, 15))::uuid $$"""
_COLUMNS = """SELECT column_name, data_type FROM information_schema.columns
              WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position"""
_FRESH = "pg_temp.new_id(m.n, t.{0})"


@dataclass(frozen=True)
class Copied:
    """One table: which of its columns point at what is copied, by which the case is found, and what else differs."""

    name: str
    ids: tuple[str, ...]
    case: str
    others: tuple[tuple[str, str], ...] = ()
    only: str = "true"


TABLES = (
    Copied("cases_case", ("id",), "id", (("number", "m.number"),)),
    Copied("cases_party", ("id", "case_id"), "case_id"),
    Copied("cases_step", ("id", "case_id"), "case_id", (("number", "m.number || right(t.number, 3)"),)),
    Copied(
        "ledger_entry", ("id", "subject_id", "step_id"), "subject_id",
        only=f"t.subject_kind = 'case' AND t.seq <= {ACTS}",
    ),
    Copied("supervision_followed", ("subject_id",), "subject_id", (("number", "m.number"),)),
    Copied("supervision_clock", ("id", "followed_id", "step_id"), "followed_id"),
)  # fmt: skip


def live_patterns(way: InProcess) -> list[str]:
    """Live one case to each stage and return their ids."""
    return [_live_until(way, last=last) for last, _, _ in STAGES]


def multiply(known: dict[str, Any], *, patterns: list[str], cases: int, today: date) -> None:
    """Make so many copies of the patterns, spread over days and stages as in a city that has worked for years."""
    with psycopg.connect(**known, autocommit=True) as connection:
        connection.execute(_MAP)
        connection.execute(_NEW_ID)
        with connection.cursor() as cursor, cursor.copy("COPY copy_of FROM STDIN") as copying:
            for row in _spread(cases, patterns=patterns, today=today):
                copying.write_row(row)
        for begun in range(0, cases, BATCH):
            for table in TABLES:
                connection.execute(_statement(connection, table), [begun, begun + BATCH])
        connection.execute("VACUUM ANALYZE")


def _live_until(way: InProcess, *, last: str) -> str:
    life, value, case_id = live(way), None, ""
    while True:
        deed = life.send(value)
        value = deed.do() if deed else None
        case_id = case_id or str(value)
        if deed and deed.verb == last:
            return case_id


def _spread(cases: int, *, patterns: list[str], today: date) -> Iterator[tuple[int, str, str, int]]:
    chance = Random(SEED)  # noqa: S311 - chance, not a secret
    weights = [weight for _, weight, _ in STAGES]
    for n in range(cases):
        at = chance.choices(range(len(STAGES)), weights)[0]
        days = chance.randint(*STAGES[at][2])
        # Channel 99 and a day of long ago by the thousand: no number of the city itself.
        number = case_number(
            division="430182", day=date(1990, 1, 1) + timedelta(days=n // A_DAY), channel="99",
            sequence=n % A_DAY + 1,
        )  # fmt: skip
        yield n, patterns[at], number, days


def _statement(connection: "psycopg.Connection[Any]", table: Copied) -> str:
    columns = connection.execute(_COLUMNS, [table.name]).fetchall()
    others = dict(table.others)
    values = [others.get(name) or _value(name, kind=kind, ids=table.ids) for name, kind in columns]
    names = ", ".join(f'"{name}"' for name, _ in columns)
    return f"""INSERT INTO {table.name} ({names}) SELECT {", ".join(values)}
               FROM copy_of m JOIN {table.name} t ON t.{table.case} = m.first
               WHERE m.n >= %s AND m.n < %s AND {table.only}"""  # noqa: S608 - names of our own tables and columns


def _value(name: str, *, kind: str, ids: tuple[str, ...]) -> str:
    if name in ids:
        return _FRESH.format(name)
    if kind == "date" or kind.startswith("timestamp"):
        return f'(t."{name}" - make_interval(days => m.days))::{kind}'
    return f't."{name}"'
