"""The tables of moves of an archive and of a destruction list. tests/archives/law_table.py is their oracle, by hand."""

from dataclasses import dataclass
from typing import Final

from onething.archives import words
from onething.archives.contracts import ArchiveState as A
from onething.archives.contracts import ListState as L
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
_SYSTEM = frozenset({Post.SYSTEM})
_KEEPER, _HEAD = frozenset({Post.ARCHIVIST}), frozenset({Post.HEAD})

ARCHIVE_MOVES: Final[tuple[Move, ...]] = (
    Move("file", frozenset({NOWHERE}), A.FILING, frozenset({Post.CLERK}), "国务院令716 art. 12"),
    Move("complete", frozenset({A.FILING}), A.KEPT, _SYSTEM),
    Move("append", frozenset({A.KEPT}), A.KEPT, _KEEPER),
    Move("append", frozenset({A.HELD}), A.HELD, _KEEPER),
    Move("hold", frozenset({A.KEPT}), A.HELD, _KEEPER),
    Move("lift", frozenset({A.HELD}), A.KEPT, _KEEPER),
    Move("destroy", frozenset({A.KEPT}), A.DESTROYED, _HEAD),
    Move("destroy_again", frozenset({A.FILING, A.KEPT, A.HELD}), A.DESTROYED, _SYSTEM),
)
DESTRUCTION_MOVES: Final[tuple[Move, ...]] = (
    Move("propose_destruction", frozenset({NOWHERE}), L.PROPOSED, _KEEPER),
    Move("keep_back", frozenset({L.PROPOSED}), L.PROPOSED, _KEEPER),
    Move("keep_back", frozenset({L.EXAMINED}), L.EXAMINED, _HEAD),
    Move("examine", frozenset({L.PROPOSED}), L.EXAMINED, _KEEPER),
    Move("approve_destruction", frozenset({L.EXAMINED}), L.CARRIED_OUT, _HEAD),
    Move("decline_destruction", frozenset({L.PROPOSED}), L.DECLINED, _KEEPER),
    Move("decline_destruction", frozenset({L.EXAMINED}), L.DECLINED, _HEAD),
)


def find_move(moves: tuple[Move, ...], *, verb: str, state: str) -> Move | None:
    """The move of this verb out of this state, or None when there is none."""
    return next((move for move in moves if move.verb == verb and state in move.sources), None)


def list_moves(moves: tuple[Move, ...], *, state: str, post: str | None) -> list[Move]:
    """Every move this post may make out of this state."""
    return [move for move in moves if state in move.sources and post in move.who]
