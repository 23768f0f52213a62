"""Whether a result holds on a day."""

from datetime import date

from onething.credentials.contracts import ENDED, ResultState, Standing


def find_standing(*, state: ResultState, valid_from: date, valid_until: date | None, day: date) -> Standing:
    """Return how a real result stands on a local day; the last day of validity still counts."""
    if state in ENDED:
        return Standing(state)
    if day < valid_from:
        return Standing.NOT_YET
    if valid_until is not None and day > valid_until:
        return Standing.EXPIRED
    return Standing.VALID
