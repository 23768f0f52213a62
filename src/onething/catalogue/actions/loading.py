"""What an operator loads: a package of things as drafts, or published at once. The ledger says that nobody reviewed it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.actions.adding import add_publication, list_newest, lock_publishing
from onething.catalogue.actions.ending import supersede
from onething.catalogue.actions.moving import begin_entry, check_move, move_entry
from onething.catalogue.actions.writing import Ground, keep_files, new_edition, write_edition
from onething.catalogue.contracts import (
    EntryMade,
    LintReport,
    Package,
    Publication,
    PublishedThing,
    check_publishable,
)
from onething.catalogue.entries import scope_entries
from onething.catalogue.models import Entry
from onething.catalogue.models import Publication as PublicationRow
from onething.catalogue.states import NOWHERE, EntryKind, EntryState
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.keys.transactions import require_transaction


def load_drafts(*, package: Package, at: datetime) -> list[EntryMade]:
    """Keep every thing of a package whose content differs from what is published as a draft, and its files.

    An open draft that still lies with its authors is replaced; one on its way refuses the whole loading.
    """
    require_transaction()
    lock_publishing()
    keep_files(package, at=at)
    newest = list_newest([one.thing.code for one in package.things])
    return [
        _load_draft(one, content=package.contents[one.thing.code], at=at)
        for one in package.things
        if one.thing.code not in newest or newest[one.thing.code].sm3 != one.sm3
    ]


def publish_package(
    *,
    package: Package,
    actor_person_id: UUID | None,
    at: datetime,
    reports: Mapping[str, LintReport] | None = None,
) -> list[Publication]:
    """The operator's act: publish every thing of a package whose content differs from its newest version; return those.

    Nobody reviewed it, and the ledger says so. `actor_person_id` is None when the system publishes (the demonstration,
    the command). `reports` are the lint's, by thing; blockers refuse everything (PackageBlocked). All in the caller's transaction.
    """
    require_transaction()
    lock_publishing()
    check_publishable((reports or {}).values())
    keep_files(package, at=at)
    newest = list_newest([one.thing.code for one in package.things])
    return [
        _publish_directly(
            one,
            content=package.contents[one.thing.code],
            newest=newest.get(one.thing.code),
            actor=actor_person_id,
            report=(reports or {}).get(one.thing.code),
            at=at,
        )
        for one in package.things
        if one.thing.code not in newest or newest[one.thing.code].sm3 != one.sm3
    ]


def _load_draft(one: PublishedThing, *, content: str, at: datetime) -> EntryMade:
    ground = Ground(words.LOADED_REASON, "")
    kept = (
        scope_entries(SYSTEM)
        .select_for_update()
        .filter(thing_code=one.thing.code, state=EntryState.DRAFT, kind=EntryKind.EDITION)
        .first()
    )
    if kept is None:
        entry = new_edition(one, content=content, ground=ground, viewer=SYSTEM, at=at)
        return begin_entry(
            entry, verb="draft", viewer=SYSTEM, at=at, facts={"sm3": entry.sm3, "loaded": True}
        )
    write_edition(kept, thing=one, content=content, ground=ground, viewer=SYSTEM)
    move = check_move(SYSTEM, entry=kept, verb="revise")
    return move_entry(kept, move=move, viewer=SYSTEM, at=at, facts={"sm3": kept.sm3, "loaded": True})


def _publish_directly(
    one: PublishedThing,
    *,
    content: str,
    newest: PublicationRow | None,
    actor: UUID | None,
    report: LintReport | None,
    at: datetime,
) -> Publication:
    version = newest.version + 1 if newest else 1
    row = add_publication(
        one, content=content, version=version, actor=actor, at=at, effective_from=local_day(at), report=report
    )
    supersede(newest, day=local_day(at), at=at)
    entry = Entry(
        kind=EntryKind.EDITION, state=NOWHERE, thing_code=one.thing.code, thing_name=one.thing.name,
        department=one.thing.lead_department, content=content, sm3=one.sm3, based_on=version - 1,
        is_direct=True, begun_at=at, publication=row,
    )  # fmt: skip
    facts = {"sm3": one.sm3, "version": version, "publication": str(row.id), "is_direct": True}
    begin_entry(entry, verb="publish_directly", viewer=SYSTEM, at=at, facts=facts)
    return Publication(row.id, one.thing.code, one.thing.name, row.version, len(one.thing.matters))
