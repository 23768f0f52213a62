"""Before the joint decision: what is open between the departments, and what they agreed (前台补缺、后台磨合)."""

from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_case, move_case
from onething.cases.contracts.given import MeetingHeld, PointRaised
from onething.cases.contracts.kinds import CaseState, PointKind
from onething.cases.models.case import Case
from onething.cases.models.joint import JointMeeting, JointPoint
from onething.cases.rules.coordinating import check_meeting, check_point
from onething.cases.rules.explaining import check_reason
from onething.cases.sealing import seal_value
from onething.cases.states import CASE_MOVES
from onething.directory.contracts import Post, Unit
from onething.directory.queries import get_unit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer

_OPEN = frozenset({CaseState.IN_REVIEW, CaseState.CHOOSING})


def raise_point(viewer: Viewer, *, case_id: UUID, raised: PointRaised, at: datetime) -> UUID:
    """The lead lists what has to be settled, whose it is and until when; returns the point's id."""
    assert viewer.person_id is not None, "who coordinates is somebody"  # noqa: S101
    check_point(raised, today=local_day(at))
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="raise_point", viewer=viewer)
    owner = _get_owner(case, raised=raised)
    case.open_points, case.is_coordinated = case.open_points + 1, True
    facts = {"kind": raised.kind, "owner": owner.code, "due_on": raised.due_on.isoformat(),
             "is_blocking": raised.is_blocking}  # fmt: skip
    told = Told(facts=facts, personal={"text": raised.text.strip()})
    move_case(case, verb="raise_point", viewer=viewer, at=at, told=told)
    point = JointPoint(
        case=case, step_id=_find_step(case, step_id=raised.step_id), kind=raised.kind, owner_id=owner.id,
        due_on=raised.due_on, is_blocking=raised.is_blocking, raised_by=viewer.person_id, raised_at=at,
    )  # fmt: skip
    point.text_sealed = seal_value(case, place=f"point:{point.id}", value=raised.text.strip())
    point.save()
    point_id: UUID = point.id
    return point_id


def close_point(viewer: Viewer, *, case_id: UUID, point_id: UUID, closing: str, at: datetime) -> None:
    """The owner, or the lead, says how the point was settled."""
    check_reason(closing)
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="close_point", viewer=viewer)
    point = _take_point(case, viewer=viewer, point_id=point_id)
    case.open_points = max(case.open_points - 1, 0)
    told = Told(facts={"point": str(point_id)}, personal={"reason": closing.strip()})
    move_case(case, verb="close_point", viewer=viewer, at=at, told=told)
    point.closed_by, point.closed_at = viewer.person_id, at
    point.closing_sealed = seal_value(case, place=f"point_closing:{point.id}", value=closing.strip())
    point.save(update_fields=["closed_by", "closed_at", "closing_sealed"])


def record_meeting(viewer: Viewer, *, case_id: UUID, meeting: MeetingHeld, at: datetime) -> None:
    """The lead writes down a meeting of the departments: when, who, and what was agreed."""
    assert viewer.person_id is not None, "who coordinates is somebody"  # noqa: S101
    check_meeting(meeting, today=local_day(at))
    case = lock_case(viewer, case_id=case_id)
    case.is_coordinated = True
    content = {"attendees": [one.strip() for one in meeting.attendees], "agreed": meeting.agreed.strip()}
    told = Told(facts={"held_on": meeting.held_on.isoformat()}, personal=content)
    move_case(case, verb="record_meeting", viewer=viewer, at=at, told=told)
    row = JointMeeting(case=case, held_on=meeting.held_on, recorded_by=viewer.person_id, recorded_at=at)
    row.content_sealed = seal_value(case, place=f"meeting:{row.id}", value=content)
    row.save()


def _get_owner(case: Case, *, raised: PointRaised) -> Unit:
    """A unit that takes part; for what is settled at the window any unit that is known."""
    owner = get_unit(SYSTEM, name=raised.owner.strip())
    involved = {case.lead_unit_id, *case.steps.values_list("unit_id", flat=True)}
    if owner.id not in involved and raised.kind is not PointKind.FRONT:
        raise Refusal("cases.point.owner", words.POINT_OWNER.format(owner=raised.owner[:40]), field="owner")
    return owner


def _find_step(case: Case, *, step_id: UUID | None) -> UUID | None:
    if step_id is not None and not case.steps.filter(id=step_id).exists():
        raise Refusal("cases.point.step", words.POINT_STEP, field="step_id")
    return step_id


def _take_point(case: Case, *, viewer: Viewer, point_id: UUID) -> JointPoint:
    point = case.points.select_related("owner").filter(id=point_id, closed_at__isnull=True).first()
    if point is None and case.state in _OPEN:
        raise Refusal("cases.point.unknown", words.POINT_UNKNOWN, status=404)
    if point is not None and viewer.post != Post.LEAD and viewer.unit_code != point.owner.code:
        sentence = words.POINT_NOT_YOURS.format(owner=point.owner.name)
        raise Refusal("cases.point.not_yours", sentence, status=403)
    found: JointPoint = point if point is not None else JointPoint()
    return found
