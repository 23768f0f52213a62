"""Reads of the catalogue. What is published is public: every viewer sees all of it; entries are scoped in entries.py.

The tables are imported where they are read, so that a package can be read without a database.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.changes import find_last_change as find_last_change
from onething.catalogue.changes import list_changes as list_changes
from onething.catalogue.changes import list_newest_changes as list_newest_changes
from onething.catalogue.contracts import (
    Difference,
    Ended,
    EntryRow,
    EntryView,
    Package,
    PublishedThing,
    Surroundings,
    ThingSummary,
)
from onething.catalogue.finding import list_departments as list_departments
from onething.catalogue.finding import list_life_events as list_life_events
from onething.catalogue.finding import search_things as search_things
from onething.catalogue.folder import load_folder
from onething.catalogue.guiding import get_norm as get_norm
from onething.catalogue.guiding import guide_matter as guide_matter
from onething.catalogue.guiding import guide_thing as guide_thing
from onething.catalogue.in_force import list_ids_in_force, read_things
from onething.catalogue.missed import list_vain_searches as list_vain_searches
from onething.catalogue.previewing import check_draft as check_draft
from onething.catalogue.previewing import list_known_elements as list_known_elements
from onething.catalogue.previewing import open_part as open_part
from onething.catalogue.previewing import preview_edit as preview_edit
from onething.catalogue.rules import contents, differences, folders, reading, surroundings
from onething.catalogue.spoken import get_office_words as get_office_words
from onething.catalogue.states import EntryState
from onething.catalogue.versions import find_newest_version as find_newest_version
from onething.catalogue.versions import list_coming_changes as list_coming_changes
from onething.catalogue.versions import list_newest_versions as list_newest_versions
from onething.catalogue.versions import list_versions as list_versions
from onething.catalogue.versions import suggest_code as suggest_code
from onething.catalogue.waiting import list_waiting as list_waiting
from onething.catalogue.workbooks import preview_workbook as preview_workbook
from onething.catalogue.workbooks import write_entry_workbook as write_entry_workbook
from onething.catalogue.workbooks import write_template as write_template
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

if TYPE_CHECKING:
    from onething.catalogue.models import Publication, Repeal

PAGE = 20


def read_package(viewer: Viewer, *, path: Path | str) -> Package:
    """Return the catalogue package in a folder; needs no database.

    Raises PackageRefused with every fault of it at once.
    """
    files, faults = load_folder(Path(path))
    return reading.read_package(files, faults=faults)


def compare_things(
    viewer: Viewer, *, before: PublishedThing, after: PublishedThing
) -> tuple[Difference, ...]:
    """Return what changed from one version of a thing to another, published or not, in sentences."""
    return differences.list_differences(before, after=after)


def get_current_thing(viewer: Viewer, *, code: str, at: datetime) -> PublishedThing:
    """Return the version of a thing in force at a moment: the newest whose day has come.

    Refuses `catalogue.thing.not_found` (404), and 409 with the day: `catalogue.thing.not_yet` before the first day,
    `catalogue.thing.repealed` since a repeal, with its reason and basis.
    """
    from onething.catalogue import models

    today = local_day(at)
    # What cannot be printed cannot be asked of the database either (a NUL, half a character), and names nothing.
    asked = code if code.isprintable() else ""
    versions = models.Publication.objects.filter(thing_code=asked, published_at__lte=at)
    come = versions.filter(effective_from__lte=today).select_related("repeal").defer("content")
    found = come.order_by("-version").first()
    if found is None:
        raise _not_in_force(code, first=versions.order_by("effective_from").first())
    if (repeal := _find_repeal(found, today=today)) is not None:
        raise _repealed(found, repeal=repeal)
    return _read_publication(found.id)


def find_ended(viewer: Viewer, *, publication_id: UUID, at: datetime) -> Ended | None:
    """Return since when and why nothing can begin under this publication, None while something can or it is superseded."""
    from onething.catalogue import models

    row = models.Publication.objects.select_related("repeal").filter(id=publication_id).first()
    repeal = _find_repeal(row, today=local_day(at)) if row else None
    return Ended(publication_id, repeal.effective_from, repeal.reason, repeal.basis) if repeal else None


def get_publication(viewer: Viewer, *, publication_id: UUID) -> PublishedThing:
    """Return one publication, in force or not. Raises Refusal `catalogue.publication.not_found` (404)."""
    return _read_publication(publication_id)


def get_version(viewer: Viewer, *, code: str, version: int) -> PublishedThing:
    """Return one version of a thing, in force or not. Raises Refusal `catalogue.publication.not_found` (404)."""
    from onething.catalogue import models

    asked = code if code.isprintable() else ""
    found = models.Publication.objects.filter(thing_code=asked, version=version).values_list("id", flat=True)
    if not (ids := list(found)):
        raise Refusal("catalogue.publication.not_found", words.NO_SUCH_PUBLICATION, status=404)
    return _read_publication(ids[0])


def list_ever_published(viewer: Viewer, *, digests: Collection[str]) -> frozenset[str]:
    """Return those of these contents' digests that are or were some version of a thing."""
    from onething.catalogue import models

    rows = models.Publication.objects.filter(sm3__in=digests)
    return frozenset(rows.values_list("sm3", flat=True))


def list_things(viewer: Viewer, *, at: datetime) -> list[ThingSummary]:
    """Return the things in force at a moment, by code."""
    return [_summarise(one) for one in list_current_things(viewer, at=at)]


def list_current_contents(viewer: Viewer, *, at: datetime) -> dict[str, str]:
    """Return the content in force of every thing, by code: what an export is made of."""
    from onething.catalogue import models

    found = models.Publication.objects.filter(id__in=list_current_publications(viewer, at=at))
    return dict(found.order_by("thing_code").values_list("thing_code", "content"))


def list_current_things(viewer: Viewer, *, at: datetime) -> list[PublishedThing]:
    """Return every thing in force at a moment, whole but for the rows of its matters, by code."""
    return list(read_things(list_ids_in_force(at, today=local_day(at))))


def list_current_publications(viewer: Viewer, *, at: datetime) -> tuple[UUID, ...]:
    """Return the publications in force at a moment, by their things' codes: as long as they are the same, nothing changed."""
    return list_ids_in_force(at, today=local_day(at))


def find_published_material(viewer: Viewer, *, publication_id: UUID, key: str) -> UUID | None:
    """Return the row of a published material by its short key, None where this publication names no such paper."""
    return _read_materials(publication_id).get(key)


def list_loaded_files(viewer: Viewer) -> dict[str, bytes]:
    """Return the files of the newest loading (path in the folder → bytes), {} without one."""
    from onething.catalogue import models

    newest = models.Loading.objects.order_by("-id").first()
    return {row.path: bytes(row.content) for row in newest.files.order_by("path")} if newest else {}


def gather_folder(viewer: Viewer, *, at: datetime) -> dict[str, bytes]:
    """Return a package folder (path in it → bytes) of all that is in force: the files that were loaded, byte for byte.

    Where these are no longer what is in force (edited since, several loadings) they are written in canonical form.
    """
    return folders.gather_folder(list_current_contents(viewer, at=at), kept=list_loaded_files(viewer))


def get_surroundings(viewer: Viewer) -> Surroundings:
    """Return the city's power lists, upper entries and unified elements: of each file what was loaded last."""
    from onething.catalogue import models

    found = models.LoadedFile.objects.filter(path__in=surroundings.FILES).order_by("path", "-loading_id")
    files = {row.path: bytes(row.content) for row in found.distinct("path")}
    return surroundings.read_surroundings(files)


def list_entries(
    viewer: Viewer,
    *,
    today: date,
    state: EntryState | None = None,
    after: UUID | None = None,
    limit: int = PAGE,
) -> list[EntryRow]:
    """One page of the entries the viewer may know of, newest first; `after` is the last id of the page before."""
    from onething.catalogue.entries import scope_rows, view_rows

    found = scope_rows(viewer).order_by("-id")
    if state is not None:
        found = found.filter(state=state)
    if after is not None:
        found = found.filter(id__lt=after)
    return view_rows(list(found[: min(limit, 100)]), today=today)


def list_to_countersign(viewer: Viewer, *, today: date) -> list[EntryRow]:
    """Return the open entries of other departments that the viewer's own countersigns, the newest first."""
    from onething.catalogue.entries import scope_joint, view_rows

    return view_rows(list(scope_joint(viewer).select_related("publication").order_by("-id")), today=today)


def get_entry(viewer: Viewer, *, entry_id: UUID, today: date) -> EntryView:
    """Return one entry whole; refuses `catalogue.entry.unknown` (404) for what is not the viewer's to see."""
    from onething.catalogue.entries import scope_readable, view_entry

    found = scope_readable(viewer).select_related("publication").filter(id=entry_id).first()
    if found is None:
        raise Refusal("catalogue.entry.unknown", words.ENTRY_UNKNOWN, status=404)
    return view_entry(viewer, entry=found, today=today)


def find_entry_thing(viewer: Viewer, *, entry_id: UUID) -> PublishedThing | None:
    """Return the thing that an entry's content describes, for the lint; None for a repeal. Refuses as `get_entry`."""
    from onething.catalogue.entries import scope_readable

    content = scope_readable(viewer).filter(id=entry_id).values_list("content", flat=True).first()
    if content is None:
        raise Refusal("catalogue.entry.unknown", words.ENTRY_UNKNOWN, status=404)
    return contents.read_content(content) if content else None


def compare_entry(viewer: Viewer, *, entry_id: UUID) -> tuple[Difference, ...]:
    """Return what an edition changes in the version it was written on; nothing for a first one or a repeal."""
    after = find_entry_thing(viewer, entry_id=entry_id)
    based_on = _get_base(viewer, entry_id=entry_id)
    if after is None or based_on < 1:
        return ()
    before = get_version(viewer, code=after.thing.code, version=based_on)
    return compare_things(viewer, before=before, after=after)


def _get_base(viewer: Viewer, *, entry_id: UUID) -> int:
    from onething.catalogue.entries import scope_readable

    return scope_readable(viewer).values_list("based_on", flat=True).get(id=entry_id)


def _find_repeal(row: "Publication", *, today: date) -> "Repeal | None":
    repeal: Repeal | None = getattr(row, "repeal", None)
    return repeal if repeal is not None and repeal.effective_from <= today else None


def _not_in_force(code: str, *, first: "Publication | None") -> Refusal:
    if first is None:
        sentence = words.NO_SUCH_THING.format(code=_shown(code))
        return Refusal("catalogue.thing.not_found", sentence, field="thing", status=404)
    name, day = _read_publication(first.id).thing.name, first.effective_from.isoformat()
    sentence = words.NOT_IN_FORCE_YET.format(name=name, day=day)
    facts = {"effective_from": day}
    return Refusal("catalogue.thing.not_yet", sentence, field="thing", status=409, facts=facts)


def _repealed(row: "Publication", *, repeal: "Repeal") -> Refusal:
    day = repeal.effective_from.isoformat()
    sentence = words.REPEALED.format(
        name=_read_publication(row.id).thing.name,
        day=day,
        reason=repeal.reason.rstrip("。") + "。",
        basis=repeal.basis.rstrip("。"),
    )
    facts = {"effective_from": day, "reason": repeal.reason, "basis": repeal.basis}
    return Refusal("catalogue.thing.repealed", sentence, field="thing", status=409, facts=facts)


def _summarise(published: PublishedThing) -> ThingSummary:
    thing = published.thing
    assert published.version is not None  # noqa: S101 - it is in force
    assert published.publication_id is not None  # noqa: S101
    return ThingSummary(
        code=thing.code,
        name=thing.name,
        audience=thing.audience,
        lead_department=thing.lead_department,
        version=published.version,
        publication_id=published.publication_id,
    )


@lru_cache(maxsize=512)
def _read_materials(publication_id: UUID) -> dict[str, UUID]:
    """Published materials never change either; of one key in several matters the first matter's counts."""
    from onething.catalogue import models

    found = models.PublishedMaterial.objects.filter(matter__publication_id=publication_id)
    return dict(found.order_by("-matter__code").values_list("key", "id"))


@lru_cache(maxsize=512)
def _read_publication(publication_id: UUID) -> PublishedThing:
    """A publication and the rows of its matters never change (the database refuses), so that what was read may be kept."""
    from onething.catalogue import models

    row = models.Publication.objects.filter(id=publication_id).first()
    if row is None:
        raise Refusal("catalogue.publication.not_found", words.NO_SUCH_PUBLICATION, status=404)
    matters: Any = models.PublishedMatter.objects.filter(publication_id=row.id).values_list("code", "id")
    return replace(
        contents.read_content(row.content),
        publication_id=row.id,
        version=row.version,
        published_at=row.published_at,
        effective_from=row.effective_from,
        matter_ids=dict(matters),
    )


def _shown(code: str) -> str:
    return "".join(char for char in code[:40] if char.isprintable())
