"""When an effect is tried again."""

from datetime import datetime, timedelta

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
HANDED_WAIT = timedelta(minutes=15)
"""How long handed work may stay unfinished before it is handed over again: its job was lost, or it hangs."""


def next_try(attempts: int, *, at: datetime) -> datetime:
    """Return when to try again after this many failures (from 1): 10 s, doubled each time, at most an hour."""
    doublings = min(max(attempts, 1) - 1, 20)
    return at + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
