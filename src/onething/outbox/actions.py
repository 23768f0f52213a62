"""Writes of the outbox: put in with the act, taken by the drainer, finished or failed by the job."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.keys.transactions import require_transaction
from onething.outbox.contracts import Effect
from onething.outbox.models import WaitingEffect
from onething.outbox.rules.waiting import HANDED_WAIT, next_try

_ERROR_CODE_LENGTH = 120


def enqueue(*, effect: str, payload: Mapping[str, Any], at: datetime) -> UUID:
    """Put an effect in, in the act's own transaction; it waits from now on. The payload (JSON, no floats) is encrypted."""
    require_transaction()
    row = WaitingEffect.objects.create(
        effect=str(effect), payload=dict(payload), enqueued_at=at, next_try_at=at
    )
    return UUID(str(row.id))


def take_batch(*, limit: int, at: datetime) -> list[Effect]:
    """Lock and return effects that are due, longest waiting first; those another drainer holds are passed over.

    The locks last for the caller's transaction, which must hand them over and call `mark_handed`. Effects
    handed over 15 minutes ago and still not done come again.
    """
    require_transaction()
    waiting = WaitingEffect.objects.select_for_update(skip_locked=True).filter(
        done_at__isnull=True, next_try_at__lte=at
    )
    return [_effect(row) for row in waiting.order_by("next_try_at", "id")[:limit]]


def mark_handed(*, ids: Iterable[UUID], at: datetime) -> None:
    """Note that these effects are jobs now; the drainer leaves them alone for 15 minutes."""
    require_transaction()
    waiting = WaitingEffect.objects.filter(id__in=list(ids), done_at__isnull=True)
    waiting.update(handed_at=at, next_try_at=at + HANDED_WAIT)


def lock_effect(*, effect_id: UUID) -> Effect | None:
    """Lock an effect for the transaction that carries it out; None when it is done already (or was never there)."""
    require_transaction()
    row = _lock_waiting(effect_id)
    return None if row is None else _effect(row)


def mark_done(*, effect_id: UUID, at: datetime) -> None:
    """Note that an effect was carried out, for good; a second time changes nothing."""
    require_transaction()
    row = _lock_waiting(effect_id)
    if row is not None:
        row.done_at, row.handed_at = at, row.handed_at or at
        row.save(update_fields=["done_at", "handed_at"])


def mark_failed(*, effect_id: UUID, error_code: str, at: datetime, retry_at: datetime | None = None) -> None:
    """Note a failure and when to try again; without `retry_at` after 10 s, doubled each time, at most an hour.

    `error_code` is a stable code or the name of the error's class, never its text. A done effect stays done.
    """
    require_transaction()
    row = _lock_waiting(effect_id)
    if row is None:
        return
    row.attempts += 1
    row.last_error_code = error_code[:_ERROR_CODE_LENGTH] or "unknown"
    row.handed_at, row.next_try_at = None, retry_at or next_try(row.attempts, at=at)
    row.save(update_fields=["attempts", "last_error_code", "handed_at", "next_try_at"])


def _lock_waiting(effect_id: UUID) -> WaitingEffect | None:
    return WaitingEffect.objects.select_for_update().filter(id=effect_id, done_at__isnull=True).first()


def _effect(row: WaitingEffect) -> Effect:
    return Effect(id=row.id, effect=row.effect, payload=row.payload, attempts=row.attempts)
