"""What the worker asks for: which chains to read, and for which subjects a rule speaks though nobody did anything."""

from datetime import datetime
from uuid import UUID

from onething.kernel.viewer import Viewer, ViewerKind
from onething.ledger.queries import list_unread
from onething.supervision.contracts.subjects import CASE, FINDING
from onething.supervision.models import Followed


def list_cases_to_follow(viewer: Viewer, *, limit: int = 100) -> list[UUID]:
    """Cases with acts that were not read yet."""
    return list_unread(viewer, kind=CASE, limit=limit)


def list_findings_to_follow(viewer: Viewer, *, limit: int = 100) -> list[UUID]:
    """Attempts that were not read yet."""
    return list_unread(viewer, kind=FINDING, limit=limit)


def list_due(viewer: Viewer, *, at: datetime, limit: int = 200) -> list[UUID]:
    """Subjects about which a rule has something to say by now, those due first on top."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    due = Followed.objects.filter(next_at__lte=at).order_by("next_at")
    return list(due.values_list("subject_id", flat=True)[:limit])
