"""Which days are worked, by the notices as they were known."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from onething.kernel.working_days import NoticeDay, WorkingCalendar, statutory_holidays

SPRING_2020 = date(2020, 1, 27)
MAY_2019 = date(2019, 3, 22)
EVERY_DAY = [date(2007, 1, 1) + timedelta(days=offset) for offset in range(7305)]


def test_every_day_agrees_with_two_public_libraries(calendar: WorkingCalendar) -> None:
    assert EVERY_DAY[-1] == date(2026, 12, 31)
    other = holidays.country_holidays("CN", years=range(2007, 2027))
    ours = {day: calendar.is_working_day(day) for day in EVERY_DAY}
    assert ours == {day: chinese_calendar.is_workday(day) for day in EVERY_DAY}
    assert ours == {day: other.is_working_day(day) for day in EVERY_DAY}


@pytest.mark.parametrize(
    ("known_on", "day", "works"),
    [
        # The extension of Spring Festival was published on 2020-01-27
        (SPRING_2020 - timedelta(days=1), date(2020, 2, 1), True),
        (SPRING_2020, date(2020, 2, 1), False),
        (SPRING_2020 - timedelta(days=1), date(2020, 1, 31), True),
        (SPRING_2020, date(2020, 1, 31), False),
        (SPRING_2020, date(2020, 2, 3), True),
        # May Day of 2019 was changed on 2019-03-22
        (MAY_2019 - timedelta(days=1), date(2019, 5, 2), True),
        (MAY_2019, date(2019, 5, 2), False),
        (MAY_2019 - timedelta(days=1), date(2019, 4, 28), False),
        (MAY_2019, date(2019, 4, 28), True),
        # Before any notice of 2019: the weekend rests, the statutory holiday too, and nobody works in exchange
        (date(2018, 12, 5), date(2019, 2, 2), False),
        (date(2018, 12, 6), date(2019, 2, 2), True),
        (date(2018, 12, 5), date(2019, 2, 4), True),
        (date(2018, 12, 6), date(2019, 2, 4), False),
        (date(2018, 12, 5), date(2019, 5, 1), False),
        (date(2018, 12, 5), date(2019, 5, 2), True),
    ],
)
def test_as_known_on(calendar: WorkingCalendar, known_on: date, day: date, works: bool) -> None:
    assert calendar.as_known_on(known_on).is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 2, 16), "春节放假(国务院办公厅2026年放假安排通知)"),
        (date(2020, 2, 1), "春节放假(延长2020年春节假期的通知)"),
        (date(2026, 2, 14), None),
        (date(2026, 3, 7), "星期六"),
        (date(2026, 3, 8), "星期日"),
        (date(2027, 10, 1), "国庆节（法定节假日；2027年放假通知尚未公布，暂按法定节假日推算）"),
        (date(2027, 2, 5), "农历除夕（法定节假日；2027年放假通知尚未公布，暂按法定节假日推算）"),
        (date(2027, 2, 20), "星期六"),
        (date(2027, 3, 1), None),
    ],
)
def test_why_a_day_is_not_worked(calendar: WorkingCalendar, day: date, why: str | None) -> None:
    assert calendar.why_not(day) == why
    assert calendar.is_working_day(day) is (why is None)


def test_a_year_without_notice_is_provisional(calendar: WorkingCalendar) -> None:
    assert [year for year in range(2005, 2029) if calendar.is_provisional(year)] == [2005, 2006, 2027, 2028]
    assert calendar.as_known_on(date(2025, 11, 3)).is_provisional(2026)
    assert not calendar.as_known_on(date(2025, 11, 4)).is_provisional(2026)


def test_a_stray_row_does_not_open_a_year(calendar: WorkingCalendar) -> None:
    stray = NoticeDay(date(2027, 1, 4), "元旦", False, "另行通知", date(2026, 12, 1))
    widened = WorkingCalendar([*_rows(calendar), stray])
    assert widened.is_provisional(2027)
    assert not widened.is_working_day(date(2027, 1, 4))
    assert not widened.is_working_day(date(2027, 10, 1))


def test_the_later_publication_wins_in_any_order() -> None:
    day = date(2026, 5, 9)
    first = NoticeDay(day, "劳动节", True, "先", date(2025, 11, 4))
    second = NoticeDay(day, "劳动节", False, "后", date(2026, 3, 1))
    for rows in ([first, second], [second, first]):
        assert not WorkingCalendar(rows).is_working_day(day)
        assert WorkingCalendar(rows).as_known_on(date(2026, 2, 28)).is_working_day(day)


def test_version_names_the_newest_notice(calendar: WorkingCalendar) -> None:
    assert calendar.version == "2025-11-04 国务院办公厅2026年放假安排通知"
    assert calendar.as_known_on(date(2020, 2, 1)).version == "2020-01-27 延长2020年春节假期的通知"
    assert calendar.as_known_on(date(2006, 1, 1)).version == "none"


@pytest.mark.parametrize(
    ("year", "count"),
    [
        # 办法 of 2013: 11 days; of 2024: 13 days from 2025. Days in lieu come on top, so weekdays are counted with them.
        (2019, 11),
        (2024, 11),
        (2025, 13),
        (2027, 13),
    ],
)
def test_statutory_holidays_by_law(year: int, count: int) -> None:
    own = [day for day, name in statutory_holidays(year).items() if "补假" not in name]
    assert len(own) == count


def test_past_extensions_are_not_guessed() -> None:
    assert date(2020, 1, 31) not in statutory_holidays(2020)
    assert date(2019, 5, 2) not in statutory_holidays(2019)


def _rows(calendar: WorkingCalendar) -> tuple[NoticeDay, ...]:
    return calendar._rows
