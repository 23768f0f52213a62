"""Entries of the catalogue as a viewer may see them. Scoped here and nowhere else.

A department's editors and reviewers see the entries of their own department, approvers of the approvals bureau all. A joint
department's read what it has to countersign, and change nothing of it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from onething.catalogue.contracts import Countersign, EntryRow, EntryView
from onething.catalogue.models import Entry, Publication
from onething.catalogue.rules.countersigning import mark_open
from onething.catalogue.states import SEEN_BY_JOINT, EntryKind, EntryState, list_moves
from onething.catalogue.versions import End, find_ends
from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.kernel.viewer import Viewer, ViewerKind

_OF_DEPARTMENT = frozenset({Post.CATALOGUE_EDITOR, Post.CATALOGUE_REVIEWER})
_CAUSED = frozenset({"draft"})


def scope_entries(viewer: Viewer) -> QuerySet[Entry]:
    """Every entry this viewer may know of, unordered."""
    if viewer.kind is ViewerKind.SYSTEM:
        return Entry.objects.all()
    unit = find_own_unit(viewer)
    if unit is None:
        return Entry.objects.none()
    if viewer.post in _OF_DEPARTMENT:
        return Entry.objects.filter(department=unit.name)
    is_bureau = viewer.post == Post.CATALOGUE_APPROVER and unit.name == settings.APPROVALS_BUREAU
    return Entry.objects.all() if is_bureau else Entry.objects.none()


def scope_joint(viewer: Viewer) -> QuerySet[Entry]:
    """Entries of other departments that the viewer's own countersigns (联办机构)."""
    unit = find_own_unit(viewer) if viewer.post in _OF_DEPARTMENT else None
    if unit is None:
        return Entry.objects.none()
    return Entry.objects.filter(state__in=SEEN_BY_JOINT, joint__contains=[unit.name])


def scope_readable(viewer: Viewer) -> QuerySet[Entry]:
    """Every entry this viewer may read: their own, and what their department countersigns."""
    return scope_entries(viewer) | scope_joint(viewer)


def scope_rows(viewer: Viewer) -> QuerySet[Entry]:
    """The same for lists: without the contents, which are long."""
    unneeded = ("content", "publication__content", "publication__report")
    return scope_entries(viewer).select_related("publication").defer(*unneeded)


def view_rows(entries: Sequence[Entry], *, today: date) -> list[EntryRow]:
    """Return the lines of a list, their ends read at once."""
    ends = find_ends({one.thing_code for one in entries if one.publication_id is not None})
    return [view_row(one, end=_end_of(one, ends=ends), today=today) for one in entries]


def view_row(entry: Entry, *, end: date | None, today: date) -> EntryRow:
    """Return a line of the list. What ends in the future (`end`) still stands as published, with the day of its end."""
    publication, ends_on = entry.publication, end
    is_still = ends_on is not None and today < ends_on
    state = EntryState.PUBLISHED if is_still else EntryState(entry.state)
    return EntryRow(
        id=entry.id,
        kind=entry.kind,
        kind_label=EntryKind(entry.kind).label,
        state=state.value,
        state_label=state.label,
        thing_code=entry.thing_code,
        thing_name=entry.thing_name,
        department=entry.department,
        revision=entry.revision,
        version=publication.version if publication else None,
        effective_from=publication.effective_from if publication else None,
        ends_on=ends_on,
        begun_at=entry.begun_at,
    )


def view_entry(viewer: Viewer, *, entry: Entry, today: date) -> EntryView:
    """Return the whole entry. The caller has found it in the viewer's scope."""
    content: dict[str, Any] = json.loads(entry.content) if entry.content else {}
    opinions = list_countersigns(entry)
    return EntryView(
        row=view_rows([entry], today=today)[0],
        content=content,
        sm3=entry.sm3,
        based_on=entry.based_on,
        reason=entry.reason,
        basis=entry.basis,
        returned_reason=entry.returned_reason,
        is_direct=entry.is_direct,
        authors=tuple(entry.authors),
        reviewer=entry.reviewer,
        approver=entry.approver,
        publication_id=entry.publication_id,
        report=_read_report(entry.publication) if entry.publication else None,
        joint=tuple(entry.joint),
        opinions=opinions,
        next_acts=_list_next_acts(viewer, entry=entry, has_objection=any(one.is_open for one in opinions)),
    )


def list_countersigns(entry: Entry) -> tuple[Countersign, ...]:
    """Return what joint departments said of an entry, the newest first."""
    rows = entry.countersigns.order_by("-at", "-id")
    given = [
        Countersign(
            id=row.id, department=row.department, agrees=row.agrees, text=row.text, at=row.at,
            is_current=row.sm3 == entry.sm3, is_open=False, answer=row.answer, answered_at=row.answered_at,
        )
        for row in rows
    ]  # fmt: skip
    return mark_open(given)


def _list_next_acts(viewer: Viewer, *, entry: Entry, has_objection: bool) -> tuple[tuple[str, str], ...]:
    """A joint department countersigns and nothing else, the others do anything but that."""
    is_joint = scope_joint(viewer).filter(id=entry.id).exists()
    unneeded = _CAUSED if has_objection else _CAUSED | {"answer_opinion"}
    return tuple(
        (move.verb, move.label)
        for move in list_moves(state=entry.state, post=viewer.post)
        if (move.verb == "countersign") is is_joint
        and move.verb not in unneeded
        and not is_forbidden(viewer, entry=entry, verb=move.verb)
    )


def is_forbidden(viewer: Viewer, *, entry: Entry, verb: str) -> bool:
    """What four eyes forbid is not offered."""
    me = str(viewer.person_id)
    return verb in ("endorse", "approve") and (me in entry.authors or me == str(entry.reviewer))


def _end_of(entry: Entry, *, ends: Mapping[UUID, End]) -> date | None:
    """The first day on which a published edition is no longer in force."""
    if entry.kind != EntryKind.EDITION or entry.publication_id is None:
        return None
    end = ends.get(entry.publication_id)
    return end.day if end else None


def _read_report(row: Publication) -> dict[str, object] | None:
    """The lint's report that was stored with a publication, None where none was made."""
    return json.loads(row.report) if row.report else None
