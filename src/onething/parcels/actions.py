"""Giving a parcel to the carrier, by the worker: no case is locked meanwhile, for the carrier may take its time."""

from datetime import datetime

from onething.keys.transactions import require_transaction
from onething.parcels.carriers import get_carrier
from onething.parcels.contracts import Parcel


def hand_to_carrier(*, parcel: Parcel, at: datetime) -> str:
    """Give a parcel to the carrier of the settings and return its waybill number; again gives the same number."""
    require_transaction()
    return get_carrier().take(parcel, at=at)
