"""When silence accepts: the shortest time that the law of one included matter gives the office for its answer."""

from collections.abc import Sequence

from onething.catalogue.contracts import Matter
from onething.planning.contracts import Silence


def find_silence(matters: Sequence[Matter]) -> Silence | None:
    """Return the shortest published time with its article; None where the general five days hold (行政许可法 art. 32).

    The applicant hands in once for all matters, so the office answers once, within what the strictest of their laws gives it.
    """
    known = [one for one in matters if one.silence_days is not None]
    if not known:
        return None
    strictest = min(known, key=lambda one: (one.silence_days or 0, one.code))
    return Silence(days=strictest.silence_days or 0, basis=strictest.silence_basis or "")
