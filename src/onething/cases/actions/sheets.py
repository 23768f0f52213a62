"""Signed on paper at the window what was applied for online: the file has no paper, so the sheet is scanned into it.

行政许可法 art. 29 binds nobody to one way of applying, 电子签名法 art. 3 nobody to an electronic signature; art. 31 makes the
applicant answer for the content, so that it must show that they signed it (docs/decisions/0017-a-correction-on-paper.md).
"""

from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import check_post, lock_case
from onething.cases.contracts.given import Signature
from onething.cases.contracts.kinds import Channel
from onething.cases.models.case import Case
from onething.cases.models.evidence import SignedSheet
from onething.cases.sealing import seal_value
from onething.cases.states import CASE_MOVES
from onething.directory.contracts import Post
from onething.files.contracts import StoredFile
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def get_sheet_data_key(viewer: Viewer, *, case_id: UUID) -> UUID:
    """Lock a case that the window corrects in the applicant's name and return the data key for the scan."""
    data_key_id: UUID = _lock(viewer, case_id=case_id).data_key_id
    return data_key_id


def lay_in_sheet(
    viewer: Viewer, *, case_id: UUID, stored: StoredFile, snapshot_sm3: str, at: datetime
) -> None:
    """Keep the scan of the sheet that was signed for this content; it says nothing until the correction is handed in."""
    assert viewer.person_id is not None, "a sheet is laid in by somebody"  # noqa: S101
    case = _lock(viewer, case_id=case_id)
    row = SignedSheet(
        case=case,
        file_id=stored.id,
        file_sm3=stored.sm3,
        snapshot_sm3=snapshot_sm3,
        given_by=viewer.person_id,
        given_at=at,
    )
    row.name_sealed = seal_value(case, place=f"sheet:{row.id}", value=stored.name)
    row.save()


def find_sheet(viewer: Viewer, *, case: Case, signature: Signature) -> SignedSheet | None:
    """Return the scan that this signature rests on; None where it needs none (by code, or a file of paper).

    Refuses `cases.sheet.missing` where it needs one.
    """
    if viewer.post != Post.CLERK or case.channel != Channel.ONLINE:
        return None
    signed = SignedSheet.objects.filter(case=case, snapshot_sm3=signature.snapshot_sm3)
    found = signed.order_by("-given_at", "-id").first()
    if found is None:
        raise Refusal("cases.sheet.missing", words.SHEET_MISSING, field="sheet")
    return found


def _lock(viewer: Viewer, *, case_id: UUID) -> Case:
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="receive", viewer=viewer)
    if case.state != "correcting":
        state, verb = words.CASE_STATES[case.state], words.VERBS["correct"]
        raise Refusal("cases.move.not_now", words.NOT_NOW.format(state=state, verb=verb), status=409)
    return case
