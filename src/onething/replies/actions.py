"""Claim a key inside the act's transaction, and keep the answer."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from onething.kernel.ids import new_id
from onething.keys.transactions import require_transaction
from onething.replies.contracts import AlreadyClaimed
from onething.replies.models import Reply

# No savepoint to fall back to: a row of a twin in flight is waited for, one that is there is left alone.
_CLAIM = """
INSERT INTO replies_reply (id, person_id, key, fingerprint, status, made_at) VALUES (%s, %s, %s, %s, 0, %s)
ON CONFLICT (person_id, key) DO NOTHING
"""


def claim_reply(*, person_id: UUID, key: str, fingerprint: str, at: datetime) -> UUID:
    """Take the key for this request; waits for a twin in flight and raises `AlreadyClaimed` when the twin won."""
    require_transaction()
    reply_id = new_id()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [reply_id, person_id, key, fingerprint, at])
        if cursor.rowcount == 0:
            raise AlreadyClaimed
    return reply_id


def record_reply(*, reply_id: UUID, status: int, body: str) -> None:
    """Keep the answer given to a claimed key."""
    require_transaction()
    Reply.objects.filter(id=reply_id).update(status=status, body=body)
