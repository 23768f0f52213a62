"""How a department examines a step: its review points, and the check that the law lets nobody do alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onething.cases import review_words as words


class CheckState(StrEnum):
    """Where the check by two people stands (两人核查); a step that needs none stays at NONE."""

    NONE = ""
    RECORDED = "recorded"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.CHECK_STATES[self.value]


@dataclass(frozen=True)
class Tick:
    """A reviewer's answer to one review point: met, or not met with a note that says what is wrong."""

    is_met: bool
    note: str = ""


@dataclass(frozen=True)
class CheckRecorded:
    """A check by two people of one unit: the day, what they found, who went along (and confirms), the record, photos.

    Of a matter that has to see the place it is the department's record of the visit.
    """

    checked_on: date
    findings: str
    second: UUID
    record: UUID | None = None
    photos: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ReviewPoint:
    """What a reviewer has to look at: where it stands (`place`), its words, the paper it is about (empty = the matter).

    A point of the matter itself is `is_required` before a permit; those of its papers are advice.
    """

    place: str
    text: str
    about: str
    is_required: bool


@dataclass(frozen=True)
class ReviewPointView:
    """A review point with its answer; `is_met` is None while it has none."""

    point: ReviewPoint
    is_met: bool | None
    note: str = ""


@dataclass(frozen=True)
class TwoPeopleView:
    """The check by two people as the own department sees it; `is_mine` = the viewer is who has to confirm."""

    state: CheckState
    checked_on: date
    findings: str
    first: str
    second: str
    record: UUID | None
    photos: tuple[UUID, ...]
    is_mine: bool


@dataclass(frozen=True)
class ExaminationView:
    """The examination of one step as the own department sees it."""

    points: tuple[ReviewPointView, ...] = ()
    check: TwoPeopleView | None = None


Ticks = Mapping[str, Tick]
