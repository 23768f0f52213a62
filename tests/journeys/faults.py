"""A database that fails at a chosen write: at the n-th, at the commit, or after it, when the answer is lost."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from django.db import OperationalError, connection

_WRITE = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|WITH\b.*\b(INSERT|UPDATE|DELETE)|SELECT\b.*procrastinate_defer)", re.I | re.S
)
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_LOOK = """SELECT '{0}', count(*), coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint::numeric), 0)
           FROM "{0}" t"""
AFTER = "after commit"
Rows = dict[str, tuple[int, int]]
Value = TypeVar("Value")


class InjectedError(OperationalError):
    """What Django raises when the database is lost, told apart from a real one."""


class Onlooker:
    """Somebody with a connection of their own: sees what is committed and nothing else."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.connection = psycopg.connect(**known, autocommit=True)
        tables = [name for (name,) in self.connection.execute(_TABLES)]
        self.query = " UNION ALL ".join(_LOOK.format(name) for name in tables)

    def look(self) -> Rows:
        """Return how many rows every table has, and a digest of them."""
        return {name: (count, int(digest)) for name, count, digest in self.connection.execute(self.query)}

    def close(self) -> None:
        """Look no more."""
        self.connection.close()

    def count(self) -> Counter[str]:
        """Return how many rows every table has."""
        return Counter({name: count for name, (count, _) in self.look().items()})


class Fault:
    """Fails one act at its n-th point: a write, the moment before a commit, or the moment after it."""

    def __init__(self, onlooker: Onlooker) -> None:
        self.onlooker = onlooker
        self.committed: Rows = onlooker.look()
        self.n, self.passed, self.kept = 0, 0, 0
        self.met = Counter[str]()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITE.match(sql):
            self._pass("write")
        return execute(sql, params, many, context)

    def commit(self, really: Callable[[], None]) -> None:
        """Stand in the place of the commit."""
        self._pass("before commit")
        really()
        before, self.committed = self.committed, self.onlooker.look()
        self.kept += self.committed != before
        self._pass(AFTER)

    def _pass(self, point: str) -> None:
        self.passed += 1
        if self.passed == self.n:
            self.met[point] += 1
            raise InjectedError(point)

    def try_everywhere(self, act: Callable[[], Value], *, transactions: int = 1) -> Value:
        """Let an act fail at every point in turn; each time nothing but whole transactions is left; return its value.

        It is tried again from where the failure left it until it comes through, having written in at most so many
        transactions: one for an act of a person, more for the worker's.
        """
        self.n, self.kept = 1, 0
        self.committed = self.onlooker.look()
        try:
            while True:
                before, self.passed = self.committed, 0
                try:
                    value = act()
                    assert self.kept <= transactions, "one act in several transactions"
                    return value
                except InjectedError:
                    seen = self.onlooker.look()
                half = [name for name in seen if seen[name] != self.committed[name]]
                assert half == [], "something of an act that failed is there"
                self.n = self.n + 1 if seen == before else 1
        finally:
            self.n = 0


@contextmanager
def failing(onlooker: Onlooker) -> Iterator[Fault]:
    """Put a fault into Django's connection for a while."""
    fault, really = Fault(onlooker), connection._commit
    connection._commit = lambda: fault.commit(really)
    try:
        with connection.execute_wrapper(fault):
            yield fault
    finally:
        del connection._commit
