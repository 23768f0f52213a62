"""What may stop or lengthen a limit, and with which ground (行政许可法 art. 42, 45)."""

from datetime import date

from onething.cases import words
from onething.cases.contracts.given import ExtensionAsked, PauseProposal, ProcedureResult
from onething.cases.contracts.kinds import ExtendedBy, PauseKind
from onething.cases.rules.explaining import SHORTEST, check_reason
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.errors import Refusal

LEAST_DAYS, MOST_DAYS = 1, 250
_GROUNDS = {PauseKind.EXAMINATION: words.EXAMINATION_BASIS}
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
    return basis or _GROUNDS.get(proposal.kind, words.PAUSE_BASIS)


def is_counted(proposal: PauseProposal) -> bool:
    """Whether the days count all the same: an examination's do (it is not in art. 45) unless a law of its own is named."""
    return proposal.kind is PauseKind.EXAMINATION and not proposal.basis.strip()


def check_result(kind: PauseKind, *, given: ProcedureResult) -> None:
    """Refuse a result without a word, and that of a special procedure without its file (`cases.pause.proof_missing`)."""
    check_reason(given.result)
    if given.evidence is None and kind is not PauseKind.SUSPENSION:
        sentence = words.PAUSE_PROOF.format(kind=kind.label)
        raise Refusal("cases.pause.proof_missing", sentence, field="evidence")


def check_extension(
    asked: ExtensionAsked, *, statutory: Limit | None, statutory_on: date | None, steps: int, today: date
) -> int:
    """Return by how many working days a limit may be made longer, or refuse (`cases.extension.*`).

    Ten with the approval of the organ's head; fifteen with that of the government's, where several matters are
    handled together. Only limits in working days are this law's, and only while they have not ended.
    """
    check_reason(asked.reason)
    if statutory is None or statutory_on is None or statutory.unit is not LimitUnit.WORKING_DAYS:
        raise Refusal("cases.extension.other_limit", words.EXTENSION_UNIT, status=409)
    if today > statutory_on:
        raise Refusal("cases.extension.too_late", words.EXTENSION_TOO_LATE, status=409)
    if asked.by is ExtendedBy.GOVERNMENT and steps < 2:
        raise Refusal("cases.extension.not_joint", words.EXTENSION_ALONE, field="by")
    return EXTENSION_DAYS[asked.by]
