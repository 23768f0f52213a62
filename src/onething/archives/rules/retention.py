"""How long an archive is kept: the longest class of its matters, counted in whole years."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from onething.catalogue.contracts import Retention

YEARS: Final = {Retention.LONG: 30, Retention.SHORT: 10}


def choose_retention(classes: Iterable[Retention | None]) -> Retention:
    """Return the longest of the matters' published classes.

    A matter that publishes none, and a case of no matter, is kept for ever (house rule: what nobody has judged is not
    destroyed).
    """
    found = set(classes)
    if not found or None in found or Retention.PERMANENT in found:
        return Retention.PERMANENT
    return Retention.LONG if Retention.LONG in found else Retention.SHORT


def retained_until(retention: Retention, *, archived_on: date) -> date | None:
    """Return the last day of keeping, None for ever.

    The years begin on the first of January after the year of archiving (机关文件材料归档范围和文书档案保管期限规定 as
    practised, not read in the original: house rule), so the last day is always the end of a year.
    """
    years = YEARS.get(retention)
    return date(archived_on.year + years, 12, 31) if years else None


def is_over(until: date | None, *, day: date) -> bool:
    """Whether the time of keeping has ended before this day; never for what is kept for ever."""
    return until is not None and day > until
