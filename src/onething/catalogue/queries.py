"""Reads of the catalogue. What is published is public: every viewer sees all of it.

The tables are imported where they are read, so that a package can be read without a database.
"""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.contracts import Package, PublishedThing, ThingSummary
from onething.catalogue.folder import load_folder
from onething.catalogue.rules import contents, reading
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

if TYPE_CHECKING:
    from onething.catalogue.models import Publication


def read_package(viewer: Viewer, *, path: Path | str) -> Package:
    """Return the catalogue package in a folder; needs no database.

    Raises PackageRefused with every fault of it at once.
    """
    files, faults = load_folder(Path(path))
    return reading.read_package(files, faults=faults)


def get_current_thing(viewer: Viewer, *, code: str, at: datetime) -> PublishedThing:
    """Return the version of a thing in force at a moment. Raises Refusal `catalogue.thing.not_found` (404)."""
    from onething.catalogue import models

    versions = models.Publication.objects.filter(thing_code=code, published_at__lte=at)
    # What cannot be printed cannot be asked of the database either (a NUL, half a character), and names nothing.
    found = versions.order_by("-version").first() if code.isprintable() else None
    if found is None:
        sentence = words.NO_SUCH_THING.format(code=_shown(code))
        raise Refusal("catalogue.thing.not_found", sentence, field="thing", status=404)
    return _read(found)


def get_publication(viewer: Viewer, *, publication_id: UUID) -> PublishedThing:
    """Return one publication, in force or not. Raises Refusal `catalogue.publication.not_found` (404)."""
    from onething.catalogue import models

    found = models.Publication.objects.filter(id=publication_id).first()
    if found is None:
        raise Refusal("catalogue.publication.not_found", words.NO_SUCH_PUBLICATION, status=404)
    return _read(found)


def get_version(viewer: Viewer, *, code: str, version: int) -> PublishedThing:
    """Return one version of a thing, in force or not. Raises Refusal `catalogue.publication.not_found` (404)."""
    from onething.catalogue import models

    found = models.Publication.objects.filter(thing_code=code, version=version).first()
    if found is None:
        raise Refusal("catalogue.publication.not_found", words.NO_SUCH_PUBLICATION, status=404)
    return _read(found)


def list_things(viewer: Viewer, *, at: datetime) -> list[ThingSummary]:
    """Return the things in force at a moment, by code."""
    from onething.catalogue import models

    current = (
        models.Publication.objects.filter(published_at__lte=at)
        .order_by("thing_code", "-version")
        .distinct("thing_code")
    )
    return [_summarise(row, thing=_read_content(row.content)) for row in current]


def _summarise(row: "Publication", *, thing: PublishedThing) -> ThingSummary:
    return ThingSummary(
        code=row.thing_code,
        name=thing.thing.name,
        audience=thing.thing.audience,
        lead_department=thing.thing.lead_department,
        version=row.version,
        publication_id=row.id,
    )


def _read(row: "Publication") -> PublishedThing:
    from onething.catalogue import models

    matters: Any = models.PublishedMatter.objects.filter(publication_id=row.id).values_list("code", "id")
    return replace(
        _read_content(row.content),
        publication_id=row.id,
        version=row.version,
        published_at=row.published_at,
        matter_ids=dict(matters),
    )


@lru_cache(maxsize=64)
def _read_content(content: str) -> PublishedThing:
    """A content never changes, so that what was read from it may be kept."""
    return contents.read_content(content)


def _shown(code: str) -> str:
    return "".join(char for char in code[:40] if char.isprintable())
