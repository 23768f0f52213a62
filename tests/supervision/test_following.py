"""The ledger followed: clocks projected, reminders and cards each once, as of the day they were due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from onething.calendars.actions import load_notices
from onething.cases.models.step import Step
from onething.journey.jobs import follow_ledger, run_day_timers
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import NoticeDay
from onething.ledger.queries import list_bare_acts, verify_ledger
from onething.notify.models import LocalMessage
from onething.supervision.contracts.subjects import own_chain
from onething.supervision.models import Card, ClockRow, Followed, Order, Reminder
from onething.supervision.queries.exporting import export_case
from onething.supervision.queries.verifying import verify_cards
from tests.factories.city import SMALL, carry_out_effects, dispatched, permit, step_of
from tests.supervision.independent import run_script

pytestmark = pytest.mark.django_db


def on(city, day: str, hour: int = 2):
    """Let the morning of a day come."""
    moment = date.fromisoformat(day)
    city.at = datetime(moment.year, moment.month, moment.day, hour, tzinfo=UTC)
    return city.at


def follow(city):
    follow_ledger(at=city.at)


def test_clocks_stand_as_the_steps_say(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    follow(city)
    step = step_of(case_id, "M01")
    row = ClockRow.objects.get(step_id=step.id)
    assert (row.started_on, row.promised_on, row.statutory_on, row.amber_on) == (
        step.started_on, step.promised_on, step.statutory_on, step.amber_on,
    )  # fmt: skip
    assert row.unit_code == step.unit.code
    codes = set(ClockRow.objects.filter(followed_id=case_id, ended_at=None).values_list("code", flat=True))
    assert codes == {"case", "step"}
    followed = Followed.objects.get(subject_id=case_id)
    assert (followed.thing_code, followed.state) == ("YJS-002", "in_review")
    assert followed.hall_code
    assert followed.next_at is not None


def food_permit(city):
    """The food permit waits for the licence; then it has 20 working days by law, and fewer by promise."""
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    return case_id, step_of(case_id, "M02")


def test_a_reminder_then_a_yellow_card_each_once(city):
    _case_id, step = food_permit(city)
    assert (step.promised_on, step.statutory_on) == (date(2026, 3, 12), date(2026, 3, 30))
    on(city, "2026-03-11", 0)
    for _ in range(3):
        follow(city)
    reminders = Reminder.objects.filter(about=f"clock:step:{step.id}:1", rule="time.reminder")
    assert [one.due_on for one in reminders] == [step.promised_on]
    carry_out_effects(city)
    assert any("到期" in one.text for one in LocalMessage.objects.all())
    assert not Card.objects.exists()
    on(city, "2026-03-13")
    for _ in range(3):
        follow(city)
    card = Card.objects.get(about=f"clock:step:{step.id}:1")
    assert (card.colour, card.rule, card.unit_code) == ("yellow", "time.promise", step.unit.code)
    assert local_day(card.raised_at) == step.promised_on + timedelta(days=1)
    assert card.recorded_at == city.at


def test_a_worker_that_was_down_writes_what_it_missed_as_of_its_day(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    on(city, "2026-06-01")
    follow(city)
    (yellow,) = Card.objects.filter(about=f"clock:step:{step.id}:1", colour="yellow")
    (red,) = Card.objects.filter(about=f"clock:step:{step.id}:1", colour="red")
    assert local_day(yellow.raised_at) == step.promised_on + timedelta(days=1)
    assert local_day(red.raised_at) == step.statutory_on + timedelta(days=1)
    assert yellow.answer_by > local_day(city.at)  # nobody could answer before it was told
    acts = list_bare_acts(SYSTEM, subject=own_chain(case_id))
    assert [act.verb for act in acts].count("raise") == Card.objects.count()
    assert all(act.effective_at <= act.recorded_at for act in acts)
    assert verify_ledger(SYSTEM).sound


def test_nobody_answers_the_yellow_card_becomes_red_and_the_red_an_order(city):
    _case_id, step = food_permit(city)
    on(city, (step.promised_on + timedelta(days=1)).isoformat())
    follow(city)
    yellow = Card.objects.get(colour="yellow", about=f"clock:step:{step.id}:1")
    on(city, (yellow.answer_by + timedelta(days=1)).isoformat())
    follow(city)
    yellow.refresh_from_db()
    red = Card.objects.get(colour="red", about=f"card:{yellow.id}")
    assert (yellow.state, red.rule) == ("lapsed", "time.unanswered")
    assert ClockRow.objects.get(step_id=step.id).red_on == local_day(red.raised_at)
    on(city, (red.answer_by + timedelta(days=1)).isoformat())
    follow(city)
    red.refresh_from_db()
    assert red.state == "lapsed"
    assert Order.objects.get(card=red).unit_code == step.unit.code


def test_what_is_done_in_time_gives_no_card(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    on(city, "2026-03-20")
    follow(city)
    step = step_of(case_id, "M01")
    assert not Card.objects.filter(step_id=step.id).exists()
    assert ClockRow.objects.get(step_id=step.id).ended_at is not None
    assert Step.objects.filter(case_id=case_id, state="pending").exists()


def test_a_notice_in_the_middle_of_the_year_moves_the_law_and_no_promise(city, tmp_path):
    """The recount is one act of the case; the clocks of its steps follow it too."""
    case_id, step = food_permit(city)
    on(city, "2026-03-04")
    day = NoticeDay(date(2026, 3, 9), "演示放假", works=False, notice="演示通知", published=date(2026, 3, 4))
    with transaction.atomic():
        load_notices(rows=[day], at=city.at)
    run_day_timers(at=city.later(hours=1))
    follow(city)
    row = ClockRow.objects.get(step_id=step.id)
    assert row.promised_on == step.promised_on
    assert row.statutory_on == date(2026, 3, 31)
    assert verify_cards(SYSTEM, at=city.at, case_id=case_id).differences == ()
    code, told = run_script(export_case(SYSTEM, case_id=case_id, at=city.at), folder=tmp_path)
    assert code == 0, told


def test_recomputed_nothing_differs_from_what_was_written(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    on(city, "2026-06-01")
    follow(city)
    found = verify_cards(SYSTEM, at=city.at, case_id=case_id)
    assert found.differences == ()
    assert (found.clocks, found.cards) == (5, Card.objects.count())


def test_the_independent_script_comes_to_the_same(city, tmp_path):
    case_id = dispatched(city, city.citizen(), SMALL)
    on(city, "2026-06-01")
    follow(city)
    export = export_case(SYSTEM, case_id=case_id, at=city.at)
    code, told = run_script(export, folder=tmp_path)
    assert code == 0, told
    assert told.strip().endswith("come out as claimed.")
