"""A person's own calendar address: since when there is one, and whose a secret is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.kernel.viewer import Viewer
from onething.supervision import words
from onething.supervision.models import Feed
from onething.supervision.queries.scoping import scope_feeds


@dataclass(frozen=True)
class FeedOwner:
    """Who made an address, in which post of which unit."""

    person_id: UUID
    post: str
    unit_code: str


def find_own_feed(viewer: Viewer) -> datetime | None:
    """Return when the address of the viewer's post was made; None without one."""
    made_at: datetime | None = scope_feeds(viewer).values_list("made_at", flat=True).first()
    return made_at


def get_feed_owner(viewer: Viewer, *, secret: str) -> FeedOwner:
    """Return whose this secret is, whoever asks; refuses `supervision.feed.unknown` (404) one that is none or ended."""
    row = Feed.objects.filter(digest=sm3(secret.encode()).hex(), revoked_at__isnull=True).first()
    if row is None:
        raise Refusal("supervision.feed.unknown", words.FEED_UNKNOWN, status=404)
    return FeedOwner(person_id=row.person_id, post=row.post, unit_code=row.unit_code)
