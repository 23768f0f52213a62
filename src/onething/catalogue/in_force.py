"""What is in force at a moment: which publications, and the things read from them, kept as long as the set is the same."""

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from onething.catalogue.contracts import PublishedThing
from onething.catalogue.rules.contents import read_content


def list_ids_in_force(at: datetime, *, today: date) -> tuple[UUID, ...]:
    """Return the publications in force, by the codes of their things."""
    from onething.catalogue.models import Publication

    come = Publication.objects.filter(published_at__lte=at, effective_from__lte=today)
    newest = come.order_by("thing_code", "-version").distinct("thing_code")
    rows = newest.values_list("id", "repeal__effective_from")
    return tuple(one for one, ended in rows if ended is None or ended > today)


@lru_cache(maxsize=2)
def read_things(publications: tuple[UUID, ...]) -> tuple[PublishedThing, ...]:
    """Return these publications whole, in the order of their things' codes; the rows of their matters are not read.

    A publication never changes, so that what was read may be kept: two sets, for the turn of a day.
    """
    from onething.catalogue.models import Publication

    rows = Publication.objects.filter(id__in=publications).order_by("thing_code")
    return tuple(
        replace(
            read_content(row.content),
            publication_id=row.id,
            version=row.version,
            published_at=row.published_at,
            effective_from=row.effective_from,
        )
        for row in rows
    )
