"""The joint visit: for which steps, when at the earliest, and who comes (house rules; two people: 行政许可法 art. 34)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onething.cases import visit_words as words
from onething.cases.contracts.examining import CheckState
from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.visits import VisitSet
from onething.cases.rules.explaining import SHORTEST
from onething.kernel.errors import Refusal

LEAST_PEOPLE = 2
OPEN = frozenset({StepState.PENDING, StepState.IN_REVIEW})


@dataclass(frozen=True)
class VisitFact:
    """What the rules need to know of a step: whether its matter wants the place seen, and whether that was recorded."""

    wave: int
    unit_code: str
    state: str
    needs_visit: bool
    is_recorded: bool


def list_visited(steps: Iterable[VisitFact]) -> list[VisitFact]:
    """Return the open steps that have to see the place, of the first wave that has any."""
    needing = [one for one in steps if one.needs_visit and one.state in OPEN]
    first = min((one.wave for one in needing), default=0)
    return [one for one in needing if one.wave == first]


def check_may_set(visited: Collection[VisitFact], *, unit_code: str | None) -> int:
    """Return the wave of the visit, or refuse: nobody has to come, somebody was there, or not this unit's to set.

    `unit_code` is None for the lead, who sets it for all.
    """
    if not visited:
        raise Refusal("cases.visit.not_needed", words.NOT_NEEDED, status=409)
    if any(one.is_recorded for one in visited):
        raise Refusal("cases.visit.recorded", words.RECORDED, status=409)
    if unit_code is not None and unit_code not in {one.unit_code for one in visited}:
        raise Refusal("cases.visit.not_yours", words.NOT_YOURS, status=403)
    return next(iter(visited)).wave


def check_visit(given: VisitSet, *, earliest: date) -> None:
    """Refuse a day before the applicant can be told in time, and a visit that does not say where and what."""
    if given.day < earliest:
        raise Refusal("cases.visit.too_soon", words.TOO_SOON.format(day=earliest.isoformat()), field="day")
    if len(given.place.strip()) < SHORTEST:
        raise Refusal("cases.visit.place_missing", words.PLACE, field="place")
    if len(given.subject.strip()) < SHORTEST:
        raise Refusal("cases.visit.subject_missing", words.SUBJECT, field="subject")


def check_people(people: Collection[UUID], *, reviewers: Collection[UUID], recused: Collection[UUID]) -> None:
    """Refuse fewer than two, whoever does not review here (`cases.visit.people`), and who stays away (`cases.visit.recused`)."""
    if set(people) & set(recused):
        raise Refusal("cases.visit.recused", words.RECUSED, field="people")
    if len(set(people)) < LEAST_PEOPLE or set(people) - set(reviewers):
        raise Refusal("cases.visit.people", words.PEOPLE, field="people")


def check_on_the_day(checked_on: date, *, visit: date | None) -> None:
    """Refuse a record of a place that nobody set a visit to, or of another day than the visit's."""
    if visit is None:
        raise Refusal("cases.visit.none", words.NONE_SET, status=409)
    if checked_on != visit:
        sentence = words.OTHER_DAY.format(day=visit.isoformat())
        raise Refusal("cases.visit.other_day", sentence, field="checked_on")


def check_visited(check_state: str, *, is_needed: bool) -> None:
    """Refuse to permit before the department's own record of the visit stands (`cases.visit.not_recorded`)."""
    if is_needed and check_state != CheckState.CONFIRMED:
        raise Refusal("cases.visit.not_recorded", words.NOT_RECORDED, status=409)
