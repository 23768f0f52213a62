"""What may stop or lengthen a limit, and with which ground (行政许可法 art. 42, 45)."""

from datetime import date

from onething.cases import words
from onething.cases.contracts.given import ExtensionGiven, PauseProposal
from onething.cases.contracts.kinds import ExtendedBy, PauseKind
from onething.cases.rules.explaining import SHORTEST, check_reason
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.errors import Refusal

LEAST_DAYS, MOST_DAYS = 1, 250
EXTENSION_DAYS = {ExtendedBy.ORGAN: 10, ExtendedBy.GOVERNMENT: 15}


def check_proposal(proposal: PauseProposal) -> str:
    """Return the ground of a proposal, or refuse it (`cases.pause.*`): a suspension needs one of its own law."""
    check_reason(proposal.reason)
    if len(proposal.evidence.strip()) < SHORTEST:
        raise Refusal("cases.pause.evidence_missing", words.PAUSE_EVIDENCE, field="evidence")
    if not LEAST_DAYS <= proposal.days <= MOST_DAYS:
        sentence = words.PAUSE_DAYS.format(least=LEAST_DAYS, most=MOST_DAYS)
        raise Refusal("cases.pause.days", sentence, field="days")
    basis = proposal.basis.strip()
    if proposal.kind is PauseKind.SUSPENSION and len(basis) < SHORTEST:
        raise Refusal("cases.pause.basis_missing", words.PAUSE_BASIS_MISSING, field="basis")
    return basis or words.PAUSE_BASIS


def check_extension(
    given: ExtensionGiven, *, statutory: Limit | None, statutory_on: date | None, steps: int, today: date
) -> int:
    """Return by how many working days a limit may be made longer, or refuse (`cases.extension.*`).

    Ten with the approval of the organ's head; fifteen with that of the government's, where several matters are
    handled together. Only limits in working days are this law's, and only while they have not ended.
    """
    check_reason(given.reason)
    if len(given.approval.strip()) < SHORTEST:
        raise Refusal("cases.extension.approval_missing", words.EXTENSION_APPROVAL, field="approval")
    if statutory is None or statutory_on is None or statutory.unit is not LimitUnit.WORKING_DAYS:
        raise Refusal("cases.extension.other_limit", words.EXTENSION_UNIT, status=409)
    if today > statutory_on:
        raise Refusal("cases.extension.too_late", words.EXTENSION_TOO_LATE, status=409)
    if given.by is ExtendedBy.GOVERNMENT and steps < 2:
        raise Refusal("cases.extension.not_joint", words.EXTENSION_ALONE, field="by")
    return EXTENSION_DAYS[given.by]
