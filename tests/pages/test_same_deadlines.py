"""Everybody is shown the same days with the same why: those that a recomputation comes to."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import transaction

from onething.calendars.actions import load_notices
from onething.cases.contracts.given import ProcedureResult
from onething.directory.contracts import Post
from onething.journey.jobs import follow_ledger, run_day_timers
from onething.journey.ways import timing
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import NoticeDay
from onething.ledger.contracts import Subject
from onething.pages.showing.days import say_short_day
from onething.supervision.gathering import gather
from onething.supervision.queries.verifying import verify_cards
from onething.supervision.rules.recomputing import recompute
from tests.factories.seats import seat
from tests.journey.test_timing import Desk

__all__ = ["seat"]
pytestmark = pytest.mark.django_db
CHIP = re.compile(r'<details class="deadline">(.*?)</details>', re.DOTALL)


@dataclass(frozen=True)
class Chip:
    """A chip as it stands on a page."""

    left: str
    promised: str
    statutory: str
    why: tuple[str, ...]


def read_chips(html: str) -> set[Chip]:
    """Return every chip of a page."""
    return {_read_chip(unescape(found)) for found in CHIP.findall(html)}


def _read_chip(html: str) -> Chip:
    days = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))
    left = re.findall(r'aria-hidden="true"></span>(.*?)<span', html)
    return Chip(
        left[0], days.get("承诺", ""), days.get("法定", ""), tuple(re.findall(r"<li>(.*?)</li>", html))
    )


@pytest.fixture
def pages(city, seat):
    """The food permit in review, and what each viewer's page of its case says."""
    desk = Desk(city)

    def _read() -> list[set[Chip]]:
        case, unit = desk.case_id, desk.step.unit.name
        addresses = [
            (seat(Post.CITIZEN), f"/cases/{case}/"),
            (seat(Post.CLERK), f"/counter/cases/{case}/"),
            (seat(Post.REVIEWER, unit), f"/desk/cases/{case}/"),
            (seat(Post.LEAD), f"/desk/lead/cases/{case}/"),
            (seat(Post.SUPERVISOR), f"/desk/supervision/cases/{case}/"),
        ]
        return [read_chips(client.get(address).content.decode()) for client, address in addresses]

    return desk, _read


def check_same(desk: Desk, read: Any) -> Chip:
    """Insist that all pages show one chip of the step and one of the case, with the recomputed days; return the step's."""
    follow_ledger(at=desk.city.at)
    assert verify_cards(SYSTEM, at=desk.city.at, case_id=desk.case_id).differences == ()
    clocks = recompute(gather(Subject("case", desk.case_id)), until=desk.city.at)["clocks"]
    shown = read()
    for key in (f"step:{desk.step.id}:1", "case:case:1"):
        said = tuple(_say(clocks[key][name]) for name in ("promised_on", "statutory_on"))
        found = [{chip for chip in chips if (chip.promised, chip.statutory) == said} for chips in shown]
        assert all(len(one) == 1 for one in found), (key, said, shown)
        assert len(set.union(*found)) == 1, found
        if key.startswith("step"):
            (step,) = found[0]
    return step


def _say(day: str | None) -> str:
    return say_short_day(date.fromisoformat(day)) if day else ""


def test_after_pause_resumption_extension_and_a_new_notice(city, pages):
    desk, read = pages
    begun = check_same(desk, read)
    assert begun.statutory == "3月30日（周一）"
    desk.propose(day=4)
    desk.approve()
    paused = check_same(desk, read)
    assert (paused.left, paused.statutory) == ("暂停计时", "4月7日（周二）")
    assert any("预计到3月11日" in line for line in paused.why)
    desk.resume(6)
    resumed = check_same(desk, read)
    assert resumed.statutory == "4月1日（周三）"
    assert any(line.startswith("不算：3月5日、3月6日（检测") for line in resumed.why), resumed.why
    desk.ask()
    desk.extend()
    extended = check_same(desk, read)
    assert "法定期限经批准延长 10 个工作日" in extended.why


def test_after_a_new_notice_the_promise_stays_and_the_law_counts_on(city, pages):
    desk, read = pages
    before = check_same(desk, read)
    publish_holiday(city)
    recounted = check_same(desk, read)
    assert "放假安排有新通知，已重算；已经告知的承诺日子不往后推" in recounted.why
    assert recounted.promised == before.promised
    assert recounted.statutory != before.statutory


def publish_holiday(city) -> None:
    """A notice of 3 March makes 16 March a holiday; the timers read it."""
    day = NoticeDay(
        date(2026, 3, 16), name="演示放假", works=False, notice="演示通知", published=date(2026, 3, 3)
    )
    with transaction.atomic():
        load_notices(rows=[day], at=city.later(days=1))
    run_day_timers(at=city.later(days=1))
    assert local_day(city.at) < day.day


def test_begun_and_over_on_one_day_a_pause_says_that_it_took_none(city, pages):
    desk, read = pages
    before = check_same(desk, read)
    desk.propose(day=4)
    desk.approve()
    given = ProcedureResult("当天办结。", evidence=desk.give())
    timing.resume(desk.reviewer, step_id=desk.step.id, given=given, at=city.later(hours=1))
    after = check_same(desk, read)
    assert (after.statutory, after.promised) == (before.statutory, before.promised)
    assert "3月4日暂停，当天恢复，扣 0 天" in after.why


def test_a_year_without_a_notice_is_said_to_be_provisional(city, pages):
    """Counted into 2027, of which nobody knows the holidays yet."""
    city.at = city.at.replace(month=12, day=14)
    desk = Desk(city)
    _first, read = pages
    pages[0].case_id = desk.case_id
    chip = check_same(pages[0], read)
    assert "2027 年的放假通知还没公布，天数暂按法定节假日推算" in chip.why


def test_the_interface_says_the_same(city, pages):
    desk, read = pages
    chip = check_same(desk, read)
    from tests.openapi.people import Hall

    told = Hall(city).citizen().get(f"/cases/{desk.case_id}")["deadlines"]
    (step,) = [one for one in told if one["step_id"] == str(desk.step.id)]
    assert tuple(step["why"]) == chip.why
    assert (_say(step["promised_on"]), _say(step["statutory_on"])) == (chip.promised, chip.statutory)
