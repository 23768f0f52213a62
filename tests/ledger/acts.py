"""Synthetic acts for the ledger's tests, and the hand that reaches round its walls."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from onething.kernel.ids import new_id
from onething.kernel.viewer import SYSTEM
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Actor, Subject, Verification
from onething.ledger.queries import verify_ledger

AT = datetime(2026, 2, 13, 1, 2, 3, 4, tzinfo=UTC)
CLERK = Actor(kind="person", person_id=UUID(int=7), post="window_clerk", unit_code="11430182XX0000051E")
VERBS = ("begin", "submit", "receive", "accept", "dispatch", "opinion_permit")


def new_subject() -> Subject:
    """Return a case that exists nowhere else."""
    return Subject(kind="case", id=new_id())


def make_act(subject: Subject, **changes: Any) -> Act:
    """Return an act with everything filled in."""
    filled: dict[str, Any] = {
        "subject": subject,
        "step_id": None,
        "verb": "accept",
        "from_state": "received",
        "to_state": "accepted",
        "actor": CLERK,
        "recorded_at": AT,
        "effective_at": AT - timedelta(days=1),
        "facts": {"ground": "行政许可法 art. 32", "limit": {"amount": 5, "unit": "working_days"}},
    }
    return Act(**(filled | changes))


def grow_chain(length: int = 4, *, data_key_id: UUID | None = None) -> Subject:
    """Record a chain of acts, each with a personal part when a data key is given, and return its subject."""
    subject = new_subject()
    for number in range(length):
        personal = {"name": f"张三{number}"} if data_key_id else {}
        act = make_act(subject, verb=VERBS[number % len(VERBS)], personal=personal)
        record_act(act=act, data_key_id=data_key_id)
    return subject


@contextmanager
def walls_down(*tables: str) -> Iterator[Any]:
    """Let the owner of the database change what is final, and put the walls back."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def verify_now() -> Verification:
    """Return what the auditor is told."""
    return verify_ledger(SYSTEM)
