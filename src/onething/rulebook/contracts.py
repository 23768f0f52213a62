"""What crosses the rulebook's door: one version of the rules as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from onething.kernel.clock import Limit
from onething.kernel.lights import LightRule
from onething.ledger.contracts import Subject
from onething.rulebook import words

SUBJECT: Final = Subject(kind="rulebook", id=UUID("00000000-0000-7000-8000-00000000f01e"))
"""The one chain of the city's rules: an act a version, the rules whole in its facts."""
PUBLISH_RULES: Final = "publish_rules"


class Trigger(StrEnum):
    """What lets a rule speak. Their meaning is code (supervision), their figures are data."""

    BEFORE_PROMISE = "before_promise"  # so many working days before the promised day
    BEFORE_STATUTE = "before_statute"  # so many working days before the statutory day
    SHARE = "share"  # so many percent of the promised time are used up and days are left
    PAST_PROMISE = "past_promise"
    PAST_STATUTE = "past_statute"
    UNANSWERED = "unanswered"  # a card of another rule was not answered in time
    SHORT_REASON = (
        "short_reason"  # a "no" with fewer than so many characters of reason, or without an article
    )
    ASKED_AGAIN = "asked_again"  # the verb was done more than so many times
    SAME_PERSON = "same_person"  # both verbs by one person: a post was skipped
    SKIPPED = "skipped"  # the second verb without the first
    ATTEMPT = "attempt"  # somebody tried what no publication allows


class Gives(StrEnum):
    """What a rule gives: a reminder, a yellow card, a red card."""

    REMINDER = "reminder"
    YELLOW = "yellow"
    RED = "red"


class RuleKind(StrEnum):
    """The kinds of electronic supervision (电子监察), and attempts outside the published lists."""

    TIME = "time"
    CONTENT = "content"
    FLOW = "flow"
    FEE = "fee"
    POWER = "power"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.KINDS[self.value]


class Answerable(StrEnum):
    """Whose a clock is: the hall's, the lead's, the step's department's, an asked unit's, or the applicant's (no cards)."""

    HALL = "hall"
    LEAD = "lead"
    DEPARTMENT = "department"
    ASKED = "asked"  # the unit that the act names as `asked_unit`
    APPLICANT = "applicant"


@dataclass(frozen=True)
class ClockRule:
    """One kind of clock: which verbs begin, pause, lengthen and end it, whose it is, and what limits it.

    A limit that is not given here is stated by the act that begins the clock, in its facts (`limits`, by the clock's
    code); a later act may state it anew. Without any limit nothing begins. `of` is "case" or "step". Between a verb that
    `holds` and one that `releases` the days told stay, but nobody is late: others' time is nobody's card. `by` names the fact
    that tells apart what runs side by side; an act that names none of them (nor, with an s, several) is about all.
    """

    code: str
    name: str
    of: str
    unit: Answerable
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    promised: Limit | None = None
    statutory: Limit | None = None
    by: str = ""
    ground: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule of supervision, with where it comes from: a source, or the house's own default."""

    code: str
    kind: RuleKind
    name: str
    trigger: Trigger
    gives: Gives
    amount: int = 0
    clocks: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    source: str = ""
    is_house_default: bool = True


@dataclass(frozen=True)
class Rulebook:
    """One version: in force from a day on, until the next. `answer` is how long a card may be answered.

    `limits` are the house's own terms by what they are for; a version that names none keeps the packaged ones.
    """

    version: int
    effective_from: date
    title: str
    light: LightRule
    answer: Limit
    clocks: tuple[ClockRule, ...]
    rules: tuple[Rule, ...]
    sm3: str
    limits: Mapping[str, Limit]

    def find_clock(self, code: str) -> ClockRule | None:
        """Return the clock of this code, or None."""
        return next((one for one in self.clocks if one.code == code), None)
