"""When a hearing may be asked for, when it may be held, and what an opinion has to wait for (行政许可法 art. 46-48)."""

from datetime import date

from onething.cases import hearing_words as words
from onething.cases.contracts.hearings import HearingSet, HearingState
from onething.cases.rules.explaining import SHORTEST
from onething.kernel.errors import Refusal


def check_may_answer(state: str, *, ask_by: date | None, today: date) -> None:
    """Refuse an answer to what was not told or is answered, and one after the five days (art. 47)."""
    if state != HearingState.TOLD or ask_by is None:
        raise Refusal("cases.hearing.not_told", words.NOT_TOLD, status=409)
    if today > ask_by:
        raise Refusal("cases.hearing.too_late", words.TOO_LATE.format(day=ask_by.isoformat()), status=409)


def check_date(given: HearingSet, *, earliest: date, latest: date | None) -> None:
    """Refuse a date that is not told seven days before (art. 48), or after the twenty days since it was asked for (art. 47).

    Where both cannot be kept the notice comes first: it protects who is heard.
    """
    if given.day < earliest:
        raise Refusal("cases.hearing.too_soon", words.TOO_SOON.format(day=earliest.isoformat()), field="day")
    if latest is not None and given.day > max(latest, earliest):
        sentence = words.TOO_FAR.format(day=max(latest, earliest).isoformat())
        raise Refusal("cases.hearing.too_far", sentence, field="day")
    if len(given.place.strip()) < SHORTEST:
        raise Refusal("cases.hearing.place_missing", words.PLACE, field="place")


def check_held(day: date | None, *, today: date) -> None:
    """Refuse the result of a hearing that has no date, or before its day (art. 48)."""
    if day is None:
        raise Refusal("cases.hearing.no_date", words.NO_DATE, status=409)
    if today < day:
        raise Refusal("cases.hearing.not_yet", words.NOT_YET.format(day=day.isoformat()), status=409)


def check_heard(state: str, *, ask_by: date | None, was_held: bool, today: date) -> None:
    """Refuse an opinion while the applicant may still ask, or asked and was not heard (art. 47, 48)."""
    if state == HearingState.TOLD and ask_by is not None and today <= ask_by:
        sentence = words.RIGHT_OPEN.format(day=ask_by.isoformat())
        raise Refusal("cases.hearing.right_open", sentence, status=409)
    if state == HearingState.ASKED and not was_held:
        raise Refusal("cases.hearing.asked", words.ASKED, status=409)
