"""What the departments still have to settle, and which of it stands in the way of the confirmation (house rules)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onething.cases import words
from onething.cases.contracts.given import MeetingHeld, PointRaised
from onething.cases.contracts.kinds import PointKind
from onething.cases.rules.explaining import SHORTEST, check_reason
from onething.kernel.errors import Refusal

LEAST_ATTENDEES = 2


@dataclass(frozen=True)
class PointFact:
    """What the rules need to know of a point that is still open."""

    kind: PointKind
    text: str
    owner: str
    due_on: date
    is_blocking: bool


def list_hindrances(points: Iterable[PointFact]) -> list[str]:
    """Sentences for the open points that block a confirmation; the others only warn.

    No point holds back what the law lets out by itself: own day, fuse and the applicant's wish ask none of them.
    """
    return [say_point(point) for point in points if point.is_blocking]


def say_point(point: PointFact) -> str:
    """Return an open point in a sentence."""
    return words.POINT_OPEN.format(
        kind=point.kind.label, text=point.text, owner=point.owner, day=point.due_on.isoformat()
    )


def check_point(raised: PointRaised, *, today: date) -> None:
    """Refuse a point without a word (`cases.point.text_missing`) or with a day that is over (`cases.point.due`)."""
    if len(raised.text.strip()) < SHORTEST:
        raise Refusal("cases.point.text_missing", words.POINT_TEXT, field="text")
    if raised.due_on < today:
        raise Refusal("cases.point.due", words.POINT_DUE, field="due_on")


def check_meeting(meeting: MeetingHeld, *, today: date) -> None:
    """Refuse a meeting that is still to come, of fewer than two, or without what was agreed."""
    if meeting.held_on > today:
        raise Refusal("cases.meeting.future", words.MEETING_DAY, field="held_on")
    if len({one.strip() for one in meeting.attendees if one.strip()}) < LEAST_ATTENDEES:
        raise Refusal("cases.meeting.attendees", words.MEETING_WHO, field="attendees")
    check_reason(meeting.agreed)
