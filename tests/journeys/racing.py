"""Two people at the same instant: real threads, real connections, and proof that both were under way at once."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections

from onething.kernel.errors import Refusal

PATIENCE = 30
WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()
"""
Act = Callable[[], Any]


class Runner(threading.Thread):
    """One person's act in a thread with a connection of its own; what came of it is `value` or `error`."""

    def __init__(self, act: Act) -> None:
        super().__init__(daemon=True)
        self.act = act
        self.value: Any = None
        self.error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self.value = self.act()
        except Exception as error:
            self.error = error
        finally:
            connections.close_all()


class Gate:
    """Rows locked by nobody in particular: whoever needs one waits until the gate opens."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

    def count_waiting(self) -> int:
        row = self.connection.execute(WAITING).fetchone()
        assert row is not None
        return int(row[0])

    def wait_for(self, count: int) -> None:
        """Return once so many connections wait for a lock."""
        until = time.monotonic() + PATIENCE
        while self.count_waiting() < count:
            assert time.monotonic() < until, f"{self.count_waiting()} of {count} came to the gate"
            time.sleep(0.01)


@contextmanager
def held(known: dict[str, Any], table: str, *, column: str, value: object) -> Iterator[Gate]:
    """Hold the rows of `table` whose `column` is `value` until the block ends."""
    # Watched from a second connection: inside one transaction PostgreSQL shows the same activity again and again.
    with psycopg.connect(**known) as holder, psycopg.connect(**known, autocommit=True) as watcher:
        holder.execute(f"SELECT 1 FROM {table} WHERE {column} = %s FOR UPDATE", [value])
        yield Gate(watcher)
        holder.rollback()


def race(known: dict[str, Any], *acts: Act, table: str, column: str, value: object) -> list[Runner]:
    """Let all acts run into the same held rows, in the order given, then let them go; returns them ended.

    PostgreSQL serves those who wait for a row in the order they came, so the first act is the first to go on.
    """
    with held(known, table, column=column, value=value) as gate:
        runners = []
        for act in acts:
            runners.append(Runner(act))
            gate.wait_for(len(runners))
    return finish(runners)


def race_in_case(known: dict[str, Any], *acts: Act, case_id: object) -> list[Runner]:
    """Race for the lock of one case."""
    return race(known, *acts, table="cases_case", column="id", value=case_id)


def finish(runners: list[Runner]) -> list[Runner]:
    """Wait for the end of all of them; an error that is no refusal is a fault of ours."""
    for runner in runners:
        runner.join(PATIENCE)
        assert not runner.is_alive()
        assert runner.error is None or isinstance(runner.error, Refusal), runner.error
    return runners


def list_refusals(runners: list[Runner]) -> list[str]:
    """Return the codes of those who were refused; each was told a sentence."""
    refusals = [runner.error for runner in runners if isinstance(runner.error, Refusal)]
    assert all(len(refusal.sentence) > 5 for refusal in refusals)
    return [refusal.code for refusal in refusals]
