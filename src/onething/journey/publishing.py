"""The way of a catalogue entry, top to bottom: drafted, reviewed, approved, checked and published from a day, or repealed.

Each function is one transaction. Planning checks a thing and the catalogue, which sits below it, publishes the report it
is given.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.catalogue import queries
from onething.catalogue.actions import countersigning, deciding, drafting, loading
from onething.catalogue.actions.publishing import publish_entry
from onething.catalogue.contracts import (
    EntryMade,
    EntryView,
    LintContext,
    LintReport,
    Package,
    Publication,
    PublishedThing,
)
from onething.journey.supervision import watched
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM, Viewer
from onething.planning.queries import lint_package, lint_thing


@transaction.atomic
def draft(viewer: Viewer, *, content: Mapping[str, Any], reason: str, basis: str, at: datetime) -> EntryMade:
    """An editor begins a new edition of a thing that their department leads."""
    return drafting.draft_edition(viewer, content=content, reason=reason, basis=basis, at=at)


@transaction.atomic
def draft_repeal(viewer: Viewer, *, thing: str, reason: str, basis: str, at: datetime) -> EntryMade:
    """An editor begins to end a thing."""
    return drafting.draft_repeal(viewer, code=thing, reason=reason, basis=basis, at=at)


@transaction.atomic
def revise(
    viewer: Viewer,
    *,
    entry_id: UUID,
    content: Mapping[str, Any],
    reason: str,
    basis: str,
    revision: int,
    at: datetime,
) -> EntryMade:
    """An editor replaces the whole content of a draft."""
    return drafting.revise_edition(
        viewer, entry_id=entry_id, content=content, reason=reason, basis=basis, revision=revision, at=at
    )


@transaction.atomic
def submit(
    viewer: Viewer,
    *,
    entry_id: UUID,
    at: datetime,
    revision: int | None = None,
    reason: str | None = None,
    basis: str | None = None,
) -> EntryMade:
    """An editor hands the draft to the department's reviewer; a reason and a basis replace those it was begun with."""
    return drafting.submit_entry(
        viewer, entry_id=entry_id, reason=reason, basis=basis, revision=revision, at=at
    )


@transaction.atomic
def discard(viewer: Viewer, *, entry_id: UUID, at: datetime, revision: int | None = None) -> EntryMade:
    """An editor gives the draft up."""
    return drafting.discard_entry(viewer, entry_id=entry_id, revision=revision, at=at)


@transaction.atomic
def countersign(viewer: Viewer, *, entry_id: UUID, agrees: bool, text: str, at: datetime) -> EntryView:
    """A joint department agrees to the draft or objects."""
    countersigning.countersign(viewer, entry_id=entry_id, agrees=agrees, text=text, at=at)
    return queries.get_entry(viewer, entry_id=entry_id, today=local_day(at))


@transaction.atomic
def answer_opinion(
    viewer: Viewer, *, entry_id: UUID, opinion_id: UUID, answer: str, at: datetime
) -> EntryView:
    """The leading department answers an objection."""
    countersigning.answer_opinion(viewer, entry_id=entry_id, opinion_id=opinion_id, answer=answer, at=at)
    return queries.get_entry(viewer, entry_id=entry_id, today=local_day(at))


@transaction.atomic
def endorse(viewer: Viewer, *, entry_id: UUID, at: datetime, revision: int | None = None) -> EntryMade:
    """The department's reviewer agrees: it goes to the approvals bureau."""
    return deciding.endorse_entry(viewer, entry_id=entry_id, revision=revision, at=at)


@transaction.atomic
def send_back(
    viewer: Viewer, *, entry_id: UUID, reason: str, at: datetime, revision: int | None = None
) -> EntryMade:
    """A reviewer or the approvals bureau returns the entry with the reason."""
    return deciding.return_entry(viewer, entry_id=entry_id, reason=reason, revision=revision, at=at)


@transaction.atomic
def approve(viewer: Viewer, *, entry_id: UUID, at: datetime, revision: int | None = None) -> EntryMade:
    """The approvals bureau approves."""
    return deciding.approve_entry(viewer, entry_id=entry_id, revision=revision, at=at)


@watched
@transaction.atomic
def publish(
    viewer: Viewer, *, entry_id: UUID, effective_from: date, at: datetime, revision: int | None = None
) -> EntryMade:
    """The approvals bureau publishes from a day on; what the lint forbids is refused with every finding."""
    report = lint_entry(viewer, entry_id=entry_id, at=at)
    return publish_entry(
        viewer, entry_id=entry_id, effective_from=effective_from, report=report, revision=revision, at=at
    )


def lint_entry(viewer: Viewer, *, entry_id: UUID, at: datetime) -> LintReport | None:
    """Return what the lint says about an entry's content as the city stands today; None for a repeal."""
    thing = queries.find_entry_thing(viewer, entry_id=entry_id)
    return lint_content(thing, at=at) if thing else None


def lint_content(thing: PublishedThing, *, at: datetime) -> LintReport:
    """Return what the lint says about a thing that is not published yet, as the city stands today."""
    context = LintContext(surroundings=queries.get_surroundings(SYSTEM), others=_list_others((thing,), at=at))
    return lint_thing(thing, context=context)


@transaction.atomic
def load_drafts(*, package: Package, at: datetime) -> list[EntryMade]:
    """The operator's `onething load`: every thing that differs from what is published becomes a draft."""
    return loading.load_drafts(package=package, at=at)


@transaction.atomic
def publish_package(*, package: Package, at: datetime) -> list[Publication]:
    """The operator's `onething load --publish`: checked, then published at once and recorded as the operator's act.

    Refuses PackageBlocked with every report that holds a blocker; then nothing is published.
    """
    reports = lint_package(package, others=_list_others(package.things, at=at))
    return loading.publish_package(package=package, actor_person_id=None, at=at, reports=reports)


def _list_others(things: tuple[PublishedThing, ...], *, at: datetime) -> tuple[PublishedThing, ...]:
    codes = {one.thing.code for one in things}
    return tuple(one for one in queries.list_current_things(SYSTEM, at=at) if one.thing.code not in codes)
