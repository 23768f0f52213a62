"""Many at once at the gateway's door, on connections of their own: one nonce once, a quota exactly."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connections, transaction

from onething.exchange.actions.admitting import admit, take_quota
from onething.exchange.contracts import Envelope
from onething.exchange.models import System, Tally
from onething.exchange.rules.envelopes import text_of_request
from onething.kernel.clock_port import local_day
from onething.kernel.ids import new_id
from onething.keys.rules.sm2_encoding import new_private_scalar, write_public_pem
from onething.keys.signing.choice import get_provider

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def at_once(act: Callable[[], object], times: int = 12) -> list[object]:
    def _one(_: int) -> object:
        try:
            with transaction.atomic():
                return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(_one, range(times)))


def test_twelve_at_once_use_a_quota_of_five_five_times(settings):
    settings.EXCHANGE_DAILY_CALLS = 5
    grant_id = new_id()
    refusals = at_once(lambda: take_quota(grant_id=grant_id, at=AT))
    assert [refusals.count(None), len(refusals)] == [5, 12]
    assert Tally.objects.get().count == 5


def test_one_envelope_twelve_times_at_once_is_let_in_once():
    private = new_private_scalar()
    pem = write_public_pem(get_provider().public_point(private))
    System.objects.create(code="fire-1", name="消防", unit="U2", public_pem=pem, registered_on=local_day(AT))
    bare = Envelope("fire-1", AT.isoformat(), new_id().hex, "", "/read", b"{}")
    signature = get_provider().sign(private, data=text_of_request(bare)).hex()
    envelope = Envelope(bare.system, bare.sent_at, bare.nonce, signature, bare.path, bare.body)
    refusals = [one.refusal for one in at_once(lambda: admit(envelope=envelope, at=AT))]
    assert [one.code if one else "" for one in refusals].count("") == 1
    assert {one.code for one in refusals if one} == {"exchange.request.replayed"}
