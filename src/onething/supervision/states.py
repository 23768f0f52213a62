"""The tables of moves of supervision: a card, an order, a point of a rectification list; who may, and what follows.

Buttons, the interface and the guard of every action come from here; tests/supervision/law_table.py is its oracle, by hand.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from onething.directory.contracts import Post
from onething.supervision import words
from onething.supervision.contracts.kinds import CardState as C
from onething.supervision.contracts.kinds import OrderState as O
from onething.supervision.contracts.kinds import PointState as P


class Effect(StrEnum):
    """What follows a move after its transaction; journey/effects.py carries each out."""

    TELL_REMINDER = "supervision.reminder"
    TELL_CARD = "supervision.card"
    TELL_ANSWER = "supervision.answer"
    TELL_DECISION = "supervision.decision"
    TELL_ORDER = "supervision.order"
    TELL_POINT = "supervision.point"


@dataclass(frozen=True)
class Move:
    """One verb of supervision: from which states, to which, by whom."""

    verb: str
    sources: frozenset[str]
    target: str
    who: frozenset[Post]
    ground: str
    effects: tuple[Effect, ...] = ()

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return words.VERBS[self.verb]


NOWHERE: Final = "nowhere"
_SUPERVISOR, _SYSTEM = (Post.SUPERVISOR,), (Post.SYSTEM,)
ANSWERING: Final = (Post.DECIDER, Post.LEAD, Post.CLERK, Post.HEAD)
_HOUSE = "house rule"


def _move(
    verb: str,
    sources: tuple[str, ...],
    target: str,
    who: tuple[Post, ...],
    *effects: Effect,
    ground: str = _HOUSE,
) -> Move:
    return Move(verb, frozenset(sources), target, frozenset(who), ground, effects)


# fmt: off
CARD_MOVES: Final[tuple[Move, ...]] = (
    _move("raise", (NOWHERE,), C.OPEN, _SYSTEM, Effect.TELL_CARD, ground="GB/T 39046 table 11"),
    _move("answer", (C.OPEN, C.LAPSED), C.ANSWERED, ANSWERING, Effect.TELL_ANSWER),
    _move("appeal", (C.OPEN, C.LAPSED), C.APPEALED, ANSWERING, Effect.TELL_ANSWER),
    _move("lapse", (C.OPEN,), C.LAPSED, _SYSTEM),
    _move("uphold", (C.ANSWERED, C.APPEALED, C.LAPSED), C.UPHELD, _SUPERVISOR, Effect.TELL_DECISION),
    _move("cancel", (C.OPEN, C.ANSWERED, C.APPEALED, C.LAPSED), C.CANCELLED, _SUPERVISOR, Effect.TELL_DECISION),
)
ORDER_MOVES: Final[tuple[Move, ...]] = (
    _move("order", (NOWHERE,), O.ISSUED, (*_SUPERVISOR, *_SYSTEM), Effect.TELL_ORDER, ground="GB/T 39046 table 11"),
    _move("report", (O.ISSUED,), O.REPORTED, ANSWERING, Effect.TELL_ANSWER),
    _move("return_order", (O.REPORTED,), O.ISSUED, _SUPERVISOR, Effect.TELL_ORDER),
    _move("close_order", (O.ISSUED, O.REPORTED), O.CLOSED, _SUPERVISOR, Effect.TELL_DECISION),
)
POINT_MOVES: Final[tuple[Move, ...]] = (
    _move("require", (NOWHERE,), P.REQUIRED, _SUPERVISOR, Effect.TELL_POINT),
    _move("prove", (P.REQUIRED,), P.DONE, ANSWERING, Effect.TELL_ANSWER),
    _move("send_back", (P.DONE,), P.REQUIRED, _SUPERVISOR, Effect.TELL_POINT),
    _move("verify", (P.DONE,), P.VERIFIED, _SUPERVISOR, Effect.TELL_DECISION),
    *(_move("note_accountability", (state,), state, _SUPERVISOR, ground="行政许可法 art. 74") for state in P),
)
# fmt: on


def find_move(moves: tuple[Move, ...], *, verb: str, state: str) -> Move | None:
    """The move of this verb out of this state, or None when there is none."""
    return next((move for move in moves if move.verb == verb and state in move.sources), None)


def list_moves(moves: tuple[Move, ...], *, state: str, post: Any) -> list[Move]:
    """Every move this post may make out of this state."""
    return [move for move in moves if state in move.sources and post in move.who]
