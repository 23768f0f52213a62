"""Versions of things: which there are, from when to when each is in force, what changes on days to come. Public.

The tables are imported where they are read, so that a package can be read without a database.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.contracts import ComingChange, VersionRow
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

_ENDING = ("id", "thing_code", "version", "effective_from", "repeal__effective_from")
_COLUMNS = (*_ENDING, "published_at", "sm3")
NUMBERED = re.compile(r"YJS-([0-9]{1,6})")
FIRST, NEWER, ENDED = "first", "newer", "ended"


@dataclass(frozen=True)
class End:
    """The first day on which a publication is no longer in force, and whether a repeal is why."""

    day: date
    is_repeal: bool


def list_versions(viewer: Viewer, *, code: str) -> list[VersionRow]:
    """Return every version of a thing, newest first; refuses `catalogue.thing.not_found` (404) where there is none."""
    rows = _list_rows([code] if code.isprintable() else [])
    if not rows:
        shown = "".join(char for char in code[:40] if char.isprintable())
        raise Refusal("catalogue.thing.not_found", words.NO_SUCH_THING.format(code=shown), status=404)
    return rows


def find_newest_version(viewer: Viewer, *, code: str) -> int:
    """Return the number of a thing's newest version, 0 where nothing was published."""
    from onething.catalogue import models

    rows = models.Publication.objects.filter(thing_code=code).order_by("-version")
    return rows.values_list("version", flat=True).first() or 0


def suggest_code(viewer: Viewer) -> str:
    """Return a code for a new thing: the one after the greatest YJS-number that was ever used or is under way."""
    from onething.catalogue import models

    used = {
        *models.Publication.objects.values_list("thing_code", flat=True).distinct(),
        *models.Entry.objects.values_list("thing_code", flat=True).distinct(),
    }
    numbers = [int(found.group(1)) for code in used if (found := NUMBERED.fullmatch(code))]
    return f"YJS-{max(numbers, default=0) + 1:03}"


def list_newest_versions(viewer: Viewer) -> list[VersionRow]:
    """Return the newest version of every thing that was ever published, by code, whether in force or not."""
    newest: dict[str, VersionRow] = {}
    for row in _list_rows(None):
        newest.setdefault(row.thing_code, row)
    return [newest[code] for code in sorted(newest)]


def list_coming_changes(viewer: Viewer, *, today: date) -> list[ComingChange]:
    """Return what changes for applicants after today, by day: new editions and repeals."""
    from onething.catalogue import models

    rows = _list_rows(None)
    reasons = dict(
        models.Repeal.objects.filter(effective_from__gt=today).values_list("publication_id", "reason")
    )
    begun = [
        ComingChange(row.effective_from, NEWER if row.version > 1 else FIRST, row, "")
        for row in rows
        if row.effective_from > today and not (row.is_repealed and row.ends_on == row.effective_from)
    ]
    ended = [
        ComingChange(row.ends_on, ENDED, row, reasons.get(row.publication_id, ""))
        for row in rows
        if row.is_repealed and row.ends_on is not None and row.ends_on > today
    ]
    return sorted([*begun, *ended], key=lambda one: (one.day, one.version.thing_code, one.kind))


def find_ends(codes: Collection[str]) -> dict[UUID, End]:
    """Return when each publication of these things ends, by its id; nothing for those that go on."""
    from onething.catalogue import models

    return _measure_ends(models.Publication.objects.filter(thing_code__in=codes).values_list(*_ENDING))


def _list_rows(codes: Collection[str] | None) -> list[VersionRow]:
    from django.db.models import JSONField
    from django.db.models.fields.json import KeyTextTransform, KeyTransform
    from django.db.models.functions import Cast

    from onething.catalogue import models

    thing = KeyTransform("thing", Cast("content", JSONField()))
    found = models.Publication.objects.order_by("thing_code", "-version").values(
        *_COLUMNS, name=KeyTextTransform("name", thing), lead=KeyTextTransform("lead_department", thing)
    )
    rows = list(found if codes is None else found.filter(thing_code__in=codes))
    ends = _measure_ends(tuple(row[name] for name in _ENDING) for row in rows)
    return [_view(row, end=ends.get(row["id"])) for row in rows]


def _view(row: Mapping[str, Any], *, end: End | None) -> VersionRow:
    return VersionRow(
        publication_id=row["id"],
        thing_code=row["thing_code"],
        thing_name=row["name"],
        department=row["lead"],
        version=row["version"],
        published_at=row["published_at"],
        effective_from=row["effective_from"],
        ends_on=end.day if end else None,
        is_repealed=end is not None and end.is_repeal,
        sm3=row["sm3"],
    )


def _measure_ends(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, End]:
    """A version ends on its repeal's day, or on the first day of any newer one, never before its own."""
    known = list(rows)
    ends: dict[UUID, End] = {}
    for publication, code, version, begins, repealed_from in known:
        newer = [max(row[3], begins) for row in known if row[1] == code and row[2] > version]
        found = [End(day, is_repeal=False) for day in newer]
        if repealed_from is not None:
            found.append(End(repealed_from, is_repeal=True))
        if found:
            ends[publication] = min(found, key=lambda end: (end.day, not end.is_repeal))
    return ends
