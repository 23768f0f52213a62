"""Whether a case is still there: after its time of keeping only its number, its days and its digests are."""

from onething.cases import words
from onething.cases.closing_words import DESTROYED
from onething.cases.models.case import Case
from onething.kernel.errors import Refusal


def check_kept(case: Case | None) -> Case:
    """Return a case that was found in somebody's scope; refuses `cases.case.unknown` (404) and, with the list that it was
    destroyed by, `cases.case.destroyed` (410)."""
    if case is None:
        raise Refusal("cases.case.unknown", words.CASE_UNKNOWN, status=404)
    if case.destroyed_by:
        raise Refusal("cases.case.destroyed", DESTROYED.format(number=case.destroyed_by), status=410)
    return case
