"""The case that a page of the applicant is about, and what may be changed in it now."""

from datetime import datetime
from uuid import UUID

from onething.cases.contracts import CaseState, CaseView
from onething.journey.reading import read_case
from onething.kernel.viewer import Viewer

EDITABLE = frozenset({CaseState.DRAFT, CaseState.CORRECTING})


def get_own_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> CaseView:
    """Return the case; the read leaves its trace. Refuses `cases.case.unknown` (404) for somebody else's."""
    return read_case(viewer, case_id=case_id, at=at)


def is_editable(case: CaseView) -> bool:
    """Whether form and materials may be changed at all."""
    return case.state in EDITABLE


def corrected_keys(case: CaseView, *, kind: str) -> set[str] | None:
    """Return which fields (`form`) or papers (`materials`) a correction names; None when nothing limits."""
    if case.state is not CaseState.CORRECTING:
        return None
    prefix = f"{kind}."
    return {item.place.removeprefix(prefix) for item in case.correction if item.place.startswith(prefix)}


def list_corrections(case: CaseView) -> dict[str, str]:
    """Return place: sentence of the correction that is being answered now."""
    if case.state is not CaseState.CORRECTING:
        return {}
    return {item.place: item.sentence for item in case.correction}
