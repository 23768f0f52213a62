"""A person's own calendar address: made anew, withdrawn. The address is a secret; only its digest is kept."""

import secrets
from datetime import datetime
from typing import Any

from django.db import connection

from onething.kernel.sm import sm3
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.supervision.models import Feed
from onething.supervision.queries.scoping import scope_feeds

RENEWING_LOCK = 7_202_603


def renew_feed(viewer: Viewer, *, at: datetime) -> str:
    """Return the secret of a new address for the viewer's post; the one before, if any, ends with it."""
    with connection.cursor() as cursor:  # two pages at once: the later one's address is the one that counts
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [RENEWING_LOCK])
    withdraw_feed(viewer, at=at)
    secret = secrets.token_urlsafe(32)
    kept: dict[str, Any] = {"person_id": viewer.person_id, "post": viewer.post}
    Feed.objects.create(
        digest=sm3(secret.encode()).hex(), unit_code=viewer.unit_code or "", made_at=at, **kept
    )
    return secret


def withdraw_feed(viewer: Viewer, *, at: datetime) -> None:
    """End the address of the viewer's post; without one nothing is to be done."""
    require_transaction()
    scope_feeds(viewer).update(revoked_at=at)
