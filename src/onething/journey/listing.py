"""Exceptions to the public lists, each act one transaction; and the files that they add to an export."""

import json
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.catalogue.queries import gather_folder
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer
from onething.publicity.actions import excepting as actions
from onething.publicity.contracts import ExceptionDraft, ExceptionView
from onething.publicity.queries import get_exception, list_signed

EXCEPTIONS_FILE = "exceptions.json"


@transaction.atomic
def propose(viewer: Viewer, *, draft: ExceptionDraft, at: datetime) -> ExceptionView:
    """An editor, or the approvals bureau, proposes an exception."""
    exception_id = actions.propose_exception(viewer, draft=draft, at=at)
    return get_exception(viewer, exception_id=exception_id, at=at)


@transaction.atomic
def sign(viewer: Viewer, *, exception_id: UUID, at: datetime, revision: int | None = None) -> ExceptionView:
    """The approvals bureau signs it."""
    actions.sign_exception(viewer, exception_id=exception_id, revision=revision, at=at)
    return get_exception(viewer, exception_id=exception_id, at=at)


@transaction.atomic
def decline(
    viewer: Viewer, *, exception_id: UUID, reason: str, at: datetime, revision: int | None = None
) -> ExceptionView:
    """The approvals bureau says no, or the proposer takes it back."""
    actions.decline_exception(viewer, exception_id=exception_id, reason=reason, revision=revision, at=at)
    return get_exception(viewer, exception_id=exception_id, at=at)


@transaction.atomic
def revoke(
    viewer: Viewer, *, exception_id: UUID, reason: str, at: datetime, revision: int | None = None
) -> ExceptionView:
    """The approvals bureau ends a signed one."""
    actions.revoke_exception(viewer, exception_id=exception_id, reason=reason, revision=revision, at=at)
    return get_exception(viewer, exception_id=exception_id, at=at)


def gather_export(viewer: Viewer, *, at: datetime) -> dict[str, bytes]:
    """Return the package folder of all that is in force, and beside it the exceptions in force, where there are any.

    With both, anybody can make the public lists again. A loading passes the exceptions over: here they are signed, or are none.
    """
    files, day = gather_folder(viewer, at=at), local_day(at)
    signed = [asdict(one) for one in list_signed(viewer) if one.is_in_force(day)]
    if not signed:
        return files
    text = json.dumps(signed, ensure_ascii=False, indent=1, default=str)
    return {**files, EXCEPTIONS_FILE: f"{text}\n".encode()}
