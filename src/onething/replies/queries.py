"""Reads of replies."""

from onething.kernel.viewer import Viewer
from onething.replies.contracts import Given
from onething.replies.models import Reply


def find_reply(viewer: Viewer, *, key: str) -> Given | None:
    """Return the first answer to this viewer's request key, or None."""
    if viewer.person_id is None:
        return None
    row = Reply.objects.filter(person_id=viewer.person_id, key=key, status__gt=0).first()
    return Given(fingerprint=row.fingerprint, status=row.status, body=row.body or "") if row else None
