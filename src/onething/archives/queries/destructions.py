"""Destruction lists: page by page, and one whole with who did what."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from onething.archives import words
from onething.archives.actions.destroying import SUBJECT
from onething.archives.contracts import ItemView, ListRow, ListState, ListView
from onething.archives.models import DestructionList
from onething.archives.scoping import scope_lists
from onething.archives.states import DESTRUCTION_MOVES, list_moves
from onething.archives.viewing import view_row
from onething.directory.queries import find_unit_by_code, name_staff
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_acts

PAGE = 20


def list_destructions(viewer: Viewer, *, after: UUID | None = None, limit: int = PAGE) -> list[ListRow]:
    """One page of the lists the viewer may know of, newest first."""
    found = _counted(scope_lists(viewer)).order_by("-id")
    found = found.filter(id__lt=after) if after else found
    return [_row(one) for one in found[: min(limit, 100)]]


def get_destruction(viewer: Viewer, *, list_id: UUID) -> ListView:
    """Return one list; refuses `archives.list.unknown` (404) for what is not their unit's."""
    found = _counted(scope_lists(viewer)).filter(id=list_id).first()
    if found is None:
        raise Refusal("archives.list.unknown", words.LIST_UNKNOWN, status=404)
    acts = list_acts(viewer, subject=Subject(kind=SUBJECT, id=found.id))
    hands = (found.proposed_by, found.examined_by, found.decided_by)
    names = name_staff(viewer, people={one for one in hands if one})
    proposed, examined, decided = (names.get(one, "") if one else "" for one in hands)
    unit = find_unit_by_code(viewer, code=found.keeper_unit_code)
    moves = list_moves(DESTRUCTION_MOVES, state=found.state, post=viewer.post)
    mine = viewer.person_id in (found.proposed_by, found.examined_by)
    return ListView(
        row=_row(found),
        items=_list_items(found, acts=acts),
        unit=unit.name if unit else found.keeper_unit_code,
        proposed_by=proposed,
        examined_by=examined,
        decided_by=decided,
        opinion=_said(acts, verb="examine"),
        reason=_said(acts, verb="decline_destruction"),
        decided_at=found.decided_at,
        next_acts=tuple((one.verb, one.label) for one in moves if not (mine and one.verb in _OTHER_HAND)),
    )


_OTHER_HAND = frozenset({"examine", "approve_destruction"})


def _counted(lists: "QuerySet[DestructionList]") -> "QuerySet[DestructionList]":
    return lists.annotate(all_items=Count("items"), back=Count("items", filter=Q(items__is_kept_back=True)))


def _list_items(row: DestructionList, *, acts: Sequence[ActView]) -> tuple[ItemView, ...]:
    why = {act.facts["archive"]: act.personal["reason"] for act in acts if act.verb == "keep_back"}
    items = row.items.select_related("archive").order_by("archive__retained_until", "archive_id")
    return tuple(ItemView(view_row(one.archive), kept_back=why.get(one.archive.number, "")) for one in items)


def _said(acts: Sequence[ActView], *, verb: str) -> str:
    return next((act.personal["reason"] for act in acts if act.verb == verb), "")


def _row(row: DestructionList) -> ListRow:
    return ListRow(
        id=row.id,
        number=row.number,
        state=ListState(row.state),
        day=row.day,
        proposed_at=row.proposed_at,
        items=row.all_items,  # type: ignore[attr-defined]
        kept_back=row.back,  # type: ignore[attr-defined]
    )
