"""What crosses the door of training: cards, their quizzes, and who has done them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onething.catalogue.contracts import MatterNorm, PublishedThing, ThingGuide
from onething.training import words


class QuestionKind(StrEnum):
    """What a question is about, what matters most at a window first."""

    POINT = "point"
    STANDARD = "standard"
    CONDITION = "condition"
    FAQ = "faq"
    BROUGHT = "brought"
    PROMISED = "promised"
    STATUTORY = "statutory"
    HOW = "how"
    FEE = "fee"
    RESULT = "result"
    DEPARTMENT = "department"


class LearningState(StrEnum):
    """Whether somebody still has to learn a matter: never answered, changed since, or answered as it stands."""

    DUE = "due"
    CHANGED = "changed"
    DONE = "done"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STATES[self.value]


class QuizResult(StrEnum):
    """How a quiz was answered: all right, or not."""

    PASSED = "passed"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The result in Chinese."""
        return words.RESULTS[self.value]


@dataclass(frozen=True)
class Edition:
    """A publication with everything that its guide and the norms of its matters, in their order, say."""

    published: PublishedThing
    guide: ThingGuide
    norms: tuple[MatterNorm, ...]


@dataclass(frozen=True)
class Question:
    """One question with its options, one of them right. `about`: the paper or the frequent question it is about, or empty."""

    kind: QuestionKind
    about: str
    options: tuple[str, ...]
    right: int

    @property
    def text(self) -> str:
        """The question in Chinese."""
        return words.QUESTIONS[self.kind].format(about=self.about)


@dataclass(frozen=True)
class Asked:
    """A question as somebody sees it who has not answered it: nothing tells which option is right."""

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """What is to be learned of one matter: the digest of what its card says, and of each part by its heading (SM3, hex)."""

    digest: str
    parts: dict[str, str]


@dataclass(frozen=True)
class Done:
    """A quiz that somebody answered all right: of which matter, as it stood then."""

    code: str
    digest: str
    parts: dict[str, str]
    at: datetime


@dataclass(frozen=True)
class CardLine:
    """One matter to learn. `codes`: every place where it stands with the same content, the first one's card is read.

    `changed` names the parts that are different from what was answered last; `done_at` is when that was.
    """

    codes: tuple[str, ...]
    thing_name: str
    name: str
    department: str
    state: LearningState
    changed: tuple[str, ...] = ()
    done_at: datetime | None = None


@dataclass(frozen=True)
class Card:
    """The card of the matter with this full code: what was published, and the quiz (empty where too little was).

    `edition` is the digest of the publication that the quiz was made from.
    """

    line: CardLine
    code: str
    norm: MatterNorm
    edition: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class Judged:
    """How a quiz was judged: how many of how many, and the places (from 1) of what was wrong; which was right is not told."""

    result: QuizResult
    right: int
    asked: int
    wrong: tuple[int, ...]


@dataclass(frozen=True)
class Trainee:
    """Somebody of a unit who has matters to learn, and how far they are."""

    person_id: UUID
    name: str
    done: int
    due: int
    changed: int
    last_at: datetime | None
