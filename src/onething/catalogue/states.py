"""The life of a catalogue entry as a table: which move leads from where to where, and whose post makes it.

Four eyes: whoever wrote an entry neither reviews nor approves it, and its reviewer does not approve it (the database
refuses the same). A repeal is an entry of its own kind and goes the same way. A joint department's own editors and
reviewers countersign, the leading department's answer; whose entry it is, is checked where they act.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from onething.catalogue import words
from onething.directory.contracts import Post


class EntryKind(StrEnum):
    """What is being decided: a new edition of a thing, or that a publication ends."""

    EDITION = "edition"
    REPEAL = "repeal"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.ENTRY_KINDS[self.value]


class EntryState(StrEnum):
    """How far an entry has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.ENTRY_STATES[self.value]


@dataclass(frozen=True)
class Move:
    """One verb: from which states, to which, by whom, on what ground.

    `needs_consent`: not while an objection of a joint department (联办机构) stands unanswered.
    """

    verb: str
    sources: frozenset[str]
    target: str
    who: frozenset[Post]
    ground: str
    needs_consent: bool = False

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return words.ENTRY_VERBS[self.verb]


NOWHERE: Final = "nowhere"
SUBJECT: Final = "catalogue_entry"
"""The kind of an entry's chain in the ledger."""
OPEN_STATES: Final = (EntryState.DRAFT, EntryState.SUBMITTED, EntryState.REVIEWED, EntryState.APPROVED)
SEEN_BY_JOINT: Final = (EntryState.DRAFT, EntryState.SUBMITTED, EntryState.REVIEWED)
"""While an entry stands here the joint departments of its matters (联办机构) read it and countersign."""
_E = EntryState
_EDITOR, _REVIEWER, _APPROVER, _SYSTEM = (
    Post.CATALOGUE_EDITOR, Post.CATALOGUE_REVIEWER, Post.CATALOGUE_APPROVER, Post.SYSTEM,
)  # fmt: skip
_DYNAMIC = "权责清单动态调整"  # the list follows the law: every change names the change behind it
_HOUSE = "house rule"
_COUNTERSIGN = "会签：联办机构的异议没有答复，不核准 (house rule)"


def _move(verb: str, sources: tuple[str, ...], target: str, who: tuple[Post, ...], ground: str) -> Move:
    return Move(verb, frozenset(sources), target, frozenset(who), ground)


# fmt: off
ENTRY_MOVES: Final[tuple[Move, ...]] = (
    _move("draft", (NOWHERE,), _E.DRAFT, (_EDITOR, _SYSTEM), _DYNAMIC),
    _move("revise", (_E.DRAFT,), _E.DRAFT, (_EDITOR, _SYSTEM), _HOUSE),
    _move("submit", (_E.DRAFT,), _E.SUBMITTED, (_EDITOR,), _DYNAMIC),
    _move("discard", (_E.DRAFT,), _E.DISCARDED, (_EDITOR,), _HOUSE),
    _move("endorse", (_E.SUBMITTED,), _E.REVIEWED, (_REVIEWER,), _DYNAMIC),
    _move("return", (_E.SUBMITTED,), _E.DRAFT, (_REVIEWER,), _HOUSE),
    _move("return", (_E.REVIEWED, _E.APPROVED), _E.DRAFT, (_APPROVER,), _HOUSE),
    *(_move("countersign", (state,), state, (_EDITOR, _REVIEWER), _COUNTERSIGN) for state in SEEN_BY_JOINT),
    *(_move("answer_opinion", (state,), state, (_EDITOR, _REVIEWER), _COUNTERSIGN) for state in SEEN_BY_JOINT),
    replace(_move("approve", (_E.REVIEWED,), _E.APPROVED, (_APPROVER,), _DYNAMIC), needs_consent=True),
    _move("publish", (_E.APPROVED,), _E.PUBLISHED, (_APPROVER,), _DYNAMIC),
    _move("publish_directly", (NOWHERE,), _E.PUBLISHED, (_SYSTEM,), "operator's act"),
    _move("supersede", (_E.PUBLISHED,), _E.SUPERSEDED, (_SYSTEM,), _DYNAMIC),
    _move("repeal", (_E.PUBLISHED,), _E.REPEALED, (_SYSTEM,), _DYNAMIC),
)
# fmt: on


def find_move(*, verb: str, state: str, post: str | None) -> Move | None:
    """The move of this verb out of this state for this post, or None."""
    return next(
        (move for move in ENTRY_MOVES if move.verb == verb and state in move.sources and post in move.who),
        None,
    )


def list_posts(*, verb: str) -> frozenset[Post]:
    """Every post that makes moves of this verb."""
    return frozenset(post for move in ENTRY_MOVES if move.verb == verb for post in move.who)


def list_moves(*, state: str, post: str | None) -> tuple[Move, ...]:
    """Every move that a post may make out of a state."""
    return tuple(move for move in ENTRY_MOVES if state in move.sources and post in move.who)
