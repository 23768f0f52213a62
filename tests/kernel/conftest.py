"""What kernel tests share: the calendar of the packaged notices."""

import pytest

from onething.calendars.queries import get_published_calendar
from onething.kernel.viewer import ANONYMOUS
from onething.kernel.working_days import WorkingCalendar


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """The State Council's notices 2018 to 2026."""
    return get_published_calendar(ANONYMOUS)
