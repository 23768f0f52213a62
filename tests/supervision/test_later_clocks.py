"""Clocks beside the main way: what a department asked another, and what it must look at after a promise."""

from datetime import date

import pytest

from onething.cases.contracts.consultations import ConsultationAsked
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import follow_ledger
from onething.journey.ways import consulting
from onething.supervision.models import Card, ClockRow, Reminder
from tests.factories.city import SMALL, dispatched, step_of
from tests.journey.test_promising import Fire
from tests.supervision.agreeing import agree
from tests.supervision.told import moment

pytestmark = pytest.mark.django_db
TOWN = "灰汤镇便民服务中心"


def test_a_unit_that_does_not_answer_gets_the_card_and_the_step_runs_on(city, tmp_path):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer = city.viewer(Post.REVIEWER, step.unit.name)
    flow.start_review(reviewer, step_id=step.id, at=city.later(minutes=1))
    asked = ConsultationAsked("这个地址在不在规划的商业区内？", unit=TOWN)
    consulting.consult(reviewer, step_id=step.id, asked=asked, at=city.later(minutes=1))
    follow_ledger(at=city.at)
    clock = ClockRow.objects.get(followed_id=case_id, code="consultation")
    town = city.viewer(Post.REVIEWER, TOWN).unit_code
    assert (clock.promised_on, clock.unit_code) == (date(2026, 3, 5), town)
    city.at = moment("2026-03-06")
    follow_ledger(at=city.at)
    assert Reminder.objects.filter(about=f"clock:{clock.key}").exists()
    assert Card.objects.get(about=f"clock:{clock.key}").unit_code == town
    assert Card.objects.filter(about=f"clock:step:{step.id}:1", unit_code=step.unit.code).exists()
    agree(city, case_id, folder=tmp_path)


def test_a_promise_is_looked_at_within_its_days_or_the_department_gets_the_card(city, tmp_path):
    """告知承诺: the published days of the later check run from the day of the result."""
    fire = Fire(city)
    fire.decide()
    follow_ledger(at=city.at)
    clock = ClockRow.objects.get(followed_id=fire.case_id, code="promise_check")
    check_by = fire.view.promise.check_by
    assert (clock.promised_on, clock.unit_code) == (check_by, fire.step.unit.code)
    city.at = moment(f"{check_by} 10:00")
    follow_ledger(at=city.at)
    assert [card.rule for card in Card.objects.filter(about=f"clock:{clock.key}")] == ["time.share"]
    city.later(days=3)
    follow_ledger(at=city.at)
    rules = set(Card.objects.filter(about=f"clock:{clock.key}").values_list("rule", flat=True))
    assert rules >= {"time.share", "time.promise"}
    agree(city, fire.case_id, folder=tmp_path)
