"""The small life of what the office signs: proposed by one hand, signed or declined by another, revoked when it no longer holds.

Four eyes: whoever proposed it does not sign it (the database refuses the same).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onething.directory.contracts import Post
from onething.publicity import words


class PaperState(StrEnum):
    """How far a paper has come."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    DECLINED = "declined"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STATES[self.value]


@dataclass(frozen=True)
class Move:
    """One verb: from which state to which, by whom. `of_proposer`: the proposer may, too, whatever their post."""

    verb: str
    source: str
    target: PaperState
    who: frozenset[Post]
    of_proposer: bool = False

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return words.VERBS[self.verb]


NOWHERE: Final = "nowhere"
PUBLIC: Final = (PaperState.SIGNED, PaperState.REVOKED)
_BOTH = frozenset({Post.CATALOGUE_EDITOR, Post.CATALOGUE_APPROVER})
_BUREAU = frozenset({Post.CATALOGUE_APPROVER})

MOVES: Final[tuple[Move, ...]] = (
    Move("propose", NOWHERE, PaperState.PROPOSED, _BOTH),
    Move("sign", PaperState.PROPOSED, PaperState.SIGNED, _BUREAU),
    Move("decline", PaperState.PROPOSED, PaperState.DECLINED, _BUREAU, of_proposer=True),
    Move("revoke", PaperState.SIGNED, PaperState.REVOKED, _BUREAU),
)


def find_move(*, verb: str, state: str) -> Move | None:
    """Return the move of this verb out of this state, or None."""
    return next((move for move in MOVES if move.verb == verb and move.source == state), None)


def list_moves(*, state: str) -> tuple[Move, ...]:
    """Return every move out of a state."""
    return tuple(move for move in MOVES if move.source == state)
