"""Where a parcel is, as its carrier says."""

from datetime import datetime

from onething.kernel.viewer import Viewer
from onething.parcels.carriers import get_carrier
from onething.parcels.contracts import Tracking


def track_parcel(viewer: Viewer, *, number: str, at: datetime) -> Tracking:
    """Ask the carrier for the parcel of a waybill number; the caller has found the number in the viewer's scope."""
    return get_carrier().track(number, at=at)
