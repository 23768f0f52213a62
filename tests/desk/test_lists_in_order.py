"""Long lists are read in their order from an index: with a million cases nothing is sorted to show twenty rows."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.cases.queries.work import list_work
from onething.directory.contracts import Post
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer, ViewerKind
from onething.supervision.queries.clocks import ClockFilter, list_clocks

UNIT = "11430182MB00000001"


@contextmanager
def only_indexes():
    """With few rows PostgreSQL sorts; here it may not where an index gives the order."""
    with connection.cursor() as cursor:
        for name in (
            "enable_seqscan",
            "enable_bitmapscan",
            "enable_sort",
            "enable_hashjoin",
            "enable_mergejoin",
        ):
            cursor.execute(f"SET LOCAL {name} = off")
        yield cursor


def explain(read, *, table):
    """Return the plan of the statement that reads a table."""
    with only_indexes() as cursor:
        with CaptureQueriesContext(connection) as captured:
            read()
        sql = next(one["sql"] for one in captured.captured_queries if f'FROM "{table}"' in one["sql"])
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(row[0] for row in cursor.fetchall())


@pytest.mark.django_db
@pytest.mark.usefixtures("city")
def test_a_departments_worklist():
    viewer = Viewer(kind=ViewerKind.PERSON, post=Post.REVIEWER, unit_code=UNIT)
    plan = explain(lambda: list_work(viewer, today=local_day(now())), table="cases_step")
    assert "step_due" in plan
    assert "Sort" not in plan


@pytest.mark.django_db
@pytest.mark.usefixtures("city")
def test_the_supervisors_clocks():
    viewer = Viewer(
        kind=ViewerKind.PERSON, post=Post.SUPERVISOR, permissions=frozenset({Permission.SUPERVISE})
    )
    read = lambda: list_clocks(viewer, wanted=ClockFilter(), today=local_day(now()))  # noqa: E731
    plan = explain(read, table="supervision_clock")
    assert "running_due" in plan
    assert "Sort" not in plan
