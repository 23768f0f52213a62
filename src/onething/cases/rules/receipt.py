"""What the office must say in time, and what follows when it says nothing (行政许可法 art. 32(4), 82).

Other laws give it less: of real estate it must refuse in writing on the spot (不动产登记暂行条例 art. 17).
"""

from datetime import date

from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.working_days import WorkingCalendar

NOTICE_LIMIT = Limit(5, LimitUnit.WORKING_DAYS)


def last_notice_day(received_on: date, *, calendar: WorkingCalendar, days: int | None = None) -> date:
    """Return the last day on which the applicant can be told what is missing; the day of receipt does not count.

    `days`: what another law gives in working days; 0 = on the spot, so that the day of receipt is the last. None = five.
    """
    if days == 0:
        return received_on
    return due_day(received_on, limit=notice_limit(days), calendar=calendar).day


def notice_limit(days: int | None) -> Limit:
    """Return the time to answer as a limit: 0 days is on the spot, None the five of 行政许可法."""
    if days is None:
        return NOTICE_LIMIT
    return Limit(days, LimitUnit.WORKING_DAYS if days else LimitUnit.ON_THE_SPOT)
