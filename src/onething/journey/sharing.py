"""Shared data, each act one transaction: resources listed and withdrawn, requests asked and answered, silence and ends."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.exchange.actions import granting, listing
from onething.exchange.actions.admitting import forget_windows
from onething.exchange.contracts import GrantView, RequestDraft, Resource, ResourceDraft
from onething.exchange.queries import get_grant, get_resource
from onething.kernel.viewer import Viewer


@transaction.atomic
def list_resource(viewer: Viewer, *, draft: ResourceDraft, at: datetime) -> Resource:
    """A department's steward lists a resource, or describes it anew."""
    return get_resource(viewer, code=listing.list_resource(viewer, draft=draft, at=at))


@transaction.atomic
def withdraw_resource(viewer: Viewer, *, code: str, reason: str, at: datetime) -> Resource:
    """Its provider takes a resource out of the catalogue."""
    listing.withdraw_resource(viewer, code=code, reason=reason, at=at)
    return get_resource(viewer, code=code)


@transaction.atomic
def ask(viewer: Viewer, *, draft: RequestDraft, at: datetime) -> GrantView:
    """A using unit's steward asks for items of a resource."""
    return get_grant(viewer, grant_id=granting.ask(viewer, draft=draft, at=at), at=at)


@transaction.atomic
def answer(
    viewer: Viewer, *, grant_id: UUID, verb: str, reason: str = "", revision: int | None = None, at: datetime
) -> GrantView:
    """A party of a request answers it with one of its verbs."""
    granting.answer(viewer, grant_id=grant_id, verb=verb, reason=reason, revision=revision, at=at)
    return get_grant(viewer, grant_id=grant_id, at=at)


@transaction.atomic
def keep_days(*, at: datetime) -> None:
    """Do what a day that passed brings with it: silence goes to the authority, grants end, old nonces and counts go."""
    granting.escalate_silent(at=at)
    granting.expire_grants(at=at)
    forget_windows(at=at)
