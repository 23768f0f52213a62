"""Until when results are delivered, and what a posting must say (行政许可法 art. 44, 82)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.cases.contracts.given import Posting
from onething.cases.rules.delivering import check_posting, last_delivery_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

CALENDAR = get_published_calendar(SYSTEM)
ADDRESS = "湖南省宁乡市玉潭街道演示路1号"


@pytest.mark.parametrize(
    ("issued", "last_day", "article"),
    [
        ("2026-03-02", "2026-03-16", "art. 44: ten days; the day of the decision does not count"),
        ("2026-02-13", "2026-03-05", "art. 82: Spring Festival does not count, 02-14 and 02-28 work"),
        ("2025-09-26", "2025-10-16", "art. 82: 09-28 and 10-11 work"),
    ],
)
def test_ten_working_days(issued, last_day, article):
    assert article
    assert last_delivery_day(date.fromisoformat(issued), calendar=CALENDAR) == date.fromisoformat(last_day)


@given(st.dates(date(2018, 1, 1), date(2026, 11, 1)))
def test_a_later_decision_is_never_due_earlier(day):
    following = date.fromordinal(day.toordinal() + 1)
    assert last_delivery_day(day, calendar=CALENDAR) <= last_delivery_day(following, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("recipient", "address", "code"),
    [
        ("演示丙", ADDRESS, "cases.posting.not_the_applicant"),
        ("", ADDRESS, "cases.posting.not_the_applicant"),
        ("演示乙", "宁乡", "cases.posting.address_missing"),
    ],
)
def test_it_goes_to_the_applicant_at_an_address(recipient, address, code):
    with pytest.raises(Refusal) as refused:
        check_posting(Posting(recipient, "13900000002", address), applicant_name="演示乙")
    assert refused.value.code == code


def test_blanks_do_not_matter():
    checked = check_posting(Posting(" 演示 乙 ", "13900000002", f" {ADDRESS} "), applicant_name="演示乙")
    assert checked.address == ADDRESS
