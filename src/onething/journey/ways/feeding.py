"""Deadlines as a calendar: a secret address for one post of one person, who needs not be signed in to read it."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from onething.directory.queries import get_post_viewer
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer
from onething.supervision.actions import feeding
from onething.supervision.contracts.views import ClockLine
from onething.supervision.queries.clocks import list_own_clocks
from onething.supervision.queries.feeds import get_feed_owner

ADDRESS = "/desk/supervision/feed/{secret}.ics"


@transaction.atomic
def renew(viewer: Viewer, *, at: datetime) -> str:
    """Return a new secret address for a calendar program; the one before ends."""
    return settings.PUBLIC_ADDRESS + ADDRESS.format(secret=feeding.renew_feed(viewer, at=at))


@transaction.atomic
def withdraw(viewer: Viewer, *, at: datetime) -> None:
    """The address ends."""
    feeding.withdraw_feed(viewer, at=at)


def read_feed(viewer: Viewer, *, secret: str, at: datetime) -> Sequence[ClockLine]:
    """Return what the owner of a secret has to do, as they would see it in that post today.

    Refuses `supervision.feed.unknown` (404) a secret that is none, `directory.post.lost` (404) an owner's who has left.
    """
    owner = get_feed_owner(viewer, secret=secret)
    owning = get_post_viewer(
        viewer, person_id=owner.person_id, post=owner.post, unit_code=owner.unit_code, at=at
    )
    return list_own_clocks(owning, today=local_day(at))
