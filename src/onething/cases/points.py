"""Open points and meetings of a case as those who work on it see them."""

from onething.cases.contracts.coordination import MeetingView, PointView
from onething.cases.contracts.kinds import PointKind
from onething.cases.models.case import Case
from onething.cases.models.joint import JointMeeting, JointPoint
from onething.cases.rules.coordinating import PointFact
from onething.cases.sealing import open_values
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer, ViewerKind

_AT_WORK = frozenset({Post.REVIEWER, Post.DECIDER, Post.CLERK})


def view_points(viewer: Viewer, *, case: Case) -> tuple[PointView, ...]:
    """Return the points, the oldest first: all for the lead, the open ones for who works on the case, none for others."""
    knows_all = viewer.post == Post.LEAD or viewer.kind is ViewerKind.SYSTEM
    if not case.is_coordinated or not (knows_all or (viewer.post in _AT_WORK and case.open_points)):
        return ()
    rows = list(case.points.select_related("owner").order_by("raised_at", "id"))
    opened = open_values(case, sealed={place: bytes(text) for row in rows for place, text in _sealed(row)})
    return tuple(
        PointView(
            id=row.id,
            kind=PointKind(row.kind),
            text=opened[f"point:{row.id}"],
            owner=row.owner.name,
            owner_code=row.owner.code,
            due_on=row.due_on,
            is_blocking=row.is_blocking,
            step_id=row.step_id,
            raised_at=row.raised_at,
            closed_at=row.closed_at,
            closing=opened.get(f"point_closing:{row.id}"),
        )
        for row in rows
        if knows_all or row.closed_at is None
    )


def view_meetings(viewer: Viewer, *, case: Case) -> tuple[MeetingView, ...]:
    """Return the meetings held about a case, the oldest first: for the lead, who recorded them."""
    if not case.is_coordinated or (viewer.post != Post.LEAD and viewer.kind is not ViewerKind.SYSTEM):
        return ()
    rows: list[JointMeeting] = list(case.meetings.order_by("held_on", "id"))
    opened = open_values(case, sealed={f"meeting:{row.id}": bytes(row.content_sealed) for row in rows})
    return tuple(
        MeetingView(
            held_on=row.held_on,
            attendees=tuple(opened[f"meeting:{row.id}"]["attendees"]),
            agreed=opened[f"meeting:{row.id}"]["agreed"],
            recorded_at=row.recorded_at,
        )
        for row in rows
    )


def list_open_facts(case: Case) -> list[PointFact]:
    """Return the open points as the rules see them; nothing is read when the case has none."""
    if not case.open_points:
        return []
    rows = list(
        case.points.select_related("owner").filter(closed_at__isnull=True).order_by("raised_at", "id")
    )
    opened = open_values(case, sealed={f"point:{row.id}": bytes(row.text_sealed) for row in rows})
    return [
        PointFact(
            kind=PointKind(row.kind),
            text=opened[f"point:{row.id}"],
            owner=row.owner.name,
            due_on=row.due_on,
            is_blocking=row.is_blocking,
        )
        for row in rows
    ]


def _sealed(row: JointPoint) -> list[tuple[str, bytes]]:
    text = [(f"point:{row.id}", bytes(row.text_sealed))]
    if row.closing_sealed is None:
        return text
    return [*text, (f"point_closing:{row.id}", bytes(row.closing_sealed))]
