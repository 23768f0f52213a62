"""What crosses the door of parcels."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ParcelState(StrEnum):
    """Where a parcel stands with its carrier."""

    SENT = "sent"
    ARRIVED = "arrived"
    RETURNED = "returned"


@dataclass(frozen=True)
class Parcel:
    """What a carrier is given. `reference` is ours: asked for the same one again, a carrier gives the number it gave."""

    reference: UUID
    recipient: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True)
class Tracking:
    """What a carrier says of a parcel: its state, since when, and in its own words why it came back."""

    state: ParcelState
    since: datetime
    note: str = ""
