"""As of which day something counts that an office did after its hours."""

from datetime import date, datetime, time

from onething.kernel.clock_port import SHANGHAI
from onething.kernel.lights import count_on
from onething.kernel.working_days import WorkingCalendar


def legal_day(at: datetime, *, closes_at: time, goes_on: bool, calendar: WorkingCalendar) -> date:
    """Return the legal day of a moment; after hours the next working day where that is the hall's rule (`goes_on`).

    A day of rest is after hours from its beginning: what comes then never counts from an earlier day than what came the
    evening before.
    """
    local = at.astimezone(SHANGHAI)
    is_late = local.time() > closes_at or not calendar.is_working_day(local.date())
    return count_on(local.date(), days=1, calendar=calendar) if is_late and goes_on else local.date()
