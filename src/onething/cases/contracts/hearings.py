"""Hearings (听证, 行政许可法 art. 46-48): the right that was told, the answer, and the date."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from onething.cases import hearing_words as words


class HearingState(StrEnum):
    """How the applicant answered who was told of the right to a hearing; nobody told is at NONE."""

    NONE = ""
    TOLD = "told"
    ASKED = "asked"
    WAIVED = "waived"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STATES[self.value]


@dataclass(frozen=True)
class HearingSet:
    """When and where a hearing is held."""

    day: date
    clock: time
    place: str


@dataclass(frozen=True)
class HearingView:
    """A hearing of a step: why and until when it may be asked for, the wish, its date. Words only for whom they concern."""

    state: HearingState
    told_at: datetime | None
    why: str | None
    ask_by: date | None
    asked_at: datetime | None
    hold_by: date | None
    set_at: datetime | None
    day: date | None
    clock: time | None
    place: str | None


@dataclass(frozen=True)
class HearingRow:
    """A line of the host's list: a hearing that was approved and is not over."""

    step_id: UUID
    case_id: UUID
    number: str
    thing_name: str
    matter_name: str
    hearing: HearingView | None
