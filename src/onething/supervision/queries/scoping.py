"""What a viewer may see of supervision: the supervisor and the system all, a unit's posts what is theirs, others nothing."""

from typing import Any

from django.db.models import QuerySet

from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.supervision.models import Card, ClockRow, Feed, Order, Point, Reminder


def scope_clocks(viewer: Viewer) -> QuerySet[ClockRow]:
    """Clocks of submitted cases that the viewer may see."""
    return _scope(viewer, rows=ClockRow.objects.select_related("followed").exclude(followed__number=""))


def scope_cards(viewer: Viewer) -> QuerySet[Card]:
    """Cards that the viewer may see."""
    return _scope(viewer, rows=Card.objects.select_related("followed"))


def scope_reminders(viewer: Viewer) -> QuerySet[Reminder]:
    """Reminders that the viewer may see."""
    return _scope(viewer, rows=Reminder.objects.select_related("followed"))


def scope_orders(viewer: Viewer) -> QuerySet[Order]:
    """Orders that the viewer may see."""
    return _scope(viewer, rows=Order.objects.select_related("followed", "card"))


def scope_points(viewer: Viewer) -> QuerySet[Point]:
    """Points of rectification lists that the viewer may see."""
    return _scope(viewer, rows=Point.objects.select_related("order", "card"))


def scope_feeds(viewer: Viewer) -> QuerySet[Feed]:
    """The calendar address of the viewer's own post that is in use: one, or none."""
    own: dict[str, Any] = {
        "person_id": viewer.person_id,
        "post": viewer.post,
        "unit_code": viewer.unit_code or "",
    }
    return Feed.objects.filter(revoked_at__isnull=True, **own)


def _scope(viewer: Viewer, *, rows: QuerySet[Any]) -> QuerySet[Any]:
    if viewer.has(Permission.SUPERVISE):
        return rows
    if viewer.has(Permission.ANSWER_CARDS) and viewer.unit_code:
        return rows.filter(unit_code=viewer.unit_code)
    return rows.none()
