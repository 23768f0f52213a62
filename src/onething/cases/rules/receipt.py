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
    if days is None:
        return due_day(received_on, limit=NOTICE_LIMIT, calendar=calendar).day
    if days == 0:
        return received_on
    return due_day(received_on, limit=Limit(days, LimitUnit.WORKING_DAYS), calendar=calendar).day
