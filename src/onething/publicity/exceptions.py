"""Signed exceptions as they are shown: the row with its life, and the text that is signed."""

from datetime import date
from typing import Any

from onething.kernel.viewer import Viewer
from onething.publicity.contracts import Effect, ExceptionView, ListException, ListKind
from onething.publicity.living import list_next_acts
from onething.publicity.models import ListException as Row
from onething.publicity.states import PaperState


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
    is_signed = row.state in (PaperState.SIGNED, PaperState.REVOKED)
    return ExceptionView(
        exception=exception,
        state=PaperState(row.state),
        is_in_force=is_signed and exception.is_in_force(today),
        revision=row.revision,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        signed_by=row.signed_by,
        signed_at=row.signed_at,
        signed_text=row.signed_text,
        signature=row.signature,
        signer_pem=row.signer_pem,
        closed_reason=row.closed_reason,
        next_acts=list_next_acts(viewer, paper=row, is_bureau=is_bureau),
    )
