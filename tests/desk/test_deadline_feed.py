"""Deadlines as iCalendar: a secret address of one's own post, read by a calendar program that is not signed in."""

import re
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from onething.directory.contracts import Post
from onething.directory.models import Appointment, Unit
from onething.journey.jobs import follow_ledger
from onething.supervision.models import ClockRow, Feed
from tests.factories.city import SMALL, dispatched, step_of

HOME, MARKET, FIRE = "/desk/supervision/feed/", "市场监督管理局", "消防救援大队"


@pytest.fixture
def step(city):
    found = step_of(dispatched(city, city.citizen(), SMALL), "M01")
    follow_ledger(at=city.at)
    return found


def renew(client: Client) -> str:
    """Return the path of a fresh address, as the page says it this once."""
    page = client.post(HOME, {"verb": "renew_feed"}).content.decode()
    found = re.search(r'value="https?://[^/"]+(/[^"]+\.ics)"', page)
    assert found is not None
    return found.group(1)


def read(address: str) -> list:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_calendar_has_both_days_of_what_the_own_unit_has_to_do(step, seat):
    events = read(renew(seat(Post.REVIEWER, MARKET)))
    row = ClockRow.objects.get(step_id=step.id, code="step")
    days = {str(one["UID"]): one["DTSTART"].dt for one in events}
    assert days[f"{row.id}-promised@onething"] == row.promised_on
    assert days[f"{row.id}-statutory@onething"] == row.statutory_on
    assert isinstance(row.promised_on, date)
    own = ClockRow.objects.filter(unit_code=step.unit.code, ended_at__isnull=True, is_applicants=False)
    assert {uid[:36] for uid in days} == {str(one.id) for one in own if one.promised_on or one.statutory_on}
    (summary,) = [str(one["SUMMARY"]) for one in events if one["UID"] == f"{row.id}-promised@onething"]
    assert summary.startswith(f"承诺日：{step.matter_name}（")


def test_nothing_personal_and_nothing_of_another_unit(step, seat):
    address = renew(seat(Post.REVIEWER, MARKET))
    text = Client().get(address).content.decode()
    for personal in ("演示", "139000"):
        assert personal not in text
    fire = {str(one["UID"])[:36] for one in read(renew(seat(Post.DECIDER, FIRE)))}
    assert fire.isdisjoint(str(one["UID"])[:36] for one in read(address))


def test_what_is_done_leaves_the_calendar(city, step, seat):
    address = renew(seat(Post.REVIEWER, MARKET))
    ClockRow.objects.filter(step_id=step.id, code="step").update(ended_at=city.at)
    assert not [one for one in read(address) if step.matter_name in str(one["SUMMARY"])]


def test_renewed_and_withdrawn_the_former_address_is_unknown(step, seat):
    reviewer = seat(Post.REVIEWER, MARKET)
    assert "现在没有可用的地址" in reviewer.get(HOME).content.decode()
    first = renew(reviewer)
    second = renew(reviewer)
    assert Client().get(first).status_code == 404
    assert read(second)
    shown_later = reviewer.get(HOME).content.decode()
    assert ".ics" not in shown_later  # only its digest is kept
    assert "正在使用的地址生成于" in shown_later
    assert second.rsplit("/", 1)[1].removesuffix(".ics") not in {one.digest for one in Feed.objects.all()}
    ended = reviewer.post(HOME, {"verb": "withdraw_feed"})
    assert "已停用" in reviewer.get(ended.headers["Location"]).content.decode()
    assert Client().get(second).status_code == 404
    assert Client().get(f"{HOME}anything.ics").status_code == 404


def test_an_address_ends_with_the_post(step, seat):
    address = renew(seat(Post.REVIEWER, MARKET))
    Appointment.objects.filter(person_id=Feed.objects.get().person_id, post=Post.REVIEWER).update(
        unit=Unit.objects.get(name=FIRE)
    )
    answer = Client().get(address)
    assert answer.status_code == 404
    assert "地址随之失效" in answer.content.decode()


def test_a_post_without_deadlines_of_its_own_gets_no_address(city, seat):
    for client in (seat(Post.SUPERVISOR), seat(Post.CITIZEN), seat(Post.AUDITOR)):
        assert client.get(HOME).status_code == 403
        assert client.post(HOME, {"verb": "renew_feed"}).status_code == 403
    assert not Feed.objects.exists()
