"""What an editor does to an entry: begin it, write it anew, hand it in, give it up. Every act leaves a row in the ledger."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.actions.adding import get_newest, lock_publishing
from onething.catalogue.actions.moving import (
    begin_entry,
    check_ground,
    check_move,
    check_post,
    lock_entry,
    move_entry,
)
from onething.catalogue.actions.writing import (
    Ground,
    add_author,
    check_changed,
    check_department,
    check_no_other,
    check_not_repealed,
    new_edition,
    write_edition,
)
from onething.catalogue.contracts import EntryMade
from onething.catalogue.models import Entry
from onething.catalogue.rules.contents import read_content
from onething.catalogue.rules.drafting import check_content
from onething.catalogue.states import NOWHERE, EntryKind
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
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
    check_changed(code=read.thing.code, sm3=read.sm3)
    entry = new_edition(read, content=text, ground=Ground(reason, basis), viewer=viewer, at=at)
    return begin_entry(entry, verb="draft", viewer=viewer, at=at, facts={"sm3": entry.sm3})


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
    check_changed(code=read.thing.code, sm3=read.sm3)
    write_edition(entry, thing=read, content=text, ground=Ground(reason, basis), viewer=viewer)
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"sm3": entry.sm3})


def draft_repeal(viewer: Viewer, *, code: str, reason: str, basis: str, at: datetime) -> EntryMade:
    """Begin to end the newest publication of a thing: an entry like any other, with its four eyes."""
    require_transaction()
    check_post(viewer, verb="draft")
    lock_publishing()
    newest = get_newest(code)
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
    return begin_entry(entry, verb="draft", viewer=viewer, at=at)


def submit_entry(
    viewer: Viewer,
    *,
    entry_id: UUID,
    reason: str | None = None,
    basis: str | None = None,
    revision: int | None,
    at: datetime,
) -> EntryMade:
    """Hand a draft to the department's reviewer; whoever submits it answers for it like an author.

    A reason and a basis that are given replace those it was begun with.
    """
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="submit")
    entry.reason = entry.reason if reason is None else reason.strip()
    entry.basis = entry.basis if basis is None else basis.strip()
    check_ground(reason=entry.reason, basis=entry.basis)
    check_changed(code=entry.thing_code, sm3=entry.sm3)
    add_author(entry, viewer=viewer)
    entry.returned_reason, entry.reviewer, entry.approver = "", None, None
    facts = {"sm3": entry.sm3, "reason": entry.reason, "basis": entry.basis, "based_on": entry.based_on}
    return move_entry(entry, move=move, viewer=viewer, at=at, facts=facts)


def discard_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """Give a draft up; it stays readable."""
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    return move_entry(entry, move=check_move(viewer, entry=entry, verb="discard"), viewer=viewer, at=at)
