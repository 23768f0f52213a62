"""An editor's work on a draft by parts. Whoever edits one part does not touch what others do to another."""

import json
from datetime import datetime
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.actions.adding import list_newest
from onething.catalogue.actions.moving import check_move, lock_entry, move_entry
from onething.catalogue.actions.writing import add_author, check_department
from onething.catalogue.contracts import Edit, EntryMade, Part, PartChanged, PublishedThing
from onething.catalogue.models import Entry
from onething.catalogue.rules.locating import check_edited
from onething.catalogue.rules.parts import apply_edit, digest_part, find_part
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.workbook.taking_in import take_in
from onething.catalogue.states import EntryKind, Move
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def edit_entry(viewer: Viewer, *, entry_id: UUID, edit: Edit, at: datetime) -> EntryMade:
    """Change one part of a draft. Other parts may have been changed meanwhile; this one may not: PartChanged (412).

    Refuses PartsRefused with every fault when the draft could no longer be read; then nothing changes.
    """
    entry, move = _lock_draft(viewer, entry_id=entry_id)
    content = json.loads(entry.content)
    if not edit.part.is_new:
        _check_seen(content, edit=edit)
    read, text = check_edited(apply_edit(content, edit=edit))
    return _keep(entry, read=read, text=text, move=move, viewer=viewer, at=at, what=_name(edit.part))


def take_in_workbook(
    viewer: Viewer, *, entry_id: UUID, workbook: bytes, revision: int, at: datetime
) -> EntryMade:
    """Put the matters and papers of a workbook in place of a draft's; all of it or, with every fault, WorkbookRefused.

    `revision` is that of the draft which the editor compared the workbook with.
    """
    entry, move = _lock_draft(viewer, entry_id=entry_id, revision=revision)
    read, text = take_in(json.loads(entry.content), workbook=workbook)
    return _keep(entry, read=read, text=text, move=move, viewer=viewer, at=at, what="workbook")


def rebase_entry(viewer: Viewer, *, entry_id: UUID, revision: int | None, at: datetime) -> EntryMade:
    """Let a draft follow the newest version, which came after it was begun; its content stays as it is.

    From then on what it changes is told against that version: what it would undo, too.
    """
    entry, move = _lock_draft(viewer, entry_id=entry_id, revision=revision)
    newest = list_newest([entry.thing_code]).get(entry.thing_code)
    if newest is None or newest.version == entry.based_on:
        raise Refusal("catalogue.entry.up_to_date", words.NOTHING_NEWER, status=409)
    entry.based_on = newest.version
    add_author(entry, viewer=viewer)
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"based_on": newest.version})


def _lock_draft(viewer: Viewer, *, entry_id: UUID, revision: int | None = None) -> tuple[Entry, Move]:
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="revise")
    if entry.kind == EntryKind.REPEAL:
        raise Refusal("catalogue.entry.not_an_edition", words.ENTRY_NOT_REPEAL, status=409)
    return entry, move


def _check_seen(content: Raw, *, edit: Edit) -> None:
    current = find_part(content, part=edit.part)
    if current is None:
        raise PartChanged(words.PART_GONE, current=None)
    if digest_part(current) != edit.seen:
        raise PartChanged(words.PART_CHANGED, current=current)


def _keep(
    entry: Entry, *, read: PublishedThing, text: str, move: Move, viewer: Viewer, at: datetime, what: str
) -> EntryMade:
    """Keep a content that was checked. What the draft was begun on stays: nobody looked at a newer version."""
    if read.thing.code != entry.thing_code:
        sentence = words.ENTRY_OTHER_THING.format(code=entry.thing_code)
        raise Refusal("catalogue.entry.other_thing", sentence, field="thing.code")
    check_department(viewer, thing=read)
    entry.thing_name, entry.content, entry.sm3 = read.thing.name, text, read.sm3
    add_author(entry, viewer=viewer)
    return move_entry(entry, move=move, viewer=viewer, at=at, facts={"sm3": entry.sm3, "part": what})


def _name(part: Part) -> str:
    names = (part.kind.value, part.matter, part.key, None if part.index is None else str(part.index + 1))
    return "/".join(name for name in names if name)
