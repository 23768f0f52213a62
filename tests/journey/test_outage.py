"""A worker that was down for days does what it missed, each once, effective on the day it was due; recorded when it was done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onething.cases.contracts.given import CorrectionItem
from onething.cases.models.case import Case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import follow_ledger, run_day_timers
from onething.kernel.clock_port import local_day, start_of
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from onething.supervision.models import Card, Reminder
from onething.supervision.queries.verifying import verify_cards
from tests.factories.city import SMALL, dispatched, submitted
from tests.factories.issued import Issued
from tests.factories.lacking import Lacking

pytestmark = pytest.mark.django_db
ITEM = CorrectionItem(place="form.legal_rep_id_number", sentence="身份证号码有误，请核对。")
BACK = datetime(2026, 4, 20, 1, tzinfo=UTC)
"""The worker is back."""


def catch_up(city, at=BACK):
    """The worker comes back and goes round three times."""
    for minute in range(3):
        city.at = at + timedelta(minutes=minute)
        run_day_timers(at=city.at)
        follow_ledger(at=city.at)


def done_once(verb: str) -> Entry:
    """The one act of this verb: recorded when the worker was back."""
    (act,) = Entry.objects.filter(verb=verb)
    assert act.recorded_at == BACK
    return act


def test_corrections_that_never_came_are_closed_from_the_day_after_the_last_one(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=5))
    flow.ask_correction(clerk, case_id=case_id, items=[ITEM], at=city.later(minutes=5))
    run_day_timers(at=datetime(2026, 3, 23, 1, tzinfo=UTC))  # warned in time: the last day is 30 March
    catch_up(city)
    assert done_once("close_uncorrected").effective_at == start_of(date(2026, 3, 31))
    assert local_day(Case.objects.get(id=case_id).closed_at) == date(2026, 3, 31)
    assert verify_ledger(SYSTEM).sound


def test_silence_accepts_from_the_receipt(city):
    case_id = submitted(city, city.citizen(), SMALL)
    flow.receive(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    received_at = city.at
    catch_up(city)
    assert done_once("deem_accepted").effective_at == received_at


def test_results_not_delivered_are_late_from_the_eleventh_working_day(city):
    Issued(city)
    catch_up(city)
    assert done_once("note_undelivered").effective_at == start_of(date(2026, 3, 17))


def test_papers_that_never_came_lapse_from_the_day_after_the_last_one(city):
    lacking = Lacking(city).accept()
    lacking.run(4)
    catch_up(city)
    assert done_once("revoke_acceptance").effective_at == start_of(date(2026, 3, 10))
    assert local_day(lacking.case.closed_at) == date(2026, 3, 10)


def test_reminders_and_cards_are_of_the_day_they_were_due_and_each_is_there_once(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    follow_ledger(at=city.at)
    catch_up(city)
    cards = list(Card.objects.filter(followed_id=case_id))
    assert cards
    keys = [(card.rule, card.about) for card in cards]
    assert len(keys) == len(set(keys))
    assert all(card.raised_at < BACK <= card.recorded_at for card in cards)
    reminders = [(one.rule, one.about) for one in Reminder.objects.filter(followed_id=case_id)]
    assert reminders
    assert len(reminders) == len(set(reminders))
    assert verify_cards(SYSTEM, at=city.at, case_id=case_id).differences == ()
