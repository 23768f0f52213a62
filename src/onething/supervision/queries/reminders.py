"""Reminders: what a unit was reminded of, newest first."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.supervision import words
from onething.supervision.models import ClockRow, Reminder
from onething.supervision.queries.scoping import scope_reminders

PAGE = 20


@dataclass(frozen=True)
class ReminderRow:
    """A reminder: of which clock of which case, due when, told when, and whether the clock still runs."""

    id: UUID
    case_id: UUID
    number: str
    what: str
    unit_code: str
    due_on: date | None
    at: datetime
    is_running: bool


def list_reminders(viewer: Viewer, *, limit: int = PAGE) -> list[ReminderRow]:
    """Return the newest reminders the viewer may see."""
    return _rows(list(scope_reminders(viewer).order_by("-at", "-id")[: min(limit, 100)]))


def get_reminder(viewer: Viewer, *, reminder_id: UUID) -> ReminderRow:
    """Return one reminder; refuses `supervision.card.unknown` (404) for what is not theirs."""
    row = scope_reminders(viewer).filter(id=reminder_id).first()
    if row is None:
        raise Refusal("supervision.card.unknown", words.CARD_UNKNOWN, status=404)
    return _rows([row])[0]


def _rows(rows: list[Reminder]) -> list[ReminderRow]:
    cases = {row.followed_id for row in rows}
    clocks = {
        (one.followed_id, f"clock:{one.key}"): one for one in ClockRow.objects.filter(followed__in=cases)
    }
    return [_row(row, clock=clocks.get((row.followed_id, row.about))) for row in rows]


def _row(row: Reminder, *, clock: ClockRow | None) -> ReminderRow:
    return ReminderRow(
        id=row.id,
        case_id=row.followed_id,
        number=row.followed.number,
        what=(clock.matter_name or clock.name) if clock else "",
        unit_code=row.unit_code,
        due_on=row.due_on,
        at=row.at,
        is_running=clock is not None and clock.ended_at is None,
    )
