"""A destruction list (销毁清单): proposed, examined and approved by three people; what is kept back says why."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.archives import words
from onething.archives.actions.filing import SUBJECT as ARCHIVE
from onething.archives.actions.recording import Told, check_move, check_reason, make_move
from onething.archives.contracts import ArchiveState, CaseFacts, Erased, Erasure, ItemFacts, ListState
from onething.archives.models import Archive, DestructionItem, DestructionList
from onething.archives.rules.destroying import find_hindrance
from onething.archives.rules.retention import is_over
from onething.archives.scoping import scope_archives, scope_lists
from onething.archives.states import ARCHIVE_MOVES, DESTRUCTION_MOVES
from onething.credentials.actions import number_letter
from onething.directory.queries import find_own_unit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.actions import create_data_key
from onething.keys.transactions import require_transaction

SUBJECT = "destruction_list"
MOST_ITEMS = 100
Ask = Callable[[UUID], CaseFacts]
"""What journey knows of a case."""


def propose_list(viewer: Viewer, *, ask: Ask, at: datetime) -> UUID:
    """Put the archives of the viewer's unit whose time is over on a list, the oldest first, at most 100.

    What may not be destroyed is left out. Refuses `archives.list.nothing_due` (409).
    """
    require_transaction()
    check_move(DESTRUCTION_MOVES, verb="propose_destruction", state="", viewer=viewer)
    due = _list_due(viewer, ask=ask, at=at)
    if not due:
        raise Refusal("archives.list.nothing_due", words.NOTHING_DUE, status=409)
    row = _begin(viewer, at=at)
    told = {"number": row.number, "day": row.day.isoformat(), "archives": [one.number for one in due]}
    _move(row, verb="propose_destruction", viewer=viewer, at=at, told=Told(facts=told))
    row.save(force_insert=True)
    DestructionItem.objects.bulk_create(DestructionItem(list=row, archive=one) for one in due)
    list_id: UUID = row.id
    return list_id


def keep_back(viewer: Viewer, *, list_id: UUID, archive_id: UUID, reason: str, at: datetime) -> None:
    """Leave an archive where it is, with the reason; refuses `archives.item.unknown` (404)."""
    row = lock_list(viewer, list_id=list_id)
    check_move(DESTRUCTION_MOVES, verb="keep_back", state=row.state, viewer=viewer)
    item = row.items.select_related("archive").filter(archive_id=archive_id, is_kept_back=False).first()
    if item is None:
        raise Refusal("archives.item.unknown", words.ITEM_UNKNOWN, status=404)
    told = Told(facts={"archive": item.archive.number}, personal={"reason": check_reason(reason)})
    _move(row, verb="keep_back", viewer=viewer, at=at, told=told)
    item.is_kept_back = True
    item.save(update_fields=["is_kept_back"])


def examine_list(viewer: Viewer, *, list_id: UUID, opinion: str, at: datetime) -> None:
    """Another archivist signs the opinion (鉴定意见) on what is left."""
    row = lock_list(viewer, list_id=list_id)
    check_move(DESTRUCTION_MOVES, verb="examine", state=row.state, viewer=viewer)
    _check_other_hand(viewer, before=(row.proposed_by,))
    told = Told(personal={"reason": check_reason(opinion)})
    _move(row, verb="examine", viewer=viewer, at=at, told=told)
    row.examined_by = viewer.person_id
    row.save()


def decline_list(viewer: Viewer, *, list_id: UUID, reason: str, at: datetime) -> None:
    """Nothing of the list is destroyed; the archives may stand on a later one."""
    row = lock_list(viewer, list_id=list_id)
    told = Told(personal={"reason": check_reason(reason)})
    _move(row, verb="decline_destruction", viewer=viewer, at=at, told=told)
    row.decided_by, row.decided_at = viewer.person_id, at
    row.save()


def approve_list(viewer: Viewer, *, list_id: UUID, ask: Ask, at: datetime) -> list[Erasure]:
    """The unit's head approves: every archive left on the list is destroyed now, all or none; returns what to erase.

    Each is looked at once more: one that may not be destroyed any more refuses the whole (`archives.list.hindered`, 409).
    """
    row = lock_list(viewer, list_id=list_id)
    check_move(DESTRUCTION_MOVES, verb="approve_destruction", state=row.state, viewer=viewer)
    _check_other_hand(viewer, before=(row.proposed_by, row.examined_by))
    going = _lock_going(row)
    for one in going:
        _check_unhindered(one, ask=ask, at=at)
    facts = {"number": row.number, "destroyed": [_write_destroyed(one) for one in going]}
    _move(row, verb="approve_destruction", viewer=viewer, at=at, told=Told(facts=facts))
    row.decided_by, row.decided_at = viewer.person_id, at
    row.save()
    for one in going:
        _destroy(one, row=row, viewer=viewer, at=at)
    return [Erasure(case_id=one.case_id, archive_number=one.number) for one in going]


def destroy_again(erased: Erased, *, at: datetime) -> bool:
    """A restored backup brought an archive back that a list had destroyed: it is destroyed once more.

    False where there is nothing to do: the backup does not know it, or knows it destroyed. Only what is due goes: refuses
    `archives.erased.not_due` (409), so that no list from outside can destroy what has to be kept.
    """
    require_transaction()
    found = Archive.objects.select_for_update().filter(case_id=erased.case_id, number=erased.archive_number)
    one = found.exclude(state=ArchiveState.DESTROYED).first()
    if one is None:
        return False
    if not is_over(one.retained_until, day=local_day(at)):
        raise Refusal("archives.erased.not_due", words.NOT_DUE.format(number=one.number), status=409)
    told = Told(facts={"list": erased.list_number, "index_sm3": one.index_sm3})
    make_move(one, moves=ARCHIVE_MOVES, kind=ARCHIVE, verb="destroy_again", viewer=SYSTEM, at=at, told=told)
    _empty(one, list_number=erased.list_number)
    return True


def lock_list(viewer: Viewer, *, list_id: UUID) -> DestructionList:
    """Lock a list the viewer may know of; refuses `archives.list.unknown` (404)."""
    require_transaction()
    row = scope_lists(viewer).select_for_update().filter(id=list_id).first()
    if row is None:
        raise Refusal("archives.list.unknown", words.LIST_UNKNOWN, status=404)
    return row


def _list_due(viewer: Viewer, *, ask: Ask, at: datetime) -> list[Archive]:
    over = scope_archives(viewer).filter(state=ArchiveState.KEPT, retained_until__lt=local_day(at))
    listed = DestructionItem.objects.filter(is_kept_back=False, list__state__in=_OPEN)
    waiting = over.exclude(id__in=listed.values("archive_id")).select_for_update()
    found: list[Archive] = []
    for one in waiting.order_by("retained_until", "id").iterator():
        if find_hindrance(_state_facts(one, told=ask(one.case_id)), day=local_day(at)) is None:
            found.append(one)
        if len(found) == MOST_ITEMS:
            break
    return found


def _begin(viewer: Viewer, *, at: datetime) -> DestructionList:
    unit, day = find_own_unit(viewer), local_day(at)
    assert unit is not None and viewer.person_id, "an archivist is somebody in a unit"  # noqa: S101, PT018
    _number_id, number = number_letter(
        kind="destruction",
        mark=words.LIST_MARK,
        unit_code=unit.code,
        unit_name=unit.name,
        day=day,
        at=at,
    )
    return DestructionList(
        number=number,
        keeper_unit_code=unit.code,
        data_key_id=create_data_key(),
        day=day,
        state="",
        proposed_by=viewer.person_id,
        proposed_at=at,
    )


def _lock_going(row: DestructionList) -> list[Archive]:
    ids = row.items.filter(is_kept_back=False).values("archive_id")
    going = list(Archive.objects.select_for_update().filter(id__in=ids).order_by("id"))
    if not going:
        raise Refusal("archives.list.all_kept_back", words.ALL_KEPT_BACK, status=409)
    return going


def _check_unhindered(one: Archive, *, ask: Ask, at: datetime) -> None:
    code = find_hindrance(_state_facts(one, told=ask(one.case_id)), day=local_day(at))
    if code is not None:
        sentence = words.NOT_ANY_MORE.format(number=one.number, why=words.HINDRANCES[code])
        raise Refusal("archives.list.hindered", sentence, status=409, facts={"archive": str(one.id)})


def _destroy(one: Archive, *, row: DestructionList, viewer: Viewer, at: datetime) -> None:
    told = Told(facts={"list": row.number, "index_sm3": one.index_sm3})
    make_move(one, moves=ARCHIVE_MOVES, kind=ARCHIVE, verb="destroy", viewer=viewer, at=at, told=told)
    _empty(one, list_number=row.number)


def _empty(one: Archive, *, list_number: str) -> None:
    one.destroyed_by, one.index_sealed, one.originals, one.held_for = list_number, None, "", ""
    one.save()


def _state_facts(one: Archive, *, told: CaseFacts) -> ItemFacts:
    return ItemFacts(
        retained_until=one.retained_until,
        state=ArchiveState(one.state),
        is_undisturbed=told.is_undisturbed,
        results_until=told.results_until,
    )


def _write_destroyed(one: Archive) -> Mapping[str, Any]:
    until = one.retained_until.isoformat() if one.retained_until else None
    return {
        "archive": one.number,
        "case_number": one.case_number,
        "until": until,
        "documents": one.documents,
        "index_sm3": one.index_sm3,
    }


def _check_other_hand(viewer: Viewer, *, before: tuple[UUID | None, ...]) -> None:
    if viewer.person_id in before:
        raise Refusal("archives.list.own_hand", words.OWN_HAND, status=403)


def _move(row: DestructionList, *, verb: str, viewer: Viewer, at: datetime, told: Told) -> None:
    make_move(row, moves=DESTRUCTION_MOVES, kind=SUBJECT, verb=verb, viewer=viewer, at=at, told=told)


_OPEN = (ListState.PROPOSED, ListState.EXAMINED)
