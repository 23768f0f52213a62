"""Five working days to tell what is missing, and what the silence means (行政许可法 art. 32(4), 82)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.cases.rules.receipt import last_notice_day
from onething.kernel.viewer import SYSTEM

CALENDAR = get_published_calendar(SYSTEM)


@pytest.mark.parametrize(
    ("received", "last_day", "article"),
    [
        ("2026-03-02", "2026-03-09", "art. 32(4): the day of receipt does not count"),
        ("2026-03-06", "2026-03-13", "received on a Friday"),
        ("2026-03-07", "2026-03-13", "received on a Saturday: Monday is the first day"),
        (
            "2026-02-13",
            "2026-02-27",
            "art. 82: Spring Festival does not count, Saturday 02-14 and 02-28 work",
        ),
        ("2020-01-22", "2020-02-06", "art. 82: the festival was made longer by a notice of 01-27"),
        ("2019-09-27", "2019-10-10", "art. 82: Sunday 09-29 works, National Day rests"),
        ("2025-09-26", "2025-10-10", "art. 82: Sunday 09-28 works, eight days of rest"),
    ],
)
def test_the_last_day_to_say_something(received, last_day, article):
    assert article
    day, received_on = date.fromisoformat(last_day), date.fromisoformat(received)
    assert last_notice_day(received_on, calendar=CALENDAR) == day


@given(received=st.dates(date(2018, 1, 1), date(2026, 11, 30)), days=st.integers(0, 30))
def test_silence_accepts_exactly_after_five_working_days(received, days):
    today = received + timedelta(days=days)
    worked = [received + timedelta(days=one) for one in range(1, days)]
    full_days = sum(CALENDAR.is_working_day(day) for day in worked)
    assert (today > last_notice_day(received, calendar=CALENDAR)) is (full_days >= 5)


@pytest.mark.parametrize(
    ("days", "last_day", "article"),
    [
        (0, "2026-03-06", "不动产登记暂行条例 art. 17: refused in writing on the spot, or accepted"),
        (1, "2026-03-09", "a day of another law: Friday's is Monday"),
        (None, "2026-03-13", "行政许可法 art. 32(4): where no other law says less"),
    ],
)
def test_another_law_may_give_the_office_less(days, last_day, article):
    assert article
    assert last_notice_day(date(2026, 3, 6), calendar=CALENDAR, days=days) == date.fromisoformat(last_day)
