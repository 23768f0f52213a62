"""Results on their way: posted and tracked, handed on to another hall, said to have arrived, and noted when late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onething.calendars.queries import get_calendar
from onething.cases.contracts.given import Delivery
from onething.cases.contracts.kinds import CaseState, DeliveryMethod, LetterKind, Relation
from onething.cases.models.case import Case
from onething.cases.queries.lists import list_queue
from onething.journey.jobs import run_day_timers, track_parcels
from onething.journey.letters import read_letter
from onething.journey.ways import delivering
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from tests.factories.city import carry_out_effects
from tests.factories.issued import BACK, POSTING, SELF, TOWN, Issued

pytestmark = pytest.mark.django_db
ONLINE = Delivery(DeliveryMethod.ELECTRONIC, "演示乙")


@pytest.fixture
def issued(city):
    return Issued(city)


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


def test_posted_tracked_and_delivered_when_the_carrier_says_so(issued):
    issued.send()
    assert (issued.view.state, issued.view.way.waybill[:4]) == (CaseState.ON_THE_WAY, "TEST")
    track_parcels(at=issued.city.later(days=1))
    assert issued.view.state is CaseState.ON_THE_WAY
    sent_at = issued.view.way.since
    track_parcels(at=issued.city.later(days=3))
    view = issued.view
    assert (view.state, view.delivered_at) == (CaseState.DELIVERED, sent_at + timedelta(days=2))
    assert (view.handover.method, view.handover.recipient) == (DeliveryMethod.POST, "演示乙")
    (act,) = Entry.objects.filter(verb="arrive")
    assert (act.actor_kind, act.effective_at) == ("system", view.delivered_at)
    letter = read_letter(issued.citizen, case_id=issued.case_id, kind=LetterKind.DELIVERY, at=issued.city.at)
    assert ("运单号", view.handover.waybill) in letter.body.blocks[0].facts
    assert letter.body.blocks[-1].lines == ()
    assert sum("已寄出" in text for text in issued.texts()) == 1
    track_parcels(at=issued.city.later(days=3))  # nothing is on the road any more
    assert verify_ledger(SYSTEM).sound


def test_what_comes_back_is_at_the_window_again_and_can_be_posted_again(issued):
    issued.send(BACK)
    track_parcels(at=issued.city.later(days=3))
    assert issued.view.state is CaseState.ISSUED
    assert any("已退回窗口" in text for text in issued.texts())
    issued.send()
    track_parcels(at=issued.city.later(days=3))
    assert issued.view.state is CaseState.DELIVERED


def test_a_parcel_that_went_astray_is_taken_back_and_no_carrier_delivers_it_afterwards(issued):
    issued.send()
    delivering.take_back(
        issued.clerk, case_id=issued.case_id, reason="邮件丢失，补发。", at=issued.city.later(days=1)
    )
    track_parcels(at=issued.city.later(days=5))
    assert issued.view.state is CaseState.ISSUED
    issued.deliver(issued.clerk)


def test_taken_back_before_the_carrier_took_it_nothing_is_posted(issued):
    delivering.send(issued.clerk, case_id=issued.case_id, posting=POSTING, at=issued.city.later(minutes=5))
    delivering.take_back(
        issued.clerk, case_id=issued.case_id, reason="地址写错了。", at=issued.city.later(minutes=1)
    )
    carry_out_effects(issued.city)
    assert not Entry.objects.filter(verb="hand_to_carrier").exists()


def test_the_address_is_sealed(issued):
    issued.send()
    rows = [str(row.facts) for row in Entry.objects.filter(subject_id=issued.case_id)]
    assert not any("演示路" in row for row in rows)


def test_another_halls_window_hands_out_against_a_signature(issued):
    issued.hand_on()
    assert any(TOWN in text for text in issued.texts())
    refused("cases.handover.elsewhere", issued.deliver, issued.clerk)
    proxy = Delivery(DeliveryMethod.WINDOW, "演示丙", Relation.PROXY, "111", "430124190001010021")
    issued.deliver(issued.town, proxy)
    taken = issued.view.handover
    assert (taken.method, taken.relation, taken.recipient) == ("other_window", "proxy", "演示丙")
    (act,) = Entry.objects.filter(verb="deliver")
    assert act.actor_unit_code == issued.town.unit_code


def test_handed_on_only_to_a_window_that_is_another(issued):
    for code in (issued.clerk.unit_code, "11430182XX000006X6", "nowhere"):
        refused("cases.handing_on.unknown", issued.hand_on, code)


def test_the_applicant_says_that_the_electronic_results_arrived_and_nothing_else(issued):
    for delivery in (
        SELF,
        Delivery(DeliveryMethod.ELECTRONIC, "演示丙", Relation.PROXY, "111", "430124190001010021"),
    ):
        refused("cases.handover.only_electronic", issued.deliver, issued.citizen, delivery)
    refused(
        "cases.handover.not_the_applicant", issued.deliver, issued.citizen, Delivery("electronic", "演示丙")
    )
    issued.deliver(issued.citizen, ONLINE)
    assert issued.view.state is CaseState.DELIVERED


def test_no_window_calls_something_posted(issued):
    for method in (DeliveryMethod.POST, DeliveryMethod.OTHER_WINDOW):
        refused("cases.handover.method", issued.deliver, issued.clerk, Delivery(method, "演示乙"))


def test_the_laws_ten_days_are_seen_and_noted_once_when_missed(issued):
    """行政许可法 art. 44: issued on 2026-03-02, ten working days end with 03-16."""
    (row,) = list_queue(issued.clerk, states=[CaseState.ISSUED], calendar=get_calendar(issued.clerk))
    assert row.window_due_on == date(2026, 3, 16)
    run_day_timers(at=datetime(2026, 3, 16, 15, 59, tzinfo=UTC))
    refused(
        "cases.delivery.not_overdue", delivering.note_undelivered, case_id=issued.case_id, at=issued.city.at
    )
    issued.city.at = datetime(2026, 3, 16, 16, tzinfo=UTC)
    for _ in range(2):
        run_day_timers(at=issued.city.later(minutes=1))
    (act,) = Entry.objects.filter(verb="note_undelivered")
    assert (act.actor_kind, '"deliver_by":"2026-03-16"' in act.facts) == ("system", True)
    assert sum("超过十个工作日没有送达" in text for text in issued.texts()) == 1
    issued.deliver(issued.clerk)
    assert Case.objects.get(id=issued.case_id).undelivered_noted_at is not None


def test_posted_and_late_it_is_noted_too(issued):
    issued.send()
    issued.city.at = datetime(2026, 3, 17, 1, tzinfo=UTC)
    run_day_timers(at=issued.city.at)
    assert Entry.objects.filter(verb="note_undelivered").count() == 1
    assert issued.view.state is CaseState.ON_THE_WAY
