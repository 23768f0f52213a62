"""An effect that fails: noted by its code, tried again later, in nobody else's way. As the worker's job runs it."""

from datetime import timedelta

import pytest
from django.db import transaction

from onething.cases.models.case import Case
from onething.cases.states import Effect
from onething.journey import jobs
from onething.kernel.clock_port import set_time_source
from onething.kernel.ids import new_id
from onething.notify.models import LocalMessage
from onething.outbox.actions import enqueue, take_batch
from onething.outbox.models import WaitingEffect
from tests.factories.city import SMALL, City, carry_out_effects, submitted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(city: City):
    """The city with one case just submitted, the worker's clock being the city's; and the message that waits."""
    set_time_source(lambda: city.at)
    case_id = submitted(city, city.citizen(), SMALL)
    yield city, case_id, WaitingEffect.objects.get().id
    set_time_source(None)


def wait(city, effect, **payload):
    with transaction.atomic():
        return enqueue(effect=effect, payload=payload, at=city.at)


def row(effect_id):
    return WaitingEffect.objects.get(id=effect_id)


def test_an_unknown_case_fails_alone_and_the_next_is_told(told):
    city, case_id, waiting = told
    lost = wait(city, Effect.TELL_RECEIVED, case_id=str(new_id()), step_id=None)
    jobs.carry_out(str(lost))
    jobs.carry_out(str(waiting))
    assert (row(lost).attempts, row(lost).last_error_code) == (1, "cases.case.unknown")
    assert row(lost).done_at is None
    assert row(waiting).done_at == city.at
    assert Case.objects.get(id=case_id).number in LocalMessage.objects.get().text


def test_a_failure_is_noted_by_its_code_and_never_by_its_text(told):
    city, _case_id, _waiting = told
    for effect, payload, code in (
        ("nobody.knows", {}, "KeyError"),
        (Effect.TELL_RECEIVED, {}, "KeyError"),
        (Effect.TELL_RECEIVED, {"case_id": "not an id"}, "ValueError"),
        (Effect.RELEASE_OWN_DAY, {"step_id": str(new_id())}, "cases.step.unknown"),
    ):
        effect_id = wait(city, effect, **payload)
        jobs.carry_out(str(effect_id))
        assert (row(effect_id).attempts, row(effect_id).last_error_code) == (1, code)
        assert row(effect_id).done_at is None
    assert not LocalMessage.objects.exists()


def test_a_failed_message_waits_longer_each_time_and_is_sent_once(told, settings):
    city, _case_id, waiting = told
    settings.IS_DEMONSTRATION = False  # the gateway keeps no real people's messages in a table
    waits = []
    for attempt in (1, 2, 3):
        jobs.carry_out(str(waiting))
        assert (row(waiting).attempts, row(waiting).last_error_code) == (attempt, "notify.gateway.missing")
        waits.append(row(waiting).next_try_at - city.at)
        with transaction.atomic():
            assert take_batch(limit=10, at=city.at) == []
        city.at = row(waiting).next_try_at
    assert waits == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert not LocalMessage.objects.exists()
    settings.IS_DEMONSTRATION = True
    assert carry_out_effects(city) == ["applicant.submitted"]
    assert LocalMessage.objects.count() == 1
    assert row(waiting).done_at == city.at
