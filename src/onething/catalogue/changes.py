"""What changed in public, in order. The tables are imported where they are read."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import Max, Prefetch, Q, QuerySet

from onething.catalogue.contracts import Change, ChangeKind
from onething.catalogue.rules.contents import read_content
from onething.catalogue.rules.differences import list_differences
from onething.catalogue.states import EntryKind
from onething.kernel.viewer import Viewer

if TYPE_CHECKING:
    from onething.catalogue.models import Change as ChangeRow
    from onething.catalogue.models import Publication

MOST = 200


def list_changes(viewer: Viewer, *, after: int = 0, limit: int = MOST) -> list[Change]:
    """Return what changed after a number, the oldest first: what a reader who keeps the last number has not seen yet."""
    from onething.catalogue import models

    found = models.Change.objects.filter(seq__gt=after).order_by("seq")
    return _read(found, limit=limit)


def list_newest_changes(viewer: Viewer, *, code: str = "", limit: int = 20) -> list[Change]:
    """Return what changed last, the newest first, each with what it changed; of one thing where its code is given."""
    from onething.catalogue import models

    found = models.Change.objects.order_by("-seq")
    if code:
        found = found.filter(publication__thing_code=code if code.isprintable() else "")
    changes = _read(found, limit=limit)
    contents = _read_contents(changes)
    return [replace(one, differences=_compare(one, contents=contents)) for one in changes]


def find_last_change(viewer: Viewer) -> int:
    """Return the number of the newest change, 0 before the first."""
    from onething.catalogue import models

    return models.Change.objects.aggregate(last=Max("seq"))["last"] or 0


def _read(found: "QuerySet[ChangeRow]", *, limit: int) -> list[Change]:
    from onething.catalogue import models

    editions = models.Entry.objects.filter(kind=EntryKind.EDITION, is_direct=False)
    whole = found.select_related("publication__repeal").prefetch_related(
        Prefetch("publication__entries", queryset=editions, to_attr="editions")
    )
    return [_view(row) for row in whole[: min(limit, MOST)]]


def _read_contents(changes: list[Change]) -> dict[tuple[str, int], str]:
    """The contents of these versions and of those before them, by thing and version."""
    from onething.catalogue import models

    wanted = Q(pk__in=[])
    for one in changes:
        if one.kind is ChangeKind.PUBLISHED and one.version > 1:
            wanted |= Q(thing_code=one.thing_code, version__in=(one.version - 1, one.version))
    rows = models.Publication.objects.filter(wanted)
    return {(row.thing_code, row.version): row.content for row in rows}


def _compare(one: Change, *, contents: dict[tuple[str, int], str]) -> tuple[str, ...]:
    before = contents.get((one.thing_code, one.version - 1))
    if one.kind is not ChangeKind.PUBLISHED or before is None:
        return ()
    after = read_content(contents[one.thing_code, one.version])
    return tuple(found.sentence for found in list_differences(read_content(before), after=after))


def _view(row: "ChangeRow") -> Change:
    publication, kind = row.publication, ChangeKind(row.kind)
    reason, basis = _find_ground(publication, kind=kind)
    is_repeal = kind is ChangeKind.REPEALED
    return Change(
        seq=row.seq,
        kind=kind,
        publication_id=publication.id,
        thing_code=publication.thing_code,
        thing_name=read_content(publication.content).thing.name,
        version=publication.version,
        effective_from=publication.repeal.effective_from if is_repeal else publication.effective_from,
        at=row.at,
        reason=reason,
        basis=basis,
    )


def _find_ground(publication: "Publication", *, kind: ChangeKind) -> tuple[str, str]:
    if kind is ChangeKind.REPEALED:
        return publication.repeal.reason, publication.repeal.basis
    edition = next(iter(publication.editions), None)  # type: ignore[attr-defined]
    return (edition.reason, edition.basis) if edition else ("", "")
