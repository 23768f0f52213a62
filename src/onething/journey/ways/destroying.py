"""Destruction of archives whose time is over: three people, one list, and what was on it is erased. A function is a transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onething.archives.actions import destroying
from onething.archives.contracts import CaseFacts, Erased
from onething.archives.queries.destructions import get_destruction
from onething.cases.actions.closing import destroy_case
from onething.cases.queries.filing import is_undisturbed
from onething.cases.queries.one_case import list_step_ids
from onething.credentials.contracts import ResultState
from onething.credentials.queries import list_results
from onething.journey.certificates import print_certificate
from onething.kernel.viewer import SYSTEM, Viewer


@transaction.atomic
def propose(viewer: Viewer, *, at: datetime) -> UUID:
    """An archivist puts what is due on a list; returns the list."""
    return destroying.propose_list(viewer, ask=describe, at=at)


@transaction.atomic
def keep_back(viewer: Viewer, *, list_id: UUID, archive_id: UUID, reason: str, at: datetime) -> None:
    """An archive stays, with the reason."""
    destroying.keep_back(viewer, list_id=list_id, archive_id=archive_id, reason=reason, at=at)


@transaction.atomic
def examine(viewer: Viewer, *, list_id: UUID, opinion: str, at: datetime) -> None:
    """Another archivist examines the list."""
    destroying.examine_list(viewer, list_id=list_id, opinion=opinion, at=at)


@transaction.atomic
def decline(viewer: Viewer, *, list_id: UUID, reason: str, at: datetime) -> None:
    """Nothing of the list is destroyed."""
    destroying.decline_list(viewer, list_id=list_id, reason=reason, at=at)


@transaction.atomic
def approve(viewer: Viewer, *, list_id: UUID, at: datetime) -> None:
    """The head approves: archives and cases are destroyed in one transaction, all or none."""
    number = get_destruction(viewer, list_id=list_id).row.number
    for one in destroying.approve_list(viewer, list_id=list_id, ask=describe, at=at):
        destroy_case(case_id=one.case_id, list_number=number, at=at)


@transaction.atomic
def destroy_again(erased: Sequence[Erased], *, at: datetime) -> int:
    """After a restore: what lists had destroyed since the backup is destroyed once more, all or none; returns how many."""
    back = [one for one in erased if destroying.destroy_again(one, at=at)]
    for one in back:
        destroy_case(case_id=one.case_id, list_number=one.list_number, at=at)
    return len(back)


def get_certificate(viewer: Viewer, *, list_id: UUID) -> bytes:
    """Return the list with its opinion and its signatures (销毁清单) as PDF/A-2b; equal facts make equal bytes."""
    return print_certificate(get_destruction(viewer, list_id=list_id))


def describe(case_id: UUID) -> CaseFacts:
    """Say whether anything about a case is open, and until when a result of it is in force."""
    results = list_results(SYSTEM, step_ids=list_step_ids(SYSTEM, case_id=case_id))
    days: list[date] = [
        one.valid_until for one in results if one.state is ResultState.VALID and one.valid_until
    ]
    return CaseFacts(
        is_undisturbed=is_undisturbed(SYSTEM, case_id=case_id), results_until=max(days, default=None)
    )
