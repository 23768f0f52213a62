"""The working fake of the carrier: it takes a parcel once, and what it says follows from the time and the address."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import override_settings

from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.parcels.actions import hand_to_carrier
from onething.parcels.carriers import get_carrier
from onething.parcels.contracts import Parcel, ParcelState
from onething.parcels.models import LocalParcel
from onething.parcels.queries import track_parcel
from tests.factories.city import MORNING

pytestmark = pytest.mark.django_db
PARCEL = Parcel(UUID(int=7), "演示乙", "13900000002", "湖南省宁乡市玉潭街道演示路1号")
BACK = Parcel(UUID(int=8), "演示乙", "13900000002", "湖南省宁乡市玉潭街道演示路2号（拒收）")


def take(parcel):
    with transaction.atomic():
        return hand_to_carrier(parcel=parcel, at=MORNING)


def state(number, days):
    return track_parcel(SYSTEM, number=number, at=MORNING + timedelta(days=days)).state


def test_two_days_later_it_is_there_or_back():
    there, back = take(PARCEL), take(BACK)
    assert (state(there, 0), state(there, 1.9), state(there, 2)) == ("sent", "sent", "arrived")
    found = track_parcel(SYSTEM, number=back, at=MORNING + timedelta(days=9))
    assert (found.state, found.since) == (ParcelState.RETURNED, MORNING + timedelta(days=2))
    assert found.note


def test_asked_again_it_gives_the_number_it_gave():
    assert take(PARCEL) == take(PARCEL)
    assert LocalParcel.objects.count() == 1


def test_nobody_knows_a_number_that_was_never_given():
    with pytest.raises(Refusal) as refused:
        track_parcel(SYSTEM, number="TEST0000000000", at=MORNING)
    assert (refused.value.code, refused.value.status) == ("parcels.number.unknown", 404)


def test_outside_a_demonstration_no_address_ends_in_a_table():
    with override_settings(IS_DEMONSTRATION=False), pytest.raises(Refusal) as refused:
        take(PARCEL)
    assert refused.value.code == "parcels.carrier.missing"
    get_carrier.cache_clear()
    with override_settings(CARRIER="ems"), pytest.raises(Refusal) as refused:
        take(PARCEL)
    assert refused.value.code == "parcels.carrier.missing"


def test_whoever_reads_a_log_sees_no_address():
    assert "演示" not in repr(PARCEL)
