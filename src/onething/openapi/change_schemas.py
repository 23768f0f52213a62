"""What endpoints of results that change take."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from onething.cases.contracts.changes import ChangeGround
from onething.openapi.schemas import ReasonIn, Strict, Text


class ChangeIn(ReasonIn):
    """What is proposed: the ground, why, the evidence (laid in before), and of a correction the new value by printed label."""

    ground: ChangeGround
    evidence: UUID | None = None
    corrections: dict[Annotated[Text, Field(max_length=100)], Annotated[Text, Field(max_length=500)]] = Field(
        default_factory=dict, max_length=50
    )


class StatementIn(Strict):
    """What the holder says (陈述申辩)."""

    statement: Text = Field(max_length=4000)
