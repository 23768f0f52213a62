"""What a body outside decided, as the department writes it down."""

from datetime import date

from onething.cases import words
from onething.kernel.errors import Refusal


def check_outside_decision(number: str, *, decided_on: date, today: date) -> None:
    """Refuse a decision without a reference (`cases.outside.number_missing`) or of a day to come (`cases.outside.future`)."""
    if not number.strip():
        raise Refusal("cases.outside.number_missing", words.OUTSIDE_NUMBER, field="number")
    if decided_on > today:
        raise Refusal("cases.outside.future", words.OUTSIDE_DAY, field="decided_on")
