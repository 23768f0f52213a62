"""The people of the catalogue in a test, and ways to bring a change of it out."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from onething.cases.models.step import Step
from onething.catalogue.models import Publication, PublishedMatter
from onething.directory.contracts import Post
from onething.journey import publishing
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer
from tests.factories.city import City

LEADING = "市场监督管理局"
REASON = "按新修订的办法调整。"
BASIS = "食品经营许可和备案管理办法（市场监管总局令第78号）修订"


def editor(city: City) -> Viewer:
    """Return the catalogue editor of the department that leads the restaurant."""
    return city.viewer(Post.CATALOGUE_EDITOR, LEADING)


def reviewer(city: City) -> Viewer:
    """Return that department's catalogue reviewer."""
    return city.viewer(Post.CATALOGUE_REVIEWER, LEADING)


def approver(city: City) -> Viewer:
    """Return the catalogue approver of the approvals bureau."""
    return city.viewer(Post.CATALOGUE_APPROVER)


def content_of(code: str = "YJS-002", **changes: Any) -> dict[str, Any]:
    """Return the newest published content of a thing, its thing changed."""
    newest = Publication.objects.filter(thing_code=code).order_by("-version").first()
    assert newest is not None
    content: dict[str, Any] = json.loads(newest.content)
    content["thing"].update(changes)
    return content


def drafted(city: City, content: Mapping[str, Any] | None = None) -> UUID:
    """A new edition that the editor has just begun; without a content, one with another name."""
    content = content or content_of(name="我要开餐饮店(新版)")
    return publishing.draft(editor(city), content=content, reason=REASON, basis=BASIS, at=city.at).id


def approved(city: City, entry_id: UUID) -> UUID:
    """Bring a draft as far as its approval."""
    publishing.submit(editor(city), entry_id=entry_id, at=city.later(minutes=1))
    publishing.endorse(reviewer(city), entry_id=entry_id, at=city.later(minutes=1))
    publishing.approve(approver(city), entry_id=entry_id, at=city.later(minutes=1))
    return entry_id


def published(city: City, content: Mapping[str, Any] | None = None, *, day: date | None = None) -> UUID:
    """Bring a new edition all the way out; returns the entry."""
    entry_id = approved(city, drafted(city, content))
    publishing.publish(
        approver(city), entry_id=entry_id, effective_from=day or local_day(city.at), at=city.later(minutes=1)
    )
    return entry_id


def repealed(city: City, code: str = "YJS-002", *, day: date | None = None) -> UUID:
    """End a thing from a day on; returns the entry of the repeal."""
    made = publishing.draft_repeal(editor(city), thing=code, reason=REASON, basis=BASIS, at=city.at)
    entry_id = approved(city, made.id)
    publishing.publish(
        approver(city), entry_id=entry_id, effective_from=day or local_day(city.at), at=city.later(minutes=1)
    )
    return entry_id


def publish_conditions(steps: QuerySet[Step], *, conditions: list[str]) -> None:
    """Let steps have these conditions, as if their matters had been published with them (past the wall, for a test)."""
    guard = "ALTER TABLE catalogue_published_matter {} TRIGGER published_matter_never_changes"
    with connection.cursor() as cursor:
        cursor.execute(guard.format("DISABLE"))
        matters = PublishedMatter.objects.filter(
            id__in=list(steps.values_list("published_matter_id", flat=True))
        )
        matters.update(conditions=conditions)
        cursor.execute(guard.format("ENABLE"))
    steps.update(conditions=conditions)
