"""`onething flow`: docs/flow.md, drawn from the tables of moves."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Protocol

from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.states import CASE_MOVES, NOWHERE, STEP_MOVES, Move
from onething.catalogue.states import ENTRY_MOVES, EntryState
from onething.directory.contracts import POST_LABELS, Post

HEAD = """# The life of a case

Generated from `src/onething/cases/states.py` by `onething flow > docs/flow.md`; a test keeps it fresh.
Reading path: this page, then `journey/flow.py`, then `cases/states.py`, then the rule.
"""
ENTRY = """## The entry of the catalogue (目录条目)

Generated from `src/onething/catalogue/states.py`. Reading path: `journey/publishing.py`, then `catalogue/actions/`.
"""


class Drawn(Protocol):
    """What a move of either table has."""

    @property
    def verb(self) -> str: ...
    @property
    def sources(self) -> frozenset[str]: ...
    @property
    def target(self) -> str: ...
    @property
    def who(self) -> frozenset[Post]: ...
    @property
    def ground(self) -> str: ...
    @property
    def label(self) -> str: ...


def run(arguments: list[str]) -> int:
    """Print the page."""
    argparse.ArgumentParser(prog="onething flow", description="由状态表生成流程图文档。").parse_args(
        arguments
    )
    print(draw_page(), end="")
    return 0


def draw_page() -> str:
    """Return docs/flow.md: one diagram and one table for the case, one for the step, one for the catalogue's entry."""
    parts = [HEAD]
    parts += _section("The case (办件)", moves=CASE_MOVES, states=list(CaseState))
    parts += _section("The step (子办件)", moves=STEP_MOVES, states=list(StepState))
    parts += [ENTRY, *_diagram(ENTRY_MOVES, states=list(EntryState)), *_entry_table()]
    return "\n".join(parts)


def _section(
    title: str, *, moves: tuple[Move, ...], states: Sequence[CaseState | StepState]
) -> Iterator[str]:
    yield f"## {title}\n"
    yield from _diagram(moves, states=states)
    yield "| verb | 中文 | from | to | who | ground | clock | letter | follows |\n|---|---|---|---|---|---|---|---|---|"
    yield from (_row(move) for move in moves)
    yield ""


def _diagram(
    moves: Sequence[Drawn], *, states: Sequence[CaseState | StepState | EntryState]
) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    for state in states:
        yield f'    state "{state.label}" as {state}'
    for move in moves:
        for source in sorted(move.sources):
            start = "[*]" if source == NOWHERE else source
            yield f"    {start} --> {move.target}: {move.label}"
    yield "```\n"


def _entry_table() -> Iterator[str]:
    yield "| verb | 中文 | from | to | who | ground |\n|---|---|---|---|---|---|"
    yield from (f"| {' | '.join(_cells(move))} |" for move in ENTRY_MOVES)
    yield ""


def _cells(move: Drawn) -> list[str]:
    """What the tables have in common: verb, word, from, to, who, ground."""
    return [
        f"`{move.verb}`",
        move.label,
        ", ".join(sorted(move.sources)),
        move.target,
        "、".join(sorted(POST_LABELS[post] for post in move.who)),
        move.ground,
    ]


def _row(move: Move) -> str:
    cells = [
        *_cells(move),
        move.clock.value if move.clock.value != "none" else "",
        move.letter.label if move.letter else "",
        ", ".join(f"`{effect.value}`" for effect in move.effects),
    ]
    return f"| {' | '.join(cells)} |"
