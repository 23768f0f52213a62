"""`onething flow`: docs/flow.md, drawn from the table of moves."""

import argparse
from collections.abc import Iterator, Sequence

from onething.cases.contracts import CaseState, StepState
from onething.cases.states import CASE_MOVES, NOWHERE, STEP_MOVES, Move
from onething.directory.contracts import POST_LABELS

HEAD = """# The life of a case

Generated from `src/onething/cases/states.py` by `onething flow > docs/flow.md`; a test keeps it fresh.
Reading path: this page, then `journey/flow.py`, then `cases/states.py`, then the rule.
"""


def run(arguments: list[str]) -> int:
    """Print the page."""
    argparse.ArgumentParser(prog="onething flow", description="由状态表生成流程图文档。").parse_args(
        arguments
    )
    print(draw_page(), end="")
    return 0


def draw_page() -> str:
    """Return docs/flow.md: one diagram and one table for the case, one for the step."""
    parts = [HEAD]
    parts += _section("The case (办件)", moves=CASE_MOVES, states=list(CaseState))
    parts += _section("The step (子办件)", moves=STEP_MOVES, states=list(StepState))
    return "\n".join(parts)


def _section(
    title: str, *, moves: tuple[Move, ...], states: Sequence[CaseState | StepState]
) -> Iterator[str]:
    yield f"## {title}\n"
    yield "```mermaid\nstateDiagram-v2"
    for state in states:
        yield f'    state "{state.label}" as {state}'
    for move in moves:
        for source in sorted(move.sources):
            start = "[*]" if source == NOWHERE else source
            yield f"    {start} --> {move.target}: {move.label}"
    yield "```\n"
    yield "| verb | 中文 | from | to | who | ground | clock | follows |\n|---|---|---|---|---|---|---|---|"
    yield from (_row(move) for move in moves)
    yield ""


def _row(move: Move) -> str:
    cells = [
        f"`{move.verb}`",
        move.label,
        ", ".join(sorted(move.sources)),
        move.target,
        "、".join(sorted(POST_LABELS[post] for post in move.who)),
        move.ground,
        move.clock.value if move.clock.value != "none" else "",
        ", ".join(f"`{effect.value}`" for effect in move.effects),
    ]
    return f"| {' | '.join(cells)} |"
