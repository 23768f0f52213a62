"""Statements an act takes, counted exactly: everything sent to the database, BEGIN and COMMIT too."""

from collections import defaultdict

from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.command.bench.living import Way, live


def count_statements(way: Way) -> dict[str, list[int]]:
    """Live one case and return, by verb, how many statements each of its acts took."""
    counted, life = defaultdict[str, list[int]](list), live(way)
    deed = next(life)
    while True:
        assert deed is not None, "in this process nobody is waited for"  # noqa: S101
        with CaptureQueriesContext(connection) as statements:
            value = deed.do()
        counted[deed.verb].append(len(statements))
        try:
            deed = life.send(value)
        except StopIteration:
            return dict(counted)
