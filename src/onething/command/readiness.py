"""Is the installation ready for people: the checks behind /readyz and `onething doctor`."""

from collections.abc import Callable

import structlog
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from onething.kernel import clock_port
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

_log = structlog.get_logger("onething.readiness")


def is_database_reachable() -> bool:
    """Whether one small question is answered. Raises DatabaseError when not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def is_schema_current() -> bool:
    """Whether every migration of this release is applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_calendar_present() -> bool:
    """Whether this year's holiday notice is loaded, so that no deadline of today is provisional."""
    from onething.calendars import queries

    year = clock_port.local_day(clock_port.now()).year
    return not queries.get_calendar(SYSTEM).is_provisional(year)


CHECKS: dict[str, Callable[[], bool]] = {
    "database": is_database_reachable,
    "migrations": is_schema_current,
    "calendar": is_calendar_present,
}


def run_checks() -> dict[str, bool]:
    """Return each check's answer; a check that fails by an error is a no (and its kind is logged)."""
    answers = {}
    for name, check in CHECKS.items():
        try:
            answers[name] = check()
        except (DatabaseError, Refusal) as error:
            _log.warning("check failed", check=name, error=type(error).__name__)
            answers[name] = False
    return answers
