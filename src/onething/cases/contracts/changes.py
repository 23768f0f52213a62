"""Results that change after their issue (结果变动): what is proposed, on what ground, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onething.cases import change_words as words
from onething.cases.contracts.kinds import StepState
from onething.credentials.contracts import ResultState


class ChangeKind(StrEnum):
    """What may happen to a valid result: put right (更正), revoked (撤销), withdrawn (撤回), cancelled (注销)."""

    CORRECT = "correct"
    REVOKE = "revoke"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.KINDS[self.value]

    @property
    def is_heard(self) -> bool:
        """Whether the holder is heard before: revocation and withdrawal take something away (行政许可法 art. 7)."""
        return self in (ChangeKind.REVOKE, ChangeKind.WITHDRAW)

    @property
    def ended_as(self) -> ResultState:
        """How the result ends by it; a corrected one is replaced."""
        return _ENDED_AS[self]


_ENDED_AS = {
    ChangeKind.CORRECT: ResultState.REPLACED,
    ChangeKind.REVOKE: ResultState.REVOKED,
    ChangeKind.WITHDRAW: ResultState.WITHDRAWN,
    ChangeKind.CANCEL: ResultState.CANCELLED,
}


class ChangeGround(StrEnum):
    """Why a result is changed: a closed list, each with its kind and its article (行政许可法 art. 8, 69, 70)."""

    SLIP = "slip"
    WRONG_DATA = "wrong_data"
    ABUSE = "abuse"
    BEYOND_POWERS = "beyond_powers"
    AGAINST_PROCEDURE = "against_procedure"
    NOT_QUALIFIED = "not_qualified"
    PROMISE_BROKEN = "promise_broken"
    OTHER_REVOCABLE = "other_revocable"
    FRAUD = "fraud"
    LAW_CHANGED = "law_changed"
    FACTS_CHANGED = "facts_changed"
    EXPIRED = "expired"
    HOLDER_DIED = "holder_died"
    BODY_ENDED = "body_ended"
    PENALTY = "penalty"
    FORCE_MAJEURE = "force_majeure"
    OTHER_LAW = "other_law"

    @property
    def kind(self) -> ChangeKind:
        """What it is a ground for."""
        return ChangeKind(words.GROUNDS[self.value][0])

    @property
    def label(self) -> str:
        """The ground in Chinese."""
        return words.GROUNDS[self.value][1]

    @property
    def article(self) -> str:
        """The article behind it; of a correction the house's own rule."""
        return words.GROUNDS[self.value][2]


class ChangeState(StrEnum):
    """Where the open change of a step's result stands; a step without one is at NONE."""

    NONE = ""
    PROPOSED = "proposed"
    TOLD = "told"
    PRINTING = "printing"


@dataclass(frozen=True)
class ChangeProposed:
    """What a reviewer proposes: the ground, why, the file that shows it, and of a correction the new value by printed label."""

    ground: ChangeGround
    reason: str
    evidence: UUID | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ChangeView:
    """A change of a result. Words are None for those who may not read them."""

    id: UUID
    kind: ChangeKind
    ground: ChangeGround
    proposed_at: datetime
    told_at: datetime | None
    answer_by: date | None
    answered_at: datetime | None
    decided_at: datetime | None
    done_at: datetime | None
    declined_at: datetime | None
    reason: str | None
    corrections: dict[str, str] | None
    answer: str | None
    evidence: UUID | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided or to be printed."""
        return self.done_at is None and self.declined_at is None


@dataclass(frozen=True)
class AffectedView:
    """That an earlier result on which a step rests changed: which and how, until somebody has looked."""

    matter_name: str
    kind: ChangeKind
    marked_at: datetime


@dataclass(frozen=True)
class ChangeDue:
    """A line of a department's work on results that change; `affected_by` names the earlier matter, of its own change none."""

    step_id: UUID
    case_id: UUID
    number: str
    thing_name: str
    matter_name: str
    kind: ChangeKind
    state: ChangeState
    step_state: StepState
    since: datetime
    answer_by: date | None = None
    is_answered: bool = False
    affected_by: str = ""
