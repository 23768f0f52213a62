"""Work on a catalogue entry at the desk: everything about it in one read.

Each function that writes is one transaction. The way an entry goes on from hand to hand is `publishing.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.catalogue import queries
from onething.catalogue.actions import beginning, editing
from onething.catalogue.contracts import Difference, Edit, EntryMade, EntryView, LintReport, PublishedThing
from onething.catalogue.states import SUBJECT
from onething.journey.publishing import lint_content
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_bare_acts


@dataclass(frozen=True)
class WholeEntry:
    """An entry with what it makes: its thing, the lint's report, what it changes, its acts. A repeal has no thing.

    `newest` is the newest published version; what was begun on an older one has to follow it.
    """

    view: EntryView
    thing: PublishedThing | None
    report: LintReport | None
    differences: tuple[Difference, ...]
    acts: Sequence[ActView]
    newest: int


@dataclass(frozen=True)
class Preview:
    """What a part that is not saved yet would make of its draft."""

    thing: PublishedThing
    content: Mapping[str, Any]
    report: LintReport


@transaction.atomic
def begin_thing(
    viewer: Viewer, *, heading: Mapping[str, Any], matter: Mapping[str, Any], at: datetime
) -> EntryMade:
    """An editor begins a thing from nothing, with its first matter."""
    return beginning.begin_thing(viewer, heading=heading, matter=matter, at=at)


@transaction.atomic
def clone_thing(viewer: Viewer, *, source: str, code: str, name: str, at: datetime) -> EntryMade:
    """An editor begins a thing like another."""
    return beginning.clone_thing(viewer, source=source, code=code, name=name, at=at)


@transaction.atomic
def begin_edition(viewer: Viewer, *, thing: str, at: datetime) -> EntryMade:
    """An editor begins a new edition with what is published."""
    return beginning.begin_edition(viewer, code=thing, at=at)


@transaction.atomic
def edit(viewer: Viewer, *, entry_id: UUID, edit: Edit, at: datetime) -> EntryMade:
    """An editor changes one part of a draft; others may change other parts at the same time."""
    return editing.edit_entry(viewer, entry_id=entry_id, edit=edit, at=at)


@transaction.atomic
def rebase(viewer: Viewer, *, entry_id: UUID, at: datetime, revision: int | None = None) -> EntryMade:
    """An editor lets a draft follow the version that came after it was begun."""
    return editing.rebase_entry(viewer, entry_id=entry_id, revision=revision, at=at)


@transaction.atomic
def take_in_workbook(
    viewer: Viewer, *, entry_id: UUID, workbook: bytes, revision: int, at: datetime
) -> EntryMade:
    """An editor puts the matters and papers of a workbook in place of a draft's."""
    return editing.take_in_workbook(viewer, entry_id=entry_id, workbook=workbook, revision=revision, at=at)


def preview_workbook(viewer: Viewer, *, entry_id: UUID, workbook: bytes) -> tuple[Difference, ...]:
    """Return what a workbook would change in a draft; nothing is saved."""
    before, after = queries.preview_workbook(viewer, entry_id=entry_id, workbook=workbook)
    return queries.compare_things(viewer, before=before, after=after)


def preview(viewer: Viewer, *, entry_id: UUID, edit: Edit, at: datetime) -> Preview:
    """Return what an edit would make of a draft, and what the lint would say; nothing is saved."""
    thing, content = queries.preview_edit(viewer, entry_id=entry_id, edit=edit)
    return Preview(thing=thing, content=content, report=lint_content(thing, at=at))


def read_whole_entry(viewer: Viewer, *, entry_id: UUID, at: datetime) -> WholeEntry:
    """Return an entry the viewer may see with everything about it; refuses `catalogue.entry.unknown` (404)."""
    view = queries.get_entry(viewer, entry_id=entry_id, today=local_day(at))
    thing = queries.find_entry_thing(viewer, entry_id=entry_id)
    return WholeEntry(
        view=view,
        thing=thing,
        report=lint_content(thing, at=at) if thing else None,
        differences=_compare(viewer, view=view, thing=thing),
        acts=list_bare_acts(viewer, subject=Subject(kind=SUBJECT, id=entry_id)),
        newest=queries.find_newest_version(viewer, code=view.row.thing_code),
    )


def find_thing(viewer: Viewer, *, entry_id: UUID) -> PublishedThing | None:
    """Return the thing that an entry's content describes, None for a repeal; refuses as `read_whole_entry`."""
    return queries.find_entry_thing(viewer, entry_id=entry_id)


def _compare(viewer: Viewer, *, view: EntryView, thing: PublishedThing | None) -> tuple[Difference, ...]:
    if thing is None or view.based_on < 1:
        return ()
    before = queries.get_version(viewer, code=thing.thing.code, version=view.based_on)
    return queries.compare_things(viewer, before=before, after=thing)
