"""Writes of the catalogue: an entry from draft to publication or repeal, and what an operator loads.

Publications, repeals and loadings are added, never changed. Every act on an entry leaves a row in the ledger.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.adding import add_publication, list_newest, lock_publishing
from onething.catalogue.contracts import (
    EntryMade,
    LintReport,
    Package,
    Publication,
    PublishedThing,
    check_publishable,
)
from onething.catalogue.entries import scope_entries
from onething.catalogue.models import Entry, Repeal
from onething.catalogue.models import Publication as PublicationRow
from onething.catalogue.moving import (
    SHORTEST,
    check_four_eyes,
    check_ground,
    check_move,
    check_post,
    lock_entry,
    move_entry,
)
from onething.catalogue.rules.contents import read_content
from onething.catalogue.rules.drafting import check_content
from onething.catalogue.states import NOWHERE, EntryKind, EntryState, find_move
from onething.catalogue.vain import record_vain_search as record_vain_search
from onething.catalogue.writing import (
    Ground,
    add_author,
    check_department,
    check_no_other,
    check_not_outdated,
    check_not_repealed,
    keep_files,
    new_edition,
    write_edition,
)
from onething.kernel.clock_port import SHANGHAI, local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.transactions import require_transaction


def draft_edition(
    viewer: Viewer, *, content: Mapping[str, Any], reason: str, basis: str, at: datetime
) -> EntryMade:
    """Begin a new edition of a thing with its whole content; refuses PackageRefused with every fault of it.

    The thing is led by the editor's own department. Reason and basis may wait until the draft is submitted.
    """
    require_transaction()
    check_post(viewer, verb="draft")
    read, text = check_content(content)
    check_department(viewer, thing=read)
    entry = new_edition(read, content=text, ground=Ground(reason, basis), viewer=viewer, at=at)
    return _move(entry, verb="draft", viewer=viewer, at=at, facts={"sm3": entry.sm3})


def revise_edition(
    viewer: Viewer,
    *,
    entry_id: UUID,
    content: Mapping[str, Any],
    reason: str,
    basis: str,
    revision: int,
    at: datetime,
) -> EntryMade:
    """Replace the whole content of a draft by a newer one of the same thing."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="revise")
    if entry.kind == EntryKind.REPEAL:
        raise Refusal("catalogue.entry.not_an_edition", words.ENTRY_NOT_REPEAL, status=409)
    read, text = check_content(content)
    if read.thing.code != entry.thing_code:
        sentence = words.ENTRY_OTHER_THING.format(code=entry.thing_code)
        raise Refusal("catalogue.entry.other_thing", sentence, field="content.thing.code")
    check_department(viewer, thing=read)
    write_edition(entry, thing=read, content=text, ground=Ground(reason, basis), viewer=viewer)
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"sm3": entry.sm3})


def draft_repeal(viewer: Viewer, *, code: str, reason: str, basis: str, at: datetime) -> EntryMade:
    """Begin to end the newest publication of a thing: an entry like any other, with its four eyes."""
    require_transaction()
    check_post(viewer, verb="draft")
    lock_publishing()
    newest = list_newest([code] if code.isprintable() else []).get(code)
    if newest is None:
        shown = "".join(char for char in code[:40] if char.isprintable())
        raise Refusal("catalogue.thing.not_found", words.NO_SUCH_THING.format(code=shown), status=404)
    published = read_content(newest.content)
    check_department(viewer, thing=published)
    check_not_repealed(newest, name=published.thing.name)
    check_no_other(code=code, name=published.thing.name)
    entry = Entry(
        kind=EntryKind.REPEAL,
        state=NOWHERE,
        thing_code=code,
        thing_name=published.thing.name,
        department=published.thing.lead_department,
        based_on=newest.version,
        reason=reason.strip(),
        basis=basis.strip(),
        authors=[str(viewer.person_id)],
        begun_at=at,
        publication=newest,
    )
    return _move(entry, verb="draft", viewer=viewer, at=at)


def submit_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """Hand a draft to the department's reviewer; whoever submits it answers for it like an author."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="submit")
    check_ground(reason=entry.reason, basis=entry.basis)
    add_author(entry, viewer=viewer)
    entry.returned_reason, entry.reviewer, entry.approver = "", None, None
    facts = {"sm3": entry.sm3, "reason": entry.reason, "basis": entry.basis, "based_on": entry.based_on}
    return move_entry(entry, move=move, viewer=viewer, at=at, facts=facts)


def discard_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """Give a draft up; it stays readable."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    return move_entry(entry, move=check_move(viewer, entry=entry, verb="discard"), viewer=viewer, at=at)


def endorse_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """The department's reviewer lets the entry go on to the approvals bureau."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="endorse")
    check_four_eyes(viewer, entry=entry)
    entry.reviewer = viewer.person_id
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"sm3": entry.sm3})


def return_entry(
    viewer: Viewer, *, entry_id: UUID, reason: str, revision: int | None, at: datetime
) -> EntryMade:
    """Send an entry back to its authors, saying what is to be changed."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="return")
    if len(reason.strip()) < SHORTEST:
        raise Refusal("catalogue.entry.reason_missing", words.REASON_MISSING, field="reason")
    entry.returned_reason, entry.reviewer, entry.approver = reason.strip(), None, None
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"reason": reason.strip()})


def approve_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """The approvals bureau approves."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="approve")
    check_four_eyes(viewer, entry=entry)
    entry.approver = viewer.person_id
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"sm3": entry.sm3})


def publish_entry(
    viewer: Viewer,
    *,
    entry_id: UUID,
    effective_from: date,
    report: LintReport | None,
    revision: int | None,
    at: datetime,
) -> EntryMade:
    """Publish an approved edition from a day on, or end a publication from that day on.

    `report` is what the lint says about exactly this content (None only for a repeal); blockers refuse it
    (`catalogue.entry.blocked`, the findings in the facts), and it is stored with the publication.
    """
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="publish")
    if effective_from < local_day(at):
        sentence = words.DAY_PAST.format(today=local_day(at).isoformat())
        raise Refusal("catalogue.entry.day_past", sentence, field="effective_from")
    lock_publishing()
    newest = list_newest([entry.thing_code]).get(entry.thing_code)
    check_not_outdated(entry, newest=newest)
    if entry.kind == EntryKind.REPEAL:
        facts = _end_publication(entry, viewer=viewer, effective_from=effective_from, at=at)
    else:
        facts = _publish(entry, newest=newest, viewer=viewer, day=effective_from, report=report, at=at)
    midnight = _midnight(effective_from, at=at)
    return move_entry(entry, move=move, viewer=viewer, at=at, effective_at=midnight, facts=facts)


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
        return _move(entry, verb="draft", viewer=SYSTEM, at=at, facts={"sm3": entry.sm3, "loaded": True})
    write_edition(kept, thing=one, content=content, ground=ground, viewer=SYSTEM)
    return _move(kept, verb="revise", viewer=SYSTEM, at=at, facts={"sm3": kept.sm3, "loaded": True})


def _publish(
    entry: Entry,
    *,
    newest: PublicationRow | None,
    viewer: Viewer,
    day: date,
    report: LintReport | None,
    at: datetime,
) -> dict[str, Any]:
    if report is None or report.sm3 != entry.sm3:
        raise Refusal("catalogue.entry.report_of_another", words.REPORT_OF_ANOTHER, status=409)
    _check_publishable(report)
    version = newest.version + 1 if newest else 1
    entry.publication = add_publication(
        read_content(entry.content), content=entry.content, version=version, actor=viewer.person_id, at=at,
        effective_from=day, report=report,
    )  # fmt: skip
    _supersede(newest, day=day, at=at)
    return {
        "sm3": entry.sm3, "version": version, "effective_from": day.isoformat(),
        "publication": str(entry.publication.id), "findings": len(report.findings),
    }  # fmt: skip


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
    _supersede(newest, day=local_day(at), at=at)
    entry = Entry(
        kind=EntryKind.EDITION, state=NOWHERE, thing_code=one.thing.code, thing_name=one.thing.name,
        department=one.thing.lead_department, content=content, sm3=one.sm3, based_on=version - 1,
        is_direct=True, begun_at=at, publication=row,
    )  # fmt: skip
    facts = {"sm3": one.sm3, "version": version, "publication": str(row.id), "is_direct": True}
    _move(entry, verb="publish_directly", viewer=SYSTEM, at=at, facts=facts)
    return Publication(row.id, one.thing.code, one.thing.name, row.version, len(one.thing.matters))


def _end_publication(entry: Entry, *, viewer: Viewer, effective_from: date, at: datetime) -> dict[str, Any]:
    publication = entry.publication
    assert publication is not None, "a repeal names what it ends"  # noqa: S101
    check_not_repealed(publication, name=entry.thing_name)
    Repeal.objects.create(
        publication=publication,
        effective_from=effective_from,
        reason=entry.reason,
        basis=entry.basis,
        repealed_at=at,
        repealed_by=viewer.person_id,
    )
    _end_edition(publication, verb="repeal", day=effective_from, at=at)
    return {"publication": str(publication.id), "effective_from": effective_from.isoformat()}


def _supersede(newest: PublicationRow | None, *, day: date, at: datetime) -> None:
    if newest is not None:
        _end_edition(newest, verb="supersede", day=day, at=at)


def _end_edition(publication: PublicationRow, *, verb: str, day: date, at: datetime) -> None:
    """Move the entry that became this publication; one from before entries were kept has none."""
    entry = publication.entries.select_for_update().filter(kind=EntryKind.EDITION).first()
    if entry is not None and entry.state == EntryState.PUBLISHED:
        facts = {"publication": str(publication.id), "effective_from": day.isoformat()}
        move = check_move(SYSTEM, entry=entry, verb=verb)
        move_entry(entry, move=move, viewer=SYSTEM, at=at, effective_at=_midnight(day, at=at), facts=facts)


def _move(
    entry: Entry, *, verb: str, viewer: Viewer, at: datetime, facts: Mapping[str, Any] | None = None
) -> EntryMade:
    move = find_move(verb=verb, state=entry.state, post=viewer.post)
    assert move is not None, "who may was checked before"  # noqa: S101
    return move_entry(entry, move=move, viewer=viewer, at=at, facts=facts)


def _midnight(day: date, *, at: datetime) -> datetime:
    """When the first minute of a local day is; never before the act itself."""
    return max(at, datetime(day.year, day.month, day.day, tzinfo=SHANGHAI))


def _check_publishable(report: LintReport) -> None:
    if not report.is_publishable:
        sentence = words.BLOCKED.format(count=len(report.blockers))
        raise Refusal("catalogue.entry.blocked", sentence, facts=report.as_json())
