"""A publication ends: a newer one takes its place from a day on, or a repeal."""

from datetime import date, datetime
from typing import Any

from onething.catalogue.actions.changing import record_change
from onething.catalogue.actions.moving import check_move, move_entry
from onething.catalogue.actions.writing import check_not_repealed
from onething.catalogue.contracts import ChangeKind
from onething.catalogue.models import Entry, Publication, Repeal
from onething.catalogue.states import EntryKind, EntryState
from onething.kernel.clock_port import SHANGHAI
from onething.kernel.viewer import SYSTEM, Viewer


def end_publication(entry: Entry, *, viewer: Viewer, effective_from: date, at: datetime) -> dict[str, Any]:
    """End what a repeal names; return what the ledger keeps of it. Refuses (409) to end it twice."""
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
    record_change(publication, kind=ChangeKind.REPEALED, at=at)
    _end_edition(publication, verb="repeal", day=effective_from, at=at)
    return {"publication": str(publication.id), "effective_from": effective_from.isoformat()}


def supersede(newest: Publication | None, *, day: date, at: datetime) -> None:
    """Move the entry of the version that a newer one takes the place of."""
    if newest is not None:
        _end_edition(newest, verb="supersede", day=day, at=at)


def _end_edition(publication: Publication, *, verb: str, day: date, at: datetime) -> None:
    """Move the entry that became this publication; one from before entries were kept has none."""
    entry = publication.entries.select_for_update().filter(kind=EntryKind.EDITION).first()
    if entry is not None and entry.state == EntryState.PUBLISHED:
        facts = {"publication": str(publication.id), "effective_from": day.isoformat()}
        move = check_move(SYSTEM, entry=entry, verb=verb)
        move_entry(entry, move=move, viewer=SYSTEM, at=at, effective_at=midnight_of(day, at=at), facts=facts)


def midnight_of(day: date, *, at: datetime) -> datetime:
    """When the first minute of a local day is; never before the act itself."""
    return max(at, datetime(day.year, day.month, day.day, tzinfo=SHANGHAI))
