"""The one write of the catalogue: publishing. A publication is added, never changed."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from onething.catalogue.contracts import Package, Publication, PublishedThing
from onething.catalogue.models import Publication as PublicationRow
from onething.catalogue.models import PublishedMatter
from onething.keys.transactions import require_transaction

# Two people who publish at once take turns: each version has one next one.
PUBLISHING_LOCK = 4301820101


def publish_package(*, package: Package, actor_person_id: UUID | None, at: datetime) -> list[Publication]:
    """Publish every thing of a package whose content differs from its newest version; return what is new.

    `actor_person_id` is None when the system publishes (the demonstration, the command). The package has been checked as
    a whole when it was read; all is published in the caller's transaction, or nothing.
    """
    require_transaction()
    _lock_publishing()
    newest = _list_newest([one.thing.code for one in package.things])
    made = []
    for one in package.things:
        version, sm3 = newest.get(one.thing.code, (0, ""))
        if one.sm3 != sm3:
            content = package.contents[one.thing.code]
            row = _add_publication(one, content=content, version=version + 1, actor=actor_person_id, at=at)
            made.append(
                Publication(row.id, one.thing.code, one.thing.name, row.version, len(one.thing.matters))
            )
    return made


def _lock_publishing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])


def _list_newest(codes: list[str]) -> dict[str, tuple[int, str]]:
    rows = PublicationRow.objects.filter(thing_code__in=codes).order_by("thing_code", "-version")
    found = rows.distinct("thing_code").values_list("thing_code", "version", "sm3")
    return {code: (version, sm3) for code, version, sm3 in found}


def _add_publication(
    published: PublishedThing, *, content: str, version: int, actor: UUID | None, at: datetime
) -> PublicationRow:
    thing = published.thing
    row = PublicationRow.objects.create(
        thing_code=thing.code,
        version=version,
        content=content,
        sm3=published.sm3,
        published_at=at,
        published_by=actor,
        source=thing.source,
    )
    PublishedMatter.objects.bulk_create(
        PublishedMatter(
            publication_id=row.id,
            code=matter.code,
            name=matter.name,
            department=matter.department,
            kind=matter.kind,
        )
        for matter in thing.matters
    )
    return row
