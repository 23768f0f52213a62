"""Which signed sheet a viewer may open."""

from uuid import UUID

from onething.cases import words
from onething.cases.models.evidence import SignedSheet
from onething.cases.queries.scoping import scope_cases
from onething.cases.viewing import sees_whole
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def get_sheet_file(viewer: Viewer, *, case_id: UUID) -> UUID:
    """Release the file id of the newest signed sheet of a case, to the applicant and the window; refuses
    `cases.sheet.unknown` (404)."""
    found = SignedSheet.objects.filter(case__in=scope_cases(viewer).filter(id=case_id).values("id"))
    file_id: UUID | None = found.order_by("-given_at", "-id").values_list("file_id", flat=True).first()
    if file_id is None or not sees_whole(viewer):
        raise Refusal("cases.sheet.unknown", words.SHEET_UNKNOWN, status=404)
    return file_id
