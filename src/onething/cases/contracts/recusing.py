"""Recusal (回避): who handles a step must have no interest in it (公务员法 art. 76, 77)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onething.cases import review_words as words
from onething.directory.contracts import Post

ASKABLE = (Post.REVIEWER, Post.DECIDER)


class RecusalSource(StrEnum):
    """From whom a recusal comes: the person's own word, an order, or the applicant's request."""

    SELF = "self"
    ORDER = "order"
    APPLICANT = "applicant"

    @property
    def label(self) -> str:
        """The source in Chinese."""
        return words.RECUSAL_SOURCES[self.value]


@dataclass(frozen=True)
class RecusalView:
    """A recusal as its viewer may see it; `is_granted` is None while nobody has answered, `answer` says why not."""

    source: RecusalSource
    of: Post
    person: str
    asked_at: datetime
    is_granted: bool | None
    reason: str
    answer: str | None


@dataclass(frozen=True)
class RecusalRow:
    """A request about a decider that the organ's head has to answer."""

    step_id: UUID
    case_id: UUID
    number: str
    thing_name: str
    matter_name: str
    department: str
    reason: str
    asked_at: datetime
