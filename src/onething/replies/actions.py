"""Claim a key inside the act's transaction, and keep the answer."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from onething.keys.transactions import require_transaction
from onething.replies.contracts import AlreadyClaimed
from onething.replies.models import Reply


def claim_reply(*, person_id: UUID, key: str, fingerprint: str, at: datetime) -> UUID:
    """Take the key for this request; waits for a twin in flight and raises `AlreadyClaimed` when the twin won."""
    require_transaction()
    try:
        with transaction.atomic():
            reply = Reply.objects.create(person_id=person_id, key=key, fingerprint=fingerprint, made_at=at)
    except IntegrityError:
        raise AlreadyClaimed from None
    reply_id: UUID = reply.id
    return reply_id


def record_reply(*, reply_id: UUID, status: int, body: str) -> None:
    """Keep the answer given to a claimed key."""
    require_transaction()
    reply = Reply.objects.get(id=reply_id)
    reply.status, reply.body = status, body
    reply.save(update_fields=["status", "body"])
