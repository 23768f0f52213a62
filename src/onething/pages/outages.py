"""When the database is the fault: not reachable, full, or too busy. A plain sentence and 503 instead of a fault of ours.

What was not committed is not there, and what was is safe: the person can send the same again.
"""

import psycopg
from django.db import Error, InterfaceError, OperationalError

from onething.kernel.errors import Refusal
from onething.pages import words

RETRY_SECONDS = "5"
# PostgreSQL's errors by class, https://www.postgresql.org/docs/current/errcodes-appendix.html: 53 insufficient resources.
_FULL = ("53100",)
_BUSY = ("40P01", "55P03", "57014", "53")


def find_outage(error: BaseException | None) -> Refusal | None:
    """Return what to say when the database failed; None when the error is something else."""
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    state = _state(error)
    if state.startswith(_FULL):
        return Refusal("system.storage_full", words.STORAGE_FULL, status=503)
    if state.startswith(_BUSY):
        return Refusal("system.busy", words.BUSY, status=503)
    return Refusal("system.database_unavailable", words.DATABASE_AWAY, status=503)


def _state(error: Error) -> str:
    cause = error.__cause__
    return (cause.sqlstate or "") if isinstance(cause, psycopg.Error) else ""
