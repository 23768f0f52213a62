"""The circuit breaker of a source: after some failures in a row nobody waits for it, until one try a while later."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_FAILURES = 3
REST = timedelta(seconds=30)


@dataclass(frozen=True)
class Health:
    """How a source did lately: failures in a row, and until when it rests."""

    failures: int = 0
    rests_until: datetime | None = None


def is_resting(health: Health, *, at: datetime) -> bool:
    """Whether nobody is to be asked just now."""
    return health.rests_until is not None and at < health.rests_until


def note_failure(health: Health, *, at: datetime) -> Health:
    """Return the health after one more failure; the try after a rest that fails begins the next rest at once."""
    failures = health.failures + 1
    return Health(failures, at + REST if failures >= MOST_FAILURES else None)
