"""The guard of every action: it runs inside a transaction that somebody above opened. And what is read once in one."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db import connection

_Value = TypeVar("_Value")


def require_transaction() -> None:
    """Raise RuntimeError outside a transaction: an action writes with its ledger row and effects, or not at all."""
    if not connection.in_atomic_block:
        raise RuntimeError("an action was called outside a transaction; journey opens it")


def read_once(name: Hashable, read: Callable[[], _Value]) -> _Value:
    """Return what `read` gives, read once while this transaction (or its innermost savepoint) lasts; outside one, always.

    For what an act asks again and again and does not change. Whoever writes it calls `forget_read`.
    """
    if not connection.in_atomic_block:
        return read()
    kept = _get_kept()
    if name not in kept:
        kept[name] = read()
    value: _Value = kept[name]
    return value


def keep_read(name: Hashable, value: object) -> None:
    """Let `read_once` give this value: it was just written by this transaction."""
    if connection.in_atomic_block:
        _get_kept()[name] = value


def forget_read() -> None:
    """Let everything be read again: something of it was written."""
    _get_kept().clear()


def _get_kept() -> dict[Hashable, Any]:
    kept: dict[Hashable, Any] = connection.kept  # type: ignore[attr-defined]
    return kept
