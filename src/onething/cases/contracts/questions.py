"""A question to the applicant in review: the exception of a step, once, flagged and counted; no correction, no pause."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onething.cases import question_words as words


class QuestionState(StrEnum):
    """How far the one question of a step is; nobody asked is at NONE."""

    NONE = ""
    ASKED = "asked"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STATES[self.value]


@dataclass(frozen=True)
class QuestionAsked:
    """What is asked, and why it could not be known when the application was accepted."""

    question: str
    why_late: str


@dataclass(frozen=True)
class QuestionAnswer:
    """The applicant's answer; `paper` names a file that was laid in for it."""

    answer: str
    paper: UUID | None = None


@dataclass(frozen=True)
class QuestionView:
    """The question of a step with its answer, for whom its words concern; `paper` is read as evidence of the step."""

    state: QuestionState
    asked_at: datetime
    question: str
    why_late: str
    answered_at: datetime | None
    answer: str | None
    paper: UUID | None


@dataclass(frozen=True)
class QuestionCount:
    """How often a department asked applicants in review, and how many of these wait for their answer."""

    department: str
    asked: int
    waiting: int
