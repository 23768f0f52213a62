"""What the lead lists, closes and records before the joint decision, as small forms of one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import QueryDict

from onething.cases.contracts.coordination import MeetingView, PointView
from onething.cases.contracts.given import MeetingHeld, PointRaised
from onething.cases.contracts.kinds import PointKind
from onething.cases.contracts.views import CaseView
from onething.desk import words
from onething.journey.ways import coordinating
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import Choice, Field, FieldKind, Tag, Tone
from onething.pages.problems import place_errors
from onething.pages.showing.days import say_short_day

VERBS = ("raise_point", "close_point", "record_meeting")


@dataclass(frozen=True)
class PointLine:
    """One point; `closing` is the field that closes it, None once it is closed."""

    id: str
    sentence: str
    tag: Tag
    said: str
    closing: Field | None


@dataclass(frozen=True)
class Coordination:
    """Open and closed points, meetings, and the forms for new ones; `can_raise` while the case is in the departments."""

    points: tuple[PointLine, ...]
    meetings: tuple[str, ...]
    point_fields: tuple[Field, ...]
    meeting_fields: tuple[Field, ...]
    can_raise: bool


def show_coordination(
    case: CaseView, *, verbs: Sequence[str], sent: QueryDict, verb: str, refusal: Refusal | None
) -> Coordination:
    """Return the lead's part of the page, with what was typed and refused."""
    tried = {one: refusal if one == verb else None for one in VERBS}
    point = sent.get("point", "")
    return Coordination(
        points=tuple(
            _line(one, sent=sent, refusal=tried["close_point"] if str(one.id) == point else None)
            for one in case.points
        ),
        meetings=tuple(_say_meeting(one) for one in case.meetings),
        point_fields=place_errors(_point_fields(case, sent=sent), refusal=tried["raise_point"]),
        meeting_fields=place_errors(_meeting_fields(sent), refusal=tried["record_meeting"]),
        can_raise="raise_point" in verbs,
    )


def perform(viewer: Viewer, *, case_id: UUID, verb: str, sent: QueryDict, at: datetime) -> None:
    """Do one of the lead's acts; refuses `desk.act.unknown` for another verb."""
    if verb == "raise_point":
        coordinating.raise_point(viewer, case_id=case_id, raised=_read_point(sent), at=at)
    elif verb == "record_meeting":
        coordinating.record_meeting(viewer, case_id=case_id, meeting=_read_meeting(sent), at=at)
    elif verb == "close_point":
        point_id, closing = _read_id(sent.get("point", "")), sent.get("closing", "")
        coordinating.close_point(viewer, case_id=case_id, point_id=point_id, closing=closing, at=at)
    else:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)


def _read_point(sent: QueryDict) -> PointRaised:
    if sent.get("kind", "") not in set(PointKind):
        raise Refusal("desk.point.kind", words.POINT_KIND_MISSING, field="kind")
    return PointRaised(
        kind=PointKind(sent.get("kind", "")),
        text=sent.get("text", ""),
        owner=sent.get("owner", ""),
        due_on=_read_day(sent.get("due_on", ""), place="due_on"),
        is_blocking=sent.get("only_warns", "") != "true",
    )


def _read_meeting(sent: QueryDict) -> MeetingHeld:
    lines = sent.get("attendees", "").splitlines()
    return MeetingHeld(
        held_on=_read_day(sent.get("held_on", ""), place="held_on"),
        attendees=tuple(line.strip() for line in lines if line.strip()),
        agreed=sent.get("agreed", ""),
    )


def _read_day(text: str, *, place: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.POINT_DAY_UNREADABLE, field=place) from error


def _read_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=404) from error


def _line(point: PointView, *, sent: QueryDict, refusal: Refusal | None) -> PointLine:
    sentence = words.POINT_LINE.format(
        kind=point.kind.label, text=point.text, owner=point.owner, day=say_short_day(point.due_on)
    )
    if point.closed_at is not None:
        return PointLine(
            str(point.id), sentence, Tag(words.POINT_CLOSED, Tone.GOOD), point.closing or "", None
        )
    typed = sent.get("closing", "") if refusal else ""
    field = Field(name="closing", place="reason", label=words.POINT_CLOSING, value=typed, max_length=500)
    tag = Tag(words.POINT_BLOCKS, Tone.WARN) if point.is_blocking else Tag(words.POINT_WARNS)
    return PointLine(str(point.id), sentence, tag, "", place_errors([field], refusal=refusal)[0])


def _say_meeting(meeting: MeetingView) -> str:
    return words.MEETING_LINE.format(
        day=say_short_day(meeting.held_on), who=words.COMMA.join(meeting.attendees), agreed=meeting.agreed
    )


def _point_fields(case: CaseView, *, sent: QueryDict) -> tuple[Field, ...]:
    units = dict.fromkeys([step.department for step in case.steps] + [case.lead_unit])
    kinds = tuple(Choice(value=kind.value, label=kind.label) for kind in PointKind)
    return (
        Field(name="kind", label="哪一类", kind=FieldKind.RADIO, choices=kinds, value=sent.get("kind", "")),
        Field(name="text", label="要解决什么", kind=FieldKind.LONG_TEXT, value=sent.get("text", "")),
        Field(
            name="owner", label="由谁解决", kind=FieldKind.SELECT, value=sent.get("owner", ""),
            choices=tuple(Choice(value=unit, label=unit) for unit in units),
        ),
        Field(name="due_on", label="什么时候前", kind=FieldKind.DATE, value=sent.get("due_on", "")),
        Field(
            name="only_warns", label="只提醒，不拦确认", kind=FieldKind.CHECKBOX, required=False,
            value=sent.get("only_warns", ""),
        ),
    )  # fmt: skip


def _meeting_fields(sent: QueryDict) -> tuple[Field, ...]:
    return (
        Field(name="held_on", label="会商日期", kind=FieldKind.DATE, value=sent.get("held_on", "")),
        Field(
            name="attendees", label="参加的单位和人员（一行一个）", kind=FieldKind.LONG_TEXT,
            value=sent.get("attendees", ""),
        ),
        Field(
            name="agreed", place="reason", label="议定了什么", kind=FieldKind.LONG_TEXT, value=sent.get("agreed", ""),
        ),
    )  # fmt: skip
