"""Review points and the check by two people: what an opinion rests on (行政许可法 art. 34)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from onething.cases import review_words as words
from onething.cases.contracts.examining import CheckRecorded, CheckState, ReviewPoint, Ticks
from onething.cases.rules.explaining import SHORTEST, check_reason
from onething.kernel.errors import Refusal


def list_review_points(plan: Mapping[str, Any], *, matter_code: str) -> tuple[ReviewPoint, ...]:
    """Return the points of a matter in a plan as stored: its own first, then those of the papers the applicant brings for it."""
    return (*_list_own(plan, matter_code=matter_code), *_list_of_papers(plan, matter_code=matter_code))


def check_ticks(ticks: Ticks, *, points: Collection[ReviewPoint]) -> None:
    """Refuse no answer at all, one to a point nobody published, and a point not met without a word why."""
    if not ticks:
        raise Refusal("cases.review_points.empty", words.REVIEW_POINTS_EMPTY, field="ticks")
    known = {one.place: one for one in points}
    for place, tick in ticks.items():
        if place not in known:
            sentence = words.REVIEW_POINT_UNKNOWN.format(place=place[:80])
            raise Refusal("cases.review_points.unknown", sentence, field="ticks")
        if not tick.is_met and len(tick.note.strip()) < SHORTEST:
            sentence = words.REVIEW_POINT_NOTE.format(text=known[place].text)
            raise Refusal("cases.review_points.note", sentence, field=f"ticks.{place}.note")


def list_unanswered(points: Collection[ReviewPoint], *, answers: Mapping[str, bool]) -> list[ReviewPoint]:
    """Return the points that must be answered before a permit and are not."""
    return [one for one in points if one.is_required and one.place not in answers]


def check_may_permit(points: Collection[ReviewPoint], *, answers: Mapping[str, bool], despite: str) -> None:
    """Refuse to permit while a required point is open, or against one that is not met without a reason of its own."""
    if unanswered := list_unanswered(points, answers=answers):
        sentence = words.REVIEW_POINTS_OPEN.format(points="；".join(one.text for one in unanswered))
        raise Refusal("cases.review_points.open", sentence, status=409)
    unmet = [one for one in points if answers.get(one.place) is False]
    if unmet and len(despite.strip()) < SHORTEST:
        sentence = words.REVIEW_POINTS_UNMET.format(points="；".join(one.text for one in unmet))
        raise Refusal("cases.review_points.unmet", sentence, field="despite")


def check_two_people(
    given: CheckRecorded, *, first: UUID, colleagues: Collection[UUID], began: date, today: date
) -> None:
    """Refuse a check alone or with somebody who does not examine in the unit, without findings, or of an impossible day.

    `colleagues` are the reviewers of the unit; `began` is the day from which the step's limits run.
    """
    if given.second == first or given.second not in colleagues:
        raise Refusal("cases.check.second", words.CHECK_SECOND, field="second")
    if not began <= given.checked_on <= today:
        raise Refusal("cases.check.day", words.CHECK_DAY, field="checked_on")
    check_reason(given.findings)


def check_not_alone(state: str, *, is_needed: bool) -> None:
    """Refuse an opinion that rests on one person's look where the law asks two (`cases.check.alone`)."""
    if is_needed and state != CheckState.CONFIRMED:
        raise Refusal("cases.check.alone", words.CHECK_ALONE, status=409)


def _list_own(plan: Mapping[str, Any], *, matter_code: str) -> Iterator[ReviewPoint]:
    matter = next((one for one in plan["matters"] if one["code"] == matter_code), None)
    for index, text in enumerate(matter["examination"]["points"] if matter else (), start=1):
        yield ReviewPoint(place=f"matter.{index}", text=text, about="", is_required=True)


def _list_of_papers(plan: Mapping[str, Any], *, matter_code: str) -> Iterator[ReviewPoint]:
    for paper in plan["materials"]:
        if paper["asked"] and matter_code in paper["needed_by"]:
            for index, text in enumerate(paper["review_points"], start=1):
                place = f"materials.{paper['key']}.{index}"
                yield ReviewPoint(place=place, text=text, about=paper["name"], is_required=False)
