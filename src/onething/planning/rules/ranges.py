"""A number or a day that was given instead of an option: what it spells, and into which option's range it falls."""

import re
import unicodedata
from datetime import date
from math import inf

from onething.catalogue.contracts import Option, Question, QuestionKind

RANGED = frozenset({QuestionKind.NUMBER, QuestionKind.DATE})
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_given(text: str, *, question: Question) -> str | None:
    """Return the number or day that a text spells, in one spelling ("120", "2026-03-02"); None when it spells none.

    Full-width digits and spaces around are what keyboards make of the same; nothing else is guessed.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if question.kind is QuestionKind.NUMBER:
        return str(int(plain)) if _NUMBER.fullmatch(plain) else None
    return plain if question.kind is QuestionKind.DATE and _is_day(plain) else None


def find_range(given: str, *, question: Question) -> Option | None:
    """Return the option whose range holds a number or day, or None.

    Where ranges overlap (a finding of the check before publication) the highest beginning wins, so that the order of the
    options cannot matter.
    """
    holding = [option for option in question.options if _holds(option, given=given, kind=question.kind)]
    return min(holding, key=lambda option: _narrowness(option, kind=question.kind), default=None)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _holds(option: Option, *, given: str, kind: QuestionKind) -> bool:
    lower, upper = _measure_ends(option, kind=kind)
    return lower <= _measure(given, kind=kind) < upper


def _narrowness(option: Option, *, kind: QuestionKind) -> tuple[float, float, str]:
    lower, upper = _measure_ends(option, kind=kind)
    return -lower, upper, option.value


def _measure_ends(option: Option, *, kind: QuestionKind) -> tuple[float, float]:
    lower = -inf if option.at_least is None else _measure(option.at_least, kind=kind)
    return lower, inf if option.below is None else _measure(option.below, kind=kind)


def _measure(end: int | str, *, kind: QuestionKind) -> int:
    """Return a number, or a day as its place in the calendar."""
    return date.fromisoformat(str(end)).toordinal() if kind is QuestionKind.DATE else int(end)
