"""Signed exceptions as they are shown: the row with its life, and the text that is signed."""

from datetime import date
from typing import Any

from onething.kernel.viewer import Viewer
from onething.publicity.contracts import Effect, ExceptionView, ListException, ListKind
from onething.publicity.living import read_life
from onething.publicity.models import ListException as Row


def read_exception(row: Row) -> ListException:
    """Return what a row says."""
    return ListException(
        id=row.id,
        list=ListKind(row.list),
        effect=Effect(row.effect),
        matter=row.matter,
        name=row.name,
        department=row.department,
        reason=row.reason,
        basis=row.basis,
        since=row.since,
        until=row.until,
        revoked_on=row.revoked_on,
    )


def write_signed(row: Row) -> dict[str, Any]:
    """Return what is signed of an exception: everything that makes it count."""
    return {
        "paper": "list_exception",
        "id": str(row.id),
        "list": row.list,
        "effect": row.effect,
        "matter": row.matter,
        "name": row.name,
        "department": row.department,
        "reason": row.reason,
        "basis": row.basis,
        "since": row.since.isoformat(),
        "until": row.until.isoformat(),
    }


def view_exception(viewer: Viewer, *, row: Row, is_bureau: bool, today: date) -> ExceptionView:
    """Return an exception that the caller found in the viewer's scope."""
    exception = read_exception(row)
    life = read_life(viewer, paper=row, is_bureau=is_bureau, counts=exception.is_in_force(today))
    return ExceptionView(exception=exception, **life)
