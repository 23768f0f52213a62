"""What a decision not to accept must say (行政许可法 art. 32, 78, 79)."""

from dataclasses import replace

from onething.cases import words
from onething.cases.contracts.given import NonAcceptance
from onething.cases.contracts.kinds import NonAcceptanceKind
from onething.cases.rules.explaining import SHORTEST, check_reason
from onething.kernel.errors import Refusal

LEAST_ORGAN = 2


def check_non_acceptance(given: NonAcceptance, *, was_corrected: bool) -> NonAcceptance:
    """Return it put right, or refuse it (`cases.non_acceptance.*`): whose power it is must be named, other laws quoted.

    That corrections fall short can be said only where they were asked for and handed in (`was_corrected`).
    """
    check_reason(given.reason)
    if given.kind is NonAcceptanceKind.UNSUPPLIED:  # the system's own, when papers never came
        raise Refusal("cases.non_acceptance.kind", words.KIND_OF_SYSTEM, field="kind")
    organ, basis = given.organ.strip(), given.basis.strip()
    if given.kind is NonAcceptanceKind.NOT_OURS and len(organ) < LEAST_ORGAN:
        raise Refusal("cases.non_acceptance.organ_missing", words.ORGAN_NEEDED, field="organ")
    if given.kind is NonAcceptanceKind.OTHER_LAW and len(basis) < SHORTEST:
        raise Refusal("cases.non_acceptance.basis_missing", words.BASIS_NEEDED, field="basis")
    if given.kind is NonAcceptanceKind.STILL_INCOMPLETE and not was_corrected:
        raise Refusal("cases.non_acceptance.not_corrected", words.NOT_CORRECTED_YET, status=409, field="kind")
    is_ours = given.kind is not NonAcceptanceKind.NOT_OURS
    return replace(
        given, reason=given.reason.strip(), organ="" if is_ours else organ, basis=basis or given.kind.article
    )
