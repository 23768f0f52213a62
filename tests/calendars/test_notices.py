"""The packaged notices and the reading of a file of notices. No database."""

from datetime import date

import pytest

from onething.calendars.queries import list_published_notices
from onething.calendars.rules.notices import check_whole_years, parse_notices
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.kernel.working_days import NoticeDay

HEAD = "date,name,kind,notice,published\n"
GOOD = "2026-02-14,春节,work,国务院办公厅2026年放假安排通知,2025-11-04\n"


def test_the_packaged_notices_are_whole() -> None:
    rows = list_published_notices(ANONYMOUS)
    assert {row.day.year for row in rows} == set(range(2006, 2027))
    assert len({(row.day, row.published) for row in rows}) == len(rows)
    assert all(row.published < row.day for row in rows)
    check_whole_years(rows)


def test_make_up_days_are_weekend_days() -> None:
    """调休 exchanges a weekend day. 2020-02-03, the Monday after the extended holiday, is named as worked all the same."""
    odd = {row.day for row in list_published_notices(ANONYMOUS) if row.works and row.day.weekday() < 5}
    assert odd <= {date(2020, 2, 3)}


def test_a_file_is_read() -> None:
    notice = "国务院办公厅2026年放假安排通知"
    assert parse_notices(HEAD + GOOD) == [
        NoticeDay(date(2026, 2, 14), "春节", True, notice, date(2025, 11, 4))
    ]
    assert parse_notices(HEAD) == []


@pytest.mark.parametrize(
    "line",
    [
        "2026-02-30,春节,off,通知,2025-11-04",
        "2026/02/14,春节,off,通知,2025-11-04",
        "2026-02-14,春节,rest,通知,2025-11-04",
        "2026-02-14,,off,通知,2025-11-04",
        "2026-02-14,春节,off,,2025-11-04",
        "2026-02-14,春节,off,通知,",
        "2026-02-14,春节,off",
        "2026-02-14," + "春" * 61 + ",off,通知,2025-11-04",
    ],
)
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_notices(HEAD + GOOD + line + "\n")
    assert caught.value.code == "calendars.notice.row"
    assert caught.value.facts == {"line": 3}
    assert "第3行" in caught.value.sentence


def test_a_file_without_its_columns_is_refused() -> None:
    with pytest.raises(Refusal, match=r"calendars\.notice\.row"):
        parse_notices("day,holiday\n2026-02-14,春节\n")


@pytest.mark.parametrize(
    "forgotten", [date(2026, 1, 1), date(2026, 5, 2), date(2026, 9, 25), date(2026, 10, 3)]
)
def test_a_year_with_a_forgotten_holiday_is_refused(forgotten: date) -> None:
    rows = [row for row in list_published_notices(ANONYMOUS) if row.day != forgotten]
    with pytest.raises(Refusal) as caught:
        check_whole_years(rows)
    assert caught.value.code == "calendars.notice.incomplete"
    assert str(forgotten) in caught.value.sentence


def test_a_single_added_day_opens_no_year() -> None:
    check_whole_years([NoticeDay(date(2030, 9, 3), "纪念日", False, "另行通知", date(2030, 5, 1))])
