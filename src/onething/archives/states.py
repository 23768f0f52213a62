"""The table of moves of an archive: who may do what, from where to where. tests/archives/law_table.py is its oracle."""

from dataclasses import dataclass
from typing import Final

from onething.archives import words
from onething.archives.contracts import ArchiveState as A
from onething.directory.contracts import Post


@dataclass(frozen=True)
class Move:
    """One verb: from which states, to which, by whom, on what ground."""

    verb: str
    sources: frozenset[str]
    target: str
    who: frozenset[Post]
    ground: str = "house rule"

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return words.VERBS[self.verb]


NOWHERE: Final = "nowhere"
_KEEPER = frozenset({Post.ARCHIVIST})

ARCHIVE_MOVES: Final[tuple[Move, ...]] = (
    Move("file", frozenset({NOWHERE}), A.FILING, frozenset({Post.CLERK}), "国务院令716 art. 12"),
    Move("complete", frozenset({A.FILING}), A.KEPT, frozenset({Post.SYSTEM})),
    Move("append", frozenset({A.KEPT}), A.KEPT, _KEEPER),
    Move("append", frozenset({A.HELD}), A.HELD, _KEEPER),
    Move("hold", frozenset({A.KEPT}), A.HELD, _KEEPER),
    Move("lift", frozenset({A.HELD}), A.KEPT, _KEEPER),
)


def find_move(moves: tuple[Move, ...], *, verb: str, state: str) -> Move | None:
    """The move of this verb out of this state, or None when there is none."""
    return next((move for move in moves if move.verb == verb and state in move.sources), None)


def list_moves(moves: tuple[Move, ...], *, state: str, post: str | None) -> list[Move]:
    """Every move this post may make out of this state."""
    return [move for move in moves if state in move.sources and post in move.who]
