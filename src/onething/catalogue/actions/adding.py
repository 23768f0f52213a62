"""The rows of a new publication: its version, its matters and their materials. Only its neighbours call this."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection

from onething.catalogue import words
from onething.catalogue.actions.changing import record_change
from onething.catalogue.contracts import ChangeKind, LintReport, PublishedThing
from onething.catalogue.models import Publication, PublishedMaterial, PublishedMatter
from onething.kernel.canonical import canonical_json
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3

# Two people who publish at once take turns: each version has one next one.
PUBLISHING_LOCK = 4301820101


def lock_publishing() -> None:
    """Let one publication be made at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])


def list_newest(codes: list[str]) -> dict[str, Publication]:
    """Return the newest publication of each of these things, whether its day has come or not."""
    rows = Publication.objects.filter(thing_code__in=codes).order_by("thing_code", "-version")
    return {row.thing_code: row for row in rows.distinct("thing_code")}


def get_newest(code: str) -> Publication:
    """Return a thing's newest publication; refuses `catalogue.thing.not_found` (404) where there is none."""
    newest = list_newest([code] if code.isprintable() else []).get(code)
    if newest is None:
        shown = "".join(char for char in code[:40] if char.isprintable())
        raise Refusal("catalogue.thing.not_found", words.NO_SUCH_THING.format(code=shown), status=404)
    return newest


def add_publication(
    published: PublishedThing,
    *,
    content: str,
    version: int,
    actor: UUID | None,
    at: datetime,
    effective_from: date,
    report: LintReport | None,
) -> Publication:
    """Add one version of a thing with the rows that steps and papers of cases will point at."""
    thing = published.thing
    row = Publication.objects.create(
        thing_code=thing.code,
        version=version,
        content=content,
        sm3=published.sm3,
        published_at=at,
        published_by=actor,
        source=thing.source,
        effective_from=effective_from,
        report=canonical_json(report.as_json()).decode() if report else "",
    )
    _add_matters(row, published=published)
    record_change(row, kind=ChangeKind.PUBLISHED, at=at)
    return row


def _add_matters(row: Publication, *, published: PublishedThing) -> None:
    made = [
        PublishedMatter(
            publication_id=row.id,
            code=matter.code,
            name=matter.name,
            department=matter.department,
            kind=matter.kind,
            conditions=list(matter.conditions),
        )
        for matter in published.thing.matters
    ]
    PublishedMatter.objects.bulk_create(made)
    ids = {one.code: one.id for one in made}
    PublishedMaterial.objects.bulk_create(
        PublishedMaterial(matter_id=ids[matter.code], key=sm3(name.encode())[:8].hex(), name=name)
        for matter in published.thing.matters
        for name in dict.fromkeys(material.name for material in matter.materials)
    )
