"""Announcements and policy explanations, each act one transaction; and the packaged ones of a demonstration city."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.kernel.viewer import Viewer
from onething.publicity.actions import announcing as actions
from onething.publicity.contracts import AnnouncementDraft, AnnouncementView
from onething.publicity.queries import get_own_announcement


@transaction.atomic
def propose(viewer: Viewer, *, draft: AnnouncementDraft, at: datetime) -> AnnouncementView:
    """An editor, or the approvals bureau, hands an announcement in to be read."""
    paper_id = actions.propose_announcement(viewer, draft=draft, at=at)
    return get_own_announcement(viewer, paper_id=paper_id, at=at)


@transaction.atomic
def sign(viewer: Viewer, *, paper_id: UUID, at: datetime, revision: int | None = None) -> AnnouncementView:
    """The approvals bureau publishes it."""
    actions.sign_announcement(viewer, paper_id=paper_id, revision=revision, at=at)
    return get_own_announcement(viewer, paper_id=paper_id, at=at)


@transaction.atomic
def decline(
    viewer: Viewer, *, paper_id: UUID, reason: str, at: datetime, revision: int | None = None
) -> AnnouncementView:
    """The approvals bureau says no, or the author takes it back."""
    actions.decline_announcement(viewer, paper_id=paper_id, reason=reason, revision=revision, at=at)
    return get_own_announcement(viewer, paper_id=paper_id, at=at)


@transaction.atomic
def revoke(
    viewer: Viewer, *, paper_id: UUID, reason: str, at: datetime, revision: int | None = None
) -> AnnouncementView:
    """The approvals bureau withdraws it everywhere."""
    actions.revoke_announcement(viewer, paper_id=paper_id, reason=reason, revision=revision, at=at)
    return get_own_announcement(viewer, paper_id=paper_id, at=at)
