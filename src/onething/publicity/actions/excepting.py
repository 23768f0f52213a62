"""Exceptions of lists: proposed, signed, declined, revoked."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from onething.catalogue.queries import list_current_things
from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.publicity import words
from onething.publicity.contracts import WITH_EXCEPTIONS, ExceptionDraft, ListedMatter
from onething.publicity.exceptions import read_exception, write_signed
from onething.publicity.living import (
    begin,
    check_days,
    check_may,
    check_move,
    check_text,
    end_paper,
    lock_paper,
    make_move,
    put_signature,
)
from onething.publicity.models import ListException
from onething.publicity.rules.matters import list_matters
from onething.publicity.scoping import scope_papers
from onething.publicity.states import NOWHERE, PaperState, find_move

SUBJECT = "list_exception"
# Two signatures at once take turns: one matter has one exception to a list at a time.
SIGNING_LOCK = 4301820102


def propose_exception(viewer: Viewer, *, draft: ExceptionDraft, at: datetime) -> UUID:
    """Propose that a matter stands on a list, or not, from a day until a day. Refuses what does not fit, at its field."""
    require_transaction()
    move = find_move(verb="propose", state=NOWHERE)
    assert move is not None, "the table has it"  # noqa: S101
    check_may(viewer, move=move)
    if draft.list not in WITH_EXCEPTIONS:
        sentence = words.LIST_TAKES_NONE.format(list=draft.list.label)
        raise Refusal("publicity.list.takes_none", sentence, field="list")
    matter = _get_matter(viewer, key=draft.matter, at=at)
    check_days(since=draft.since, until=draft.until, at=at)
    row = ListException(
        list=draft.list,
        effect=draft.effect,
        matter=matter.key,
        name=matter.name,
        department=matter.department,
        reason=check_text(draft.reason, field="reason", missing=words.REASON_MISSING),
        basis=check_text(draft.basis, field="basis", missing=words.BASIS_MISSING),
        since=draft.since,
        until=draft.until,
    )
    begin(row, viewer=viewer, at=at)
    make_move(row, move=move, viewer=viewer, subject=SUBJECT, facts=write_signed(row), at=at)
    return row.id


def sign_exception(viewer: Viewer, *, exception_id: UUID, revision: int | None, at: datetime) -> None:
    """The approvals bureau signs what another hand proposed; from `since` it counts."""
    row = _lock(viewer, exception_id=exception_id, revision=revision)
    move = check_move(viewer, paper=row, verb="sign")
    _check_alone(row, at=at)
    put_signature(row, content=write_signed(row), viewer=viewer, at=at)
    make_move(row, move=move, viewer=viewer, subject=SUBJECT, facts={"signature": row.signature}, at=at)


def decline_exception(
    viewer: Viewer, *, exception_id: UUID, reason: str, revision: int | None, at: datetime
) -> None:
    """The bureau says no, or the proposer takes it back, with the reason."""
    row = _lock(viewer, exception_id=exception_id, revision=revision)
    end_paper(viewer, paper=row, verb="decline", reason=reason, subject=SUBJECT, at=at)


def revoke_exception(
    viewer: Viewer, *, exception_id: UUID, reason: str, revision: int | None, at: datetime
) -> None:
    """The bureau ends a signed exception before its day: from today it counts no more."""
    row = _lock(viewer, exception_id=exception_id, revision=revision)
    end_paper(viewer, paper=row, verb="revoke", reason=reason, subject=SUBJECT, at=at)


def _lock(viewer: Viewer, *, exception_id: UUID, revision: int | None) -> ListException:
    require_transaction()
    found = scope_papers(viewer, papers=ListException.objects.all())
    return lock_paper(found, paper_id=exception_id, revision=revision)


def _get_matter(viewer: Viewer, *, key: str, at: datetime) -> ListedMatter:
    """The matter as it is published; a department's editor speaks for the department's own matters."""
    matters = list_matters(list_current_things(viewer, at=at))
    found = next((one for one in matters if one.key == key), None)
    if found is None:
        raise Refusal("publicity.matter.unknown", words.MATTER_UNKNOWN, field="matter")
    unit = find_own_unit(viewer)
    if viewer.post == Post.CATALOGUE_EDITOR and (unit is None or unit.name != found.department):
        sentence = words.NOT_YOUR_MATTER.format(department=found.department)
        raise Refusal("publicity.matter.not_yours", sentence, field="matter", status=403)
    return found


def _check_alone(row: ListException, *, at: datetime) -> None:
    """One matter has one exception to a list on a day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SIGNING_LOCK])
    others = ListException.objects.filter(list=row.list, matter=row.matter, state=PaperState.SIGNED)
    other = others.filter(since__lte=row.until, until__gte=row.since).exclude(id=row.id).first()
    if other is not None:
        label = read_exception(row).list.label
        sentence = words.ALREADY_ONE.format(list=label, since=other.since, until=other.until)
        raise Refusal("publicity.exception.already_one", sentence, status=409)
