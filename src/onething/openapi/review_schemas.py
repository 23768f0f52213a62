"""What the endpoints of a review take."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import Field

from onething.directory.contracts import Post
from onething.openapi.schemas import ReasonIn, Strict, Text


class TickIn(Strict):
    is_met: bool
    note: Text = Field(default="", max_length=1000, description="不符合的必须写明")


class TicksIn(Strict):
    ticks: dict[Annotated[str, Field(max_length=100)], TickIn] = Field(max_length=200)


class CheckRecordedIn(Strict):
    """A check by two people: the day, what they found, who went along and confirms, and the record's evidence."""

    checked_on: date
    findings: Text = Field(max_length=4000)
    second: UUID
    record: UUID | None = None
    photos: list[UUID] = Field(default_factory=list, max_length=20)


class VisitIn(Strict):
    """When and where the departments come, and what they look at."""

    day: date
    clock: time
    place: Text = Field(max_length=200)
    subject: Text = Field(max_length=500)
    is_agreed: bool = False


class VisitorsIn(Strict):
    """Who comes: two reviewers of the own unit at least."""

    people: list[UUID] = Field(max_length=20)


class OrderRecusalIn(ReasonIn):
    person: UUID


class RecusalAskedIn(ReasonIn):
    of: Post = Field(description="reviewer 经办人，decider 审批人")


class RecusalGrantedIn(Strict):
    person: UUID | None = None


class HearingIn(Strict):
    """When and where a hearing is held."""

    day: date
    clock: time
    place: Text = Field(max_length=200)


class QuestionIn(ReasonIn):
    """A question to the applicant in review; `reason` says why it could not be known at acceptance."""

    question: Text = Field(max_length=1000)


class QuestionAnswerIn(Strict):
    answer: Text = Field(max_length=4000)
    paper: UUID | None = None


class SlipFixedIn(ReasonIn):
    """`reason` says why it is an obvious slip."""

    key: Text = Field(max_length=120)
    value: Text = Field(max_length=1000)


class SlipIn(Strict):
    slip: UUID
