"""The end: withdraw, archive, and after the time of keeping, destroy."""

from datetime import datetime
from uuid import UUID

from onething.cases import closing_words, words
from onething.cases.actions.acting import Told, check_post, lock_case, move_case
from onething.cases.actions.joint import end_open_steps
from onething.cases.models.case import Case, Correction, Party, Precheck
from onething.cases.states import CASE_MOVES, ENDED
from onething.files.actions import discard_files
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.actions import destroy_data_key


def withdraw_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The applicant takes the application back, any time before something was issued."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="withdraw", viewer=viewer)
    if case.steps.filter(state__in=["issuing", "issued"]).exists():
        raise Refusal("cases.withdraw.too_late", words.WITHDRAW_TOO_LATE, status=409)
    case.closed_at = at
    move_case(case, verb="withdraw", viewer=viewer, at=at)
    end_open_steps(case, at=at)


def archive_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Put the file away; electronic files alone have equal force (国务院令716 art. 12)."""
    case = lock_case(viewer, case_id=case_id)
    case.closed_at = at
    move_case(case, verb="archive", viewer=viewer, at=at)


def file_ended(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Put away the file of a case that came to nothing: refused, not accepted or withdrawn; it keeps its outcome.

    Refuses a second time, and a draft that nobody handed in (`cases.archive.filed`, `cases.archive.draft`, 409).
    """
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="file_ended", viewer=viewer)
    if case.filed_at is not None:
        raise Refusal("cases.archive.filed", closing_words.FILED, status=409)
    if case.number is None and case.state in ENDED:
        raise Refusal("cases.archive.draft", closing_words.NEVER_HANDED_IN, status=409)
    case.filed_at = at if case.state in ENDED else None
    move_case(case, verb="file_ended", viewer=viewer, at=at)


def destroy_case(*, case_id: UUID, list_number: str, at: datetime) -> None:
    """Leave of an archived case its number, its days and its digests: its key is destroyed, for ever.

    What was sealed under the key (form, parties, opinions, letters, files, results, the ledger's personal parts) is then
    unreadable here; a backup made before holds the wrapped key and goes with its own keeping time. What stood in the clear
    beside it is cleared. `list_number` is the destruction list's.
    """
    case = lock_case(SYSTEM, case_id=case_id)
    case.destroyed_by = list_number
    case.answers, case.given_up, case.promises_back, case.promises_signed = {}, [], [], {}
    case.plan, case.not_accepted_kind, case.not_accepted_reason = "{}", "", ""
    move_case(case, verb="destroy", viewer=SYSTEM, at=at, told=Told(facts={"list": list_number}))
    _clear(case)
    discard_files(data_key_id=case.data_key_id)
    destroy_data_key(data_key_id=case.data_key_id, at=at)


def _clear(case: Case) -> None:
    """What notices pointed at, and the marks by which people are found again."""
    Precheck.objects.filter(case=case).update(items=[])
    Correction.objects.filter(case=case).update(items=[])
    Party.objects.filter(case=case).update(number_index="")
