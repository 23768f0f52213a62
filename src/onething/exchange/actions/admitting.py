"""The gateway's door: whose envelope it is, whether it is in time, new and not one too many.

A refusal is returned, not raised: the nonce and the count that go with it stay, or a refused envelope could be sent again.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F

from onething.exchange import words
from onething.exchange.contracts import Admission, Envelope
from onething.exchange.models import Nonce, System, Tally
from onething.exchange.rules.envelopes import (
    check_nonce,
    check_time,
    is_system_code,
    read_signature,
    text_of_request,
)
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.keys.queries import verify
from onething.keys.transactions import require_transaction


def admit(*, envelope: Envelope, at: datetime) -> Admission:
    """Say whose an envelope is and whether it is let in: known system, signature, time, nonce, rate, in this order."""
    require_transaction()
    found = System.objects.filter(retired_on__isnull=True)
    system = found.filter(code=envelope.system).first() if is_system_code(envelope.system) else None
    if system is None:
        return Admission("", "", Refusal("exchange.system.unknown", words.SYSTEM_UNKNOWN, status=401))
    if not _is_signed(envelope, system=system):
        # Anybody can write a system's code: the row names no unit until the signature does.
        return Admission("", "", Refusal("exchange.signature.wrong", words.SIGNATURE_WRONG, status=401))
    try:
        _take(envelope, at=at)
    except Refusal as refusal:
        return Admission(system.unit, system.code, refusal)
    return Admission(system.unit, system.code, None)


def take_quota(*, grant_id: UUID, at: datetime) -> Refusal | None:
    """Count one use of a grant today; returns the refusal (429) when the day's are used up. Counted exactly, by the row."""
    day, limit = local_day(at), settings.EXCHANGE_DAILY_CALLS
    if _count(subject=f"grant:{grant_id}", window=day.isoformat(), limit=limit, at=at):
        return None
    sentence = words.QUOTA_EXCEEDED.format(limit=limit)
    return Refusal("exchange.quota.exceeded", sentence, status=429)


def forget_windows(*, at: datetime) -> None:
    """Drop the nonces and counts that can refuse nothing any more."""
    require_transaction()
    Nonce.objects.filter(over_at__lt=at).delete()
    Tally.objects.filter(over_on__lt=local_day(at)).delete()


def _is_signed(envelope: Envelope, *, system: System) -> bool:
    text, signature = text_of_request(envelope), read_signature(envelope.signature)
    return verify(public_pem=system.public_pem, data=text, signature=signature)


def _take(envelope: Envelope, *, at: datetime) -> None:
    window = settings.EXCHANGE_SKEW_SECONDS
    sent = check_time(envelope, at=at, seconds=window)
    check_nonce(envelope)
    row = Nonce(system=envelope.system, nonce=envelope.nonce, over_at=sent + timedelta(seconds=window))
    # Of two at once one waits for the other's commit and then finds the nonce taken.
    Nonce.objects.bulk_create([row], ignore_conflicts=True)
    if not Nonce.objects.filter(id=row.id).exists():
        raise Refusal("exchange.request.replayed", words.REPLAYED, status=409)
    limit, minute = settings.EXCHANGE_MINUTE_CALLS, at.strftime("%Y%m%dT%H%M")
    if not _count(subject=f"system:{envelope.system}", window=minute, limit=limit, at=at):
        sentence = words.RATE_EXCEEDED.format(limit=limit)
        raise Refusal("exchange.rate.exceeded", sentence, status=429)


def _count(*, subject: str, window: str, limit: int, at: datetime) -> bool:
    """Count one more in a window unless it is full; the update locks the row, so that two never take the last one."""
    require_transaction()
    fresh = Tally(subject=subject, window=window, over_on=local_day(at) + timedelta(days=1))
    Tally.objects.bulk_create([fresh], ignore_conflicts=True)
    open_ones = Tally.objects.filter(subject=subject, window=window, count__lt=limit)
    return open_ones.update(count=F("count") + 1) == 1
