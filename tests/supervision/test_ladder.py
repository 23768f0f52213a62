"""Up the ladder and back: a worker that was down for a day, an answer that comes late, an appeal, and the supervisor's word."""

from datetime import timedelta

import pytest

from onething.directory.contracts import Post
from onething.journey.jobs import follow_ledger
from onething.journey.ways import supervising
from onething.kernel.clock_port import local_day
from onething.supervision.models import Card, Order, Reminder
from tests.factories.city import SMALL, City, dispatched, permit, step_of
from tests.supervision.agreeing import agree
from tests.supervision.told import moment

pytestmark = pytest.mark.django_db


def test_a_worker_down_over_the_due_day_does_what_it_missed_once_as_of_that_day(city: City, tmp_path):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    follow_ledger(at=city.at)
    step = step_of(case_id, "M02")
    late_on = step.promised_on + timedelta(days=1)
    city.at = moment(
        f"{late_on + timedelta(days=3)} 09:00"
    )  # down from before the reminder until after the card
    for _ in range(2):
        follow_ledger(at=city.later(minutes=1))
    about = f"clock:step:{step.id}:1"
    assert Reminder.objects.filter(about=about, rule="time.reminder").count() == 1
    card = Card.objects.get(about=about)
    assert (local_day(card.raised_at), local_day(card.recorded_at)) == (late_on, local_day(city.at))
    assert card.answer_by > local_day(city.at)
    agree(city, case_id, folder=tmp_path)


def test_an_answer_after_its_day_comes_too_late_for_the_red_card_and_is_still_heard(city: City, tmp_path):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    step = step_of(case_id, "M02")
    unit, supervisor = city.viewer(Post.DECIDER, step.unit.name), city.viewer(Post.SUPERVISOR)
    city.at = moment(f"{step.promised_on + timedelta(days=1)} 09:00")
    follow_ledger(at=city.at)
    yellow = Card.objects.get(about=f"clock:step:{step.id}:1")
    city.at = moment(f"{yellow.answer_by + timedelta(days=1)} 09:00")
    follow_ledger(at=city.at)
    red = Card.objects.get(about=f"card:{yellow.id}")
    for act, viewer, card in (
        (supervising.answer, unit, yellow),
        (supervising.uphold, supervisor, yellow),
        (supervising.appeal, unit, red),
        (supervising.cancel, supervisor, red),
    ):
        act(viewer, card_id=card.id, text="经办人已说明情况。", at=city.later(minutes=1))
    city.later(days=20)
    follow_ledger(at=city.at)
    yellow.refresh_from_db()
    red.refresh_from_db()
    assert (yellow.state, red.state) == ("upheld", "cancelled")
    assert not Order.objects.filter(card=red).exists()  # what was answered goes no further up
    agree(city, case_id, folder=tmp_path)
