"""Noting what people looked for in vain: the text alone, by day, how often. Nobody's name, nobody's number."""

from datetime import date, datetime

from django.db.models import F

from onething.catalogue.models import VainSearchDay
from onething.catalogue.rules.searching.texts import can_be_kept, normalise
from onething.kernel.clock_port import local_day
from onething.keys.transactions import require_transaction

# Nobody fills the table from outside: what comes new after so many texts of a day is not noted.
MOST_A_DAY = 2000


def record_vain_search(*, text: str, at: datetime) -> bool:
    """Count a text that found nothing; return whether it was noted: not if it may hold a person's number or an address."""
    require_transaction()
    if not can_be_kept(text):
        return False
    kept, day = normalise(text), local_day(at)
    if _count(kept, day=day):
        return True
    if VainSearchDay.objects.filter(day=day).count() >= MOST_A_DAY:
        return False
    # Two at once: the second finds the row of the first and counts it up.
    VainSearchDay.objects.bulk_create([VainSearchDay(day=day, text=kept, count=0)], ignore_conflicts=True)
    return _count(kept, day=day)


def _count(text: str, *, day: date) -> bool:
    return VainSearchDay.objects.filter(day=day, text=text).update(count=F("count") + 1) == 1
