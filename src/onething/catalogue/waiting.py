"""Open entries and with whom they lie: since when, and whether longer than the house allows. Scoped in entries.py."""

from datetime import datetime
from typing import TYPE_CHECKING

from onething.calendars.queries import get_calendar
from onething.catalogue import words
from onething.catalogue.contracts import Waiting
from onething.catalogue.states import OPEN_STATES, SUBJECT, list_moves
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar

if TYPE_CHECKING:
    from onething.catalogue.models import Entry

_ONWARD = frozenset({"submit", "endorse", "approve", "publish"})


def list_waiting(viewer: Viewer, *, at: datetime) -> list[Waiting]:
    """Return every open entry the viewer may know of, those that wait longest past the house limit first.

    One thing has one open entry, so there are never more than things. The day an entry came is not counted.
    """
    from onething.catalogue.entries import scope_rows
    from onething.ledger.queries import list_last_moves

    entries = list(scope_rows(viewer).filter(state__in=list(OPEN_STATES)).order_by("id"))
    moved = list_last_moves(viewer, kind=SUBJECT, ids=[one.id for one in entries])
    calendar = get_calendar(viewer)
    rows = [
        _view(viewer, entry=one, since=moved.get(one.id, one.begun_at), at=at, calendar=calendar)
        for one in entries
    ]
    return sorted(rows, key=lambda one: (-one.days_over, one.since))


def _view(
    viewer: Viewer, *, entry: "Entry", since: datetime, at: datetime, calendar: WorkingCalendar
) -> Waiting:
    from django.conf import settings

    from onething.catalogue.entries import is_forbidden, view_row

    today = local_day(at)
    return Waiting(
        row=view_row(entry, end=None, today=today),
        since=since,
        working_days=calendar.count_days(local_day(since), until=today),
        limit=settings.CATALOGUE_DAYS[entry.state],
        with_whom=words.ENTRY_LIES_WITH[entry.state].format(
            department=entry.department, bureau=settings.APPROVALS_BUREAU
        ),
        is_mine=any(
            move.verb in _ONWARD and not is_forbidden(viewer, entry=entry, verb=move.verb)
            for move in list_moves(state=entry.state, post=viewer.post)
        ),
    )
