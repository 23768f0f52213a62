"""The guard of every action: it runs inside a transaction that somebody above opened."""

from django.db import connection


def require_transaction() -> None:
    """Raise RuntimeError outside a transaction: an action writes with its ledger row and effects, or not at all."""
    if not connection.in_atomic_block:
        raise RuntimeError("an action was called outside a transaction; journey opens it")
