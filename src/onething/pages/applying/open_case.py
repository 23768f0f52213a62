"""What may be changed in a case now by its applicant, or in their name."""

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseView
from onething.cases.states import UNSENT_CASE_STATES

EDITABLE = UNSENT_CASE_STATES | {CaseState.CORRECTING}


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
    """Return place: sentence of the notice that is being answered now: what the pre-check sent back, or the correction."""
    if case.state is CaseState.RETURNED and case.precheck is not None:
        return {item.place: item.sentence for item in case.precheck.items}
    if case.state is not CaseState.CORRECTING:
        return {}
    return {item.place: item.sentence for item in case.correction}
