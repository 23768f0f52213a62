"""The end of a day at the gateway: each side's rows under one signed Merkle root, chained to the day before."""

from datetime import date, datetime, timedelta

from django.db import connection

from onething.exchange.contracts import GATEWAY_KEY_OWNER, Side
from onething.exchange.models import Batch, CallRow
from onething.exchange.reading import read_call
from onething.exchange.rules.merkle import find_root, hash_call, write_batch
from onething.kernel.clock_port import local_day
from onething.kernel.sm import sm3
from onething.keys.actions import ensure_signing_key
from onething.keys.queries import public_key_pem, sign
from onething.keys.transactions import require_transaction

LATE = timedelta(minutes=10)
"""A call that began before midnight is written long before this."""


def seal_days(*, at: datetime) -> int:
    """Seal every day with calls that is over and not sealed yet, side by side; returns how many batches were made."""
    require_transaction()
    if not any(_list_open_days(side, at=at) for side in Side):
        return 0
    ensure_signing_key(owner=GATEWAY_KEY_OWNER)
    with connection.cursor() as cursor:  # of two workers the second finds the days sealed
        cursor.execute("LOCK TABLE exchange_batch IN SHARE ROW EXCLUSIVE MODE")
    waiting = [(side, day) for side in Side for day in _list_open_days(side, at=at)]
    for side, day in waiting:
        _seal(side, day=day, at=at)
    return len(waiting)


def _list_open_days(side: Side, *, at: datetime) -> list[date]:
    last = Batch.objects.filter(side=side.value).order_by("-seq").first()
    rows = CallRow.objects.filter(side=side.value, day__lt=local_day(at - LATE))
    if last is not None:
        rows = rows.filter(day__gt=last.day)
    return list(rows.order_by("day").values_list("day", flat=True).distinct())


def _seal(side: Side, *, day: date, at: datetime) -> None:
    rows = CallRow.objects.filter(side=side.value, day=day).order_by("call")
    leaves = [(str(row.call), hash_call(read_call(row))) for row in rows]
    last = Batch.objects.filter(side=side.value).order_by("-seq").first()
    batch = Batch(
        side=side.value, day=day, seq=last.seq + 1 if last else 1, count=len(leaves), leaves=leaves,
        root=find_root([leaf for _, leaf in leaves]), previous=last.hash if last else "", sealed_at=at,
        public_key=public_key_pem(owner=GATEWAY_KEY_OWNER),
    )  # fmt: skip
    body = write_batch(
        side=batch.side, day=day.isoformat(), seq=batch.seq, count=batch.count, root=batch.root, previous=batch.previous
    )  # fmt: skip
    batch.hash, batch.signature = sm3(body).hex(), sign(owner=GATEWAY_KEY_OWNER, data=body).hex()
    batch.save(force_insert=True)
