"""What an obvious slip is (house rules): a few characters of what the applicant typed, of no identity and no statement."""

from collections.abc import Collection
from typing import Any

from rapidfuzz.distance import Levenshtein

from onething.cases import slip_words as words
from onething.cases.contracts.kinds import StepState
from onething.cases.rules.values import NAME_ENDING, is_empty
from onething.catalogue.contracts import ElementType
from onething.kernel.errors import Refusal
from onething.planning.contracts import PlannedField

MOST = 3
_TYPED = frozenset(
    {ElementType.TEXT, ElementType.LONG_TEXT, ElementType.ADDRESS, ElementType.DATE, ElementType.INTEGER,
     ElementType.DECIMAL, ElementType.MONEY, ElementType.POSTCODE}
)  # fmt: skip
_NUMBERS = ("_id_number", "_id_type")
RELIED = frozenset({StepState.READY, StepState.ISSUING, StepState.ISSUED, StepState.OPPOSED})


def is_fixable(field: PlannedField) -> bool:
    """Whether the office may touch a field at all: typed by the applicant; no name, no number of a paper, no statement."""
    is_identity = field.definition.sensitive or field.key.endswith((NAME_ENDING, *_NUMBERS))
    return field.filled_from is None and field.definition.type in _TYPED and not is_identity


def read_value(typed: str, *, before: Any) -> Any:
    """Return what was typed as the kind of value that stands in the form."""
    text = typed.strip()
    is_number = isinstance(before, int) and not isinstance(before, bool)
    return int(text) if is_number and text.lstrip("-").isdigit() and text.isascii() else text


def check_obvious(before: Any, *, after: Any) -> None:
    """Refuse what changes nothing, fills or empties a field, or changes more than a few characters (`cases.slip.*`)."""
    if is_empty(before) or is_empty(after) or before == after:
        raise Refusal("cases.slip.same", words.SAME, field="value")
    if Levenshtein.distance(str(before), str(after)) > MOST:
        raise Refusal("cases.slip.not_obvious", words.NOT_OBVIOUS.format(most=MOST), field="value")


def check_not_relied(states: Collection[str]) -> None:
    """Refuse what a department has already signed on (`cases.slip.relied`)."""
    if RELIED & set(states):
        raise Refusal("cases.slip.relied", words.RELIED, status=409)
