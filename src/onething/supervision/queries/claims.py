"""What the tables say of a subject now, in the shape of rules/recomputing.py: the claim that a recomputation is held against."""

from typing import Any
from uuid import UUID

from onething.kernel.canonical import write_moment
from onething.kernel.viewer import Viewer
from onething.supervision.models import Card, ClockRow, Reminder


def read_claims(viewer: Viewer, *, subject_id: UUID) -> dict[str, Any]:
    """Return clocks, cards and reminders as the tables have them; the caller found the subject in the viewer's scope."""
    clocks = ClockRow.objects.filter(followed_id=subject_id).order_by("key")
    cards = Card.objects.filter(followed_id=subject_id).order_by("id")
    reminders = Reminder.objects.filter(followed_id=subject_id).order_by("at")
    return {
        "clocks": {row.key: _clock(row) for row in clocks},
        "cards": {f"{row.rule} {row.about}": _card(row) for row in cards},
        "reminders": {
            f"{row.rule} {row.about}": {"unit": row.unit_code, "at": write_moment(row.at)}
            for row in reminders
        },
    }


def _clock(row: ClockRow) -> dict[str, Any]:
    days = {
        name: _text(getattr(row, name))
        for name in ("started_on", "promised_on", "statutory_on", "amber_on", "red_on")
    }
    return {
        "unit": row.unit_code,
        "is_applicants": row.is_applicants,
        **days,
        "provisional_years": list(row.provisional_years),
        "ended_at": write_moment(row.ended_at) if row.ended_at else None,
    }


def _card(row: Card) -> dict[str, Any]:
    return {
        "unit": row.unit_code,
        "at": write_moment(row.raised_at),
        "colour": row.colour,
        "kind": row.kind,
        "rules_version": row.rules_version,
        "person": str(row.person_id) if row.person_id else None,
        "number": row.number,
        "answer_by": _text(row.answer_by),
        "state": row.state,
    }


def _text(day: Any) -> str | None:
    return day.isoformat() if day else None
