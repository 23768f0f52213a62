"""The door to the carrier. The working fake delivers after two days; a production adapter is added beside it."""

from datetime import datetime, timedelta
from functools import cache
from typing import Protocol

from django.conf import settings

from onething.kernel.errors import Refusal
from onething.parcels import words
from onething.parcels.contracts import Parcel, ParcelState, Tracking
from onething.parcels.models import LocalParcel

ON_THE_ROAD = timedelta(days=2)
REFUSING = "拒收"


class Carrier(Protocol):
    """Takes parcels and says where they are. Both are asked again after a failure and give the same answer."""

    def take(self, parcel: Parcel, *, at: datetime) -> str:
        """Take a parcel and return the waybill number."""
        ...

    def track(self, number: str, *, at: datetime) -> Tracking:
        """Say where the parcel of a waybill is."""
        ...


class LocalCarrier:
    """The demonstration's carrier: it is there after two days; an address with 拒收 in it sends the parcel back."""

    def take(self, parcel: Parcel, *, at: datetime) -> str:
        """Keep the parcel; refuses `parcels.carrier.missing` where real people's addresses would end up in a table."""
        if not settings.IS_DEMONSTRATION:
            raise Refusal("parcels.carrier.missing", words.CARRIER_MISSING, status=503)
        row, _is_new = LocalParcel.objects.get_or_create(
            reference=parcel.reference,
            defaults={
                "number": f"TEST{parcel.reference.int % 10**10:010d}",
                "address": parcel.address,
                "taken_at": at,
            },
        )
        return row.number

    def track(self, number: str, *, at: datetime) -> Tracking:
        """Say where it is by the time that has passed; refuses `parcels.number.unknown` (404)."""
        row = LocalParcel.objects.filter(number=number).first()
        if row is None:
            raise Refusal("parcels.number.unknown", words.UNKNOWN.format(number=number[:40]), status=404)
        there_at = row.taken_at + ON_THE_ROAD
        if at < there_at:
            return Tracking(ParcelState.SENT, since=row.taken_at)
        if REFUSING in row.address:
            return Tracking(ParcelState.RETURNED, since=there_at, note=words.REFUSED_NOTE)
        return Tracking(ParcelState.ARRIVED, since=there_at)


@cache
def get_carrier() -> Carrier:
    """Return the adapter that the settings name; only the local one exists yet."""
    if settings.CARRIER != "local":
        raise Refusal("parcels.carrier.missing", words.CARRIER_MISSING, status=503)
    return LocalCarrier()
