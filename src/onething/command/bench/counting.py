"""Statements an act takes, counted exactly: everything sent to the database, BEGIN and COMMIT too."""

from collections import defaultdict
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.command.bench.living import Way, live


def count_statements(way: Way, *, work: Callable[[], object] = list) -> dict[str, list[int]]:
    """Live one case and return, by verb, how many statements each of its acts took; `work` is what others do when waited for."""
    counted, life, value = defaultdict[str, list[int]](list), live(way), None
    while True:
        try:
            deed = life.send(value)
        except StopIteration:
            return dict(counted)
        if deed is None:
            work()
            value = None
            continue
        with CaptureQueriesContext(connection) as statements:
            value = deed.do()
        counted[deed.verb].append(len(statements))
