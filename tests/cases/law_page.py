"""docs/law.md: article, situation, move, documents, tests, a row each. `python -m tests.cases.law_page > docs/law.md`.

Made from the hand-written law table, from the product's moves, and from what tests live which move: none of them is copied.
"""

from onething.cases.contracts.kinds import CaseState, LetterKind, StepState
from onething.cases.states import CASE_MOVES, STEP_MOVES, Move
from onething.directory.contracts import POST_LABELS, Post
from tests.cases.law_table import ALLOWED
from tests.cases.law_tests import TESTS

MOVES = {"case": CASE_MOVES, "step": STEP_MOVES}
NOUNS = {"case": "办件", "step": "子办件"}
STATES = {"case": CaseState, "step": StepState}
HEAD = """# The law of a case

Every move that the table knows, with the article (or "house rule") that allows it, the document that it writes, and tests that
live it. Made by `python -m tests.cases.law_page > docs/law.md` from the hand-written law table (`tests/cases/law_table.py`), the
table of moves and `tests/cases/law_tests.py`; a test keeps it fresh. What no row allows is refused, for every verb, state and post
(`tests/cases/test_moves.py`).

## The moves

| article | situation | move | documents | tests |
|---|---|---|---|---|
"""
TAIL = """
## What becomes of the other steps after a refusal

A department would refuse (拟不予): the case is `choosing`, and only the applicant moves it on. What the others are at then:

| the other step is | while the applicant chooses | mend | drop (the refused matter) | end |
|---|---|---|---|---|
| `waiting` for an earlier result | waits on | waits on | begins, if it waited for nothing else that is still there | `ended` |
| `pending`, nobody has taken it up | may be taken up and reviewed | goes on | goes on | `ended` |
| `in_review`, its limit running | reviewed on; its limit runs on | goes on | goes on | `ended` |
| `in_review` in a special procedure | the procedure goes on, its days do not count | goes on | goes on | `ended` |
| `ready`, for the joint decision | waits; fuse burns; may be had now (`separate`) | waits on | waits on | `ended`, numbers void |
| `opposed` itself, a second refusal | chosen for each | still to be chosen | still to be chosen | decided: `refused` |
| `issuing`, on its way out | becomes real | becomes real | becomes real | becomes real and stands |
| `issued` (own day, fuse, applicant's wish) | stands | stands | stands | stands |
| promised for (告知承诺), not decided | may still be decided at once, or the promise taken back | goes on | goes on | `ended` |

**Mend** opens exactly what the refusal turns on: the fields and papers that it names, else all that the refused matter asks; never
a field that a department has already relied on (`ready`, `issuing`, `issued`). A form that changed is signed again.
**Drop** makes the plan anew without the matter: fields and papers that nobody else asks are gone, the promised day may become
earlier and never later; a matter whose result others need, and one whose going would ask something new, cannot be dropped. All this
is shown before the applicant chooses (`GET /steps/{step}/drop`). **End** decides the refusal formally, with reasons and remedies.
"""


def write_page() -> str:
    """Return the page."""
    rows = [_row(*row) for row in ALLOWED]
    return HEAD + "\n".join(rows) + "\n" + TAIL


def _row(noun: str, verb: str, states: tuple[str, ...], posts: tuple[str, ...], ground: str, why: str) -> str:
    moves = [move for move in MOVES[noun] if move.verb == verb]
    cells = (
        ground,
        why,
        _say_move(noun, moves, states=states, posts=posts),
        _say_letters(moves),
        _say_tests(noun, verb),
    )
    return f"| {' | '.join(cells)} |"


def _say_move(noun: str, moves: list[Move], *, states: tuple[str, ...], posts: tuple[str, ...]) -> str:
    targets = {move.target for move in moves}
    stays = all(move.sources == {move.target} for move in moves)
    to = "" if stays else f" → {', '.join(f'`{one}`' for one in sorted(targets))}"
    who = "、".join(POST_LABELS[Post(post)] for post in posts)
    return f"{NOUNS[noun]} `{moves[0].verb}` {moves[0].label}: {', '.join(f'`{one}`' for one in states)}{to}; {who}"


def _say_letters(moves: list[Move]) -> str:
    kinds = dict.fromkeys(move.letter for move in moves if move.letter)
    return "、".join(LetterKind(kind).label for kind in kinds) or "—"


def _say_tests(noun: str, verb: str) -> str:
    return "<br>".join(f"`{file}::{name}`" for file, name in TESTS.get((noun, verb), ()))


if __name__ == "__main__":
    print(write_page(), end="")
