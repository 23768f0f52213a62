"""Until when a result is valid: whole months from the day of issue, in the calendar of the law."""

from calendar import monthrange
from datetime import date, timedelta


def last_valid_day(issued_on: date, *, months: int) -> date:
    """Return the last day on which a result that was issued on `issued_on` is valid (行政许可法 art. 50).

    The day of issue is the first day of validity, so that the last one is the day before the corresponding day `months`
    later; a month without that day ends the validity on its own last day (民法典 art. 202). The licence names the day,
    whether people work on it or not. `months` is at least 1; raises ValueError otherwise.
    """
    if months < 1:
        raise ValueError(f"a validity of {months} months has no last day")
    years, month = divmod(issued_on.month - 1 + months, 12)
    year, month = issued_on.year + years, month + 1
    length = monthrange(year, month)[1]
    if issued_on.day > length:
        return date(year, month, length)
    return date(year, month, issued_on.day) - timedelta(days=1)
