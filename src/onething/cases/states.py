"""The table of moves: what the law lets happen to a case and to a step, who may do it, and what follows.

Buttons, the interface's `next_acts`, the guard of every action and docs/flow.md all come from here. The test's oracle
(tests/cases/law_table.py) is written by hand and does not read this file.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onething.cases import words
from onething.cases.contracts import CaseState as C
from onething.cases.contracts import StepState as S
from onething.directory.contracts import Post


class ClockEffect(StrEnum):
    """What a move does to the clock."""

    NONE = "none"
    PROMISE = "promise"  # the promised day of the case is fixed and told
    START = "start"  # the step's limits begin to run
    STOP = "stop"  # decided: the limits have done their work


class Effect(StrEnum):
    """What follows a move after its transaction; journey/effects.py carries each out."""

    TELL_SUBMITTED = "applicant.submitted"
    TELL_RECEIVED = "applicant.received"
    TELL_NOT_ACCEPTED = "applicant.not_accepted"
    TELL_CORRECTION = "applicant.correction"
    TELL_ACCEPTED = "applicant.accepted"
    TELL_REFUSAL = "applicant.refusal"
    TELL_ISSUED = "applicant.issued"
    TELL_ENDED = "applicant.ended"
    TELL_LEAD_FUSE = "lead.fuse"
    PREPARE_ISSUANCE = "issuance.prepare"
    RELEASE_OWN_DAY = "step.own_day"


@dataclass(frozen=True)
class Move:
    """One verb of the law: from which states, to which, by whom, on what ground."""

    verb: str
    sources: frozenset[str]
    target: str
    who: frozenset[Post]
    ground: str
    clock: ClockEffect = ClockEffect.NONE
    effects: tuple[Effect, ...] = ()
    places: frozenset[str] = frozenset({"here", "outside"})
    kinds: frozenset[str] | None = None

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return words.VERBS[self.verb]

    def fits(self, *, kind: str, place: str) -> bool:
        """Whether a step of this kind, decided at this place, knows the verb at all."""
        return place in self.places and (self.kinds is None or kind in self.kinds)


NOWHERE: Final = "nowhere"
_CITIZEN, _CLERK, _SYSTEM = Post.CITIZEN, Post.CLERK, Post.SYSTEM
_HOUSE = "house rule"
_DECIDED_BY_ORGAN: Final = frozenset(
    {"licence", "confirmation", "filing", "payment", "check", "public_service", "other_power"}
)


def _move(
    verb: str,
    *,
    sources: tuple[str, ...],
    target: str,
    who: tuple[Post, ...],
    ground: str,
    clock: ClockEffect = ClockEffect.NONE,
    effects: tuple[Effect, ...] = (),
    places: tuple[str, ...] = ("here", "outside"),
    kinds: frozenset[str] | None = None,
) -> Move:
    return Move(
        verb, frozenset(sources), target, frozenset(who), ground, clock, effects, frozenset(places), kinds
    )


CASE_MOVES: Final[tuple[Move, ...]] = (
    _move("begin", sources=(NOWHERE,), target=C.DRAFT, who=(_CITIZEN, _CLERK), ground="行政许可法 art. 29"),
    _move(
        "submit",
        sources=(C.DRAFT,),
        target=C.SUBMITTED,
        who=(_CITIZEN, _CLERK),
        ground="行政许可法 art. 29, 31",
        effects=(Effect.TELL_SUBMITTED,),
    ),
    _move(
        "receive",
        sources=(C.SUBMITTED,),
        target=C.RECEIVED,
        who=(_CLERK,),
        ground="行政许可法 art. 32",
        effects=(Effect.TELL_RECEIVED,),
    ),
    _move(
        "accept",
        sources=(C.RECEIVED,),
        target=C.ACCEPTED,
        who=(_CLERK,),
        ground="行政许可法 art. 32(5)",
        clock=ClockEffect.PROMISE,
        effects=(Effect.TELL_ACCEPTED,),
    ),
    _move(
        "not_accept",
        sources=(C.SUBMITTED, C.RECEIVED),
        target=C.NOT_ACCEPTED,
        who=(_CLERK,),
        ground="行政许可法 art. 32(1)(2)",
        effects=(Effect.TELL_NOT_ACCEPTED,),
    ),
    _move(
        "ask_correction",
        sources=(C.RECEIVED,),
        target=C.CORRECTING,
        who=(_CLERK,),
        ground="行政许可法 art. 32(4)",
        effects=(Effect.TELL_CORRECTION,),
    ),
    _move(
        "correct",
        sources=(C.CORRECTING,),
        target=C.RECEIVED,
        who=(_CITIZEN, _CLERK),
        ground="行政许可法 art. 32(4)(5)",
        effects=(Effect.TELL_RECEIVED,),
    ),
    _move("dispatch", sources=(C.ACCEPTED,), target=C.IN_REVIEW, who=(_CLERK,), ground="行政许可法 art. 26"),
    _move(
        "await_choice",
        sources=(C.IN_REVIEW, C.CHOOSING),
        target=C.CHOOSING,
        who=(_SYSTEM,),
        ground=_HOUSE,
        effects=(Effect.TELL_REFUSAL,),
    ),
    _move("mend", sources=(C.CHOOSING,), target=C.IN_REVIEW, who=(_CITIZEN,), ground=_HOUSE),
    _move("drop", sources=(C.CHOOSING,), target=C.IN_REVIEW, who=(_CITIZEN,), ground=_HOUSE),
    _move(
        "end",
        sources=(C.CHOOSING,),
        target=C.REFUSED,
        who=(_CITIZEN,),
        ground="行政许可法 art. 38",
        effects=(Effect.TELL_ENDED,),
    ),
    _move(
        "withdraw",
        sources=(C.DRAFT, C.SUBMITTED, C.RECEIVED, C.CORRECTING, C.ACCEPTED, C.IN_REVIEW, C.CHOOSING),
        target=C.WITHDRAWN,
        who=(_CITIZEN,),
        ground=_HOUSE,
    ),
    _move(
        "confirm",
        sources=(C.IN_REVIEW,),
        target=C.ISSUING,
        who=(Post.LEAD,),
        ground="行政许可法 art. 26, 42",
        effects=(Effect.PREPARE_ISSUANCE,),
    ),
    _move(
        "issue",
        sources=(C.ISSUING, C.IN_REVIEW),
        target=C.ISSUED,
        who=(_SYSTEM,),
        ground="行政许可法 art. 44",
        effects=(Effect.TELL_ISSUED,),
    ),
    _move("deliver", sources=(C.ISSUED,), target=C.DELIVERED, who=(_CLERK,), ground="行政许可法 art. 44"),
    _move("archive", sources=(C.DELIVERED,), target=C.ARCHIVED, who=(_CLERK,), ground="国务院令716 art. 12"),
)

STEP_MOVES: Final[tuple[Move, ...]] = (
    _move(
        "open",
        sources=(NOWHERE, S.WAITING),
        target=S.PENDING,
        who=(_SYSTEM,),
        ground="行政许可法 art. 42",
        clock=ClockEffect.START,
    ),
    _move("wait", sources=(NOWHERE,), target=S.WAITING, who=(_SYSTEM,), ground=_HOUSE),
    _move(
        "start_review",
        sources=(S.PENDING,),
        target=S.IN_REVIEW,
        who=(Post.REVIEWER,),
        ground="行政许可法 art. 34",
        kinds=_DECIDED_BY_ORGAN,
    ),
    *(
        _move("record_fact", sources=(state,), target=state, who=(_CLERK, Post.REVIEWER), ground=_HOUSE)
        for state in (S.PENDING, S.IN_REVIEW)
    ),
    _move(
        "permit",
        sources=(S.IN_REVIEW,),
        target=S.READY,
        who=(Post.DECIDER,),
        ground="行政许可法 art. 34, 38",
        clock=ClockEffect.NONE,
        places=("here",),
        kinds=_DECIDED_BY_ORGAN,
    ),
    _move(
        "refuse",
        sources=(S.IN_REVIEW,),
        target=S.OPPOSED,
        who=(Post.DECIDER,),
        ground="行政许可法 art. 38",
        places=("here",),
        kinds=_DECIDED_BY_ORGAN,
    ),
    _move(
        "record_result",
        sources=(S.PENDING, S.IN_REVIEW),
        target=S.READY,
        who=(Post.REVIEWER,),
        ground=_HOUSE,
        places=("outside",),
    ),
    _move(
        "reopen",
        sources=(S.OPPOSED,),
        target=S.PENDING,
        who=(_CITIZEN,),
        ground=_HOUSE,
    ),
    _move("drop", sources=(S.OPPOSED,), target=S.DROPPED, who=(_CITIZEN,), ground=_HOUSE),
    _move(
        "decide_refusal",
        sources=(S.OPPOSED,),
        target=S.REFUSED,
        who=(_SYSTEM,),
        ground="行政许可法 art. 38",
        clock=ClockEffect.STOP,
    ),
    _move(
        "end",
        sources=(S.WAITING, S.PENDING, S.IN_REVIEW, S.READY, S.OPPOSED),
        target=S.ENDED,
        who=(_SYSTEM,),
        ground=_HOUSE,
        clock=ClockEffect.STOP,
    ),
    _move(
        "take_up",
        sources=(S.READY,),
        target=S.ISSUING,
        who=(Post.LEAD, _SYSTEM),
        ground="行政许可法 art. 26, 42",
    ),
    _move(
        "release",
        sources=(S.READY,),
        target=S.ISSUING,
        who=(_SYSTEM,),
        ground="行政许可法 art. 44",
        effects=(Effect.PREPARE_ISSUANCE,),
    ),
    _move(
        "fuse",
        sources=(S.READY,),
        target=S.ISSUING,
        who=(_SYSTEM,),
        ground="行政许可法 art. 42",
        effects=(Effect.PREPARE_ISSUANCE, Effect.TELL_LEAD_FUSE),
    ),
    _move(
        "issue",
        sources=(S.ISSUING,),
        target=S.ISSUED,
        who=(_SYSTEM,),
        ground="行政许可法 art. 38, 44",
        clock=ClockEffect.STOP,
    ),
)

FINAL_CASE_STATES: Final = frozenset({C.NOT_ACCEPTED, C.ARCHIVED, C.REFUSED, C.WITHDRAWN})
GONE_STEP_STATES: Final = frozenset({S.DROPPED, S.ENDED, S.REFUSED})
GRANTED_STEP_STATES: Final = frozenset({S.READY, S.ISSUING, S.ISSUED})


def find_move(moves: tuple[Move, ...], *, verb: str, state: str) -> Move | None:
    """The move of this verb out of this state, or None when the law has none."""
    return next((move for move in moves if move.verb == verb and state in move.sources), None)


def list_moves(moves: tuple[Move, ...], *, state: str, post: Post) -> list[Move]:
    """Every move this post may make out of this state."""
    return [move for move in moves if state in move.sources and post in move.who]
