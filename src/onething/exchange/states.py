"""The life of a request for shared data, and of the grant that it may become: who may do what, on what ground.

Buttons, the interface and the guard of every action come from here; tests/exchange/law_table.py is its oracle, by hand.
Flow: domain facts §6 (the authority checks, the provider of conditional items answers, silence goes to the authority).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onething.directory.contracts import Post
from onething.exchange import words


class GrantState(StrEnum):
    """How far a request has come; `granted` is the only state in which data may be used."""

    ASKED = "asked"
    AT_PROVIDER = "at_provider"
    COORDINATING = "coordinating"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STATES[self.value]


class Party(StrEnum):
    """On whose side somebody stands in a request."""

    USER = "user"
    PROVIDER = "provider"
    AUTHORITY = "authority"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The party in Chinese."""
        return words.PARTIES[self.value]


@dataclass(frozen=True)
class Move:
    """One verb: from which states, to which, by which party. `needs_consent`: only where items are (not) conditional."""

    verb: str
    sources: frozenset[str]
    target: GrantState
    who: Party
    ground: str
    needs_consent: bool | None = None

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return words.VERBS[self.verb]

    def fits(self, *, state: str, needs_consent: bool) -> bool:
        """Whether the verb is possible where a request stands."""
        return state in self.sources and self.needs_consent in (None, needs_consent)


NOWHERE: Final = "nowhere"
SUBJECT: Final = "data_grant"
"""The kind of a grant's chain in the ledger."""
POSTS: Final = {
    Party.USER: Post.DATA_STEWARD,
    Party.PROVIDER: Post.DATA_STEWARD,
    Party.AUTHORITY: Post.DATA_AUTHORITY,
}
_S = GrantState
_SHARING = "政务数据共享条例（国务院令第809号）"
_HOUSE = "house rule"


def _move(
    verb: str, sources: tuple[str, ...], target: GrantState, who: Party, ground: str, **more: bool
) -> Move:
    return Move(verb, frozenset(sources), target, who, ground, **more)


# fmt: off
MOVES: Final[tuple[Move, ...]] = (
    _move("ask", (NOWHERE,), _S.ASKED, Party.USER, _SHARING),
    _move("withdraw", (_S.ASKED, _S.AT_PROVIDER, _S.COORDINATING), _S.WITHDRAWN, Party.USER, _HOUSE),
    _move("grant", (_S.ASKED,), _S.GRANTED, Party.AUTHORITY, _SHARING, needs_consent=False),
    _move("pass_on", (_S.ASKED,), _S.AT_PROVIDER, Party.AUTHORITY, _SHARING, needs_consent=True),
    _move("refuse", (_S.ASKED,), _S.REFUSED, Party.AUTHORITY, _SHARING),
    _move("consent", (_S.AT_PROVIDER,), _S.GRANTED, Party.PROVIDER, _SHARING),
    _move("object", (_S.AT_PROVIDER,), _S.COORDINATING, Party.PROVIDER, _SHARING),
    _move("escalate", (_S.AT_PROVIDER,), _S.COORDINATING, Party.SYSTEM, _HOUSE),
    _move("settle", (_S.COORDINATING,), _S.GRANTED, Party.AUTHORITY, _SHARING),
    _move("turn_down", (_S.COORDINATING,), _S.REFUSED, Party.AUTHORITY, _SHARING),
    _move("give_up", (_S.GRANTED,), _S.WITHDRAWN, Party.USER, _HOUSE),
    _move("revoke", (_S.GRANTED,), _S.REVOKED, Party.AUTHORITY, _SHARING),
    _move("expire", (_S.GRANTED,), _S.EXPIRED, Party.SYSTEM, _HOUSE),
)
# fmt: on
WITH_REASON: Final = frozenset({"refuse", "object", "settle", "turn_down", "revoke", "give_up", "withdraw"})
"""Verbs that nobody does without saying why."""


def find_move(*, verb: str, state: str, needs_consent: bool) -> Move | None:
    """The move of this verb out of this state, or None when there is none."""
    found = (move for move in MOVES if move.verb == verb)
    return next((move for move in found if move.fits(state=state, needs_consent=needs_consent)), None)


def list_moves(*, state: str, needs_consent: bool) -> tuple[Move, ...]:
    """Every move out of where a request stands."""
    return tuple(move for move in MOVES if move.fits(state=state, needs_consent=needs_consent))
