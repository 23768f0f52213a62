"""Sentences that people must write: short ones help nobody."""

from onething.cases import words
from onething.kernel.errors import Refusal

SHORTEST = 4


def check_reason(reason: str) -> None:
    """Refuse an empty reason: the law wants reasons, and people a sentence they can act on."""
    if len(reason.strip()) < SHORTEST:
        raise Refusal("cases.reason.missing", words.REASON_NEEDED, field="reason")


def check_explanation(explanation: str) -> None:
    """Refuse to ask a department to look again without a word about what was mended."""
    if len(explanation.strip()) < SHORTEST:
        raise Refusal("cases.explanation.missing", words.EXPLANATION_NEEDED, field="explanation")
