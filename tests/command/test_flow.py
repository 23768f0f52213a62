"""docs/flow.md is drawn from the moves and fresh."""

from pathlib import Path

from onething.cases.states import CASE_MOVES, STEP_MOVES
from onething.catalogue.states import ENTRY_MOVES
from onething.command.flow import draw_page

PAGE = Path(__file__).parents[2] / "docs" / "flow.md"


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == draw_page(), "运行 onething flow > docs/flow.md"


def test_every_move_stands_in_the_page():
    page = draw_page()
    for move in (*CASE_MOVES, *STEP_MOVES, *ENTRY_MOVES):
        assert f"`{move.verb}`" in page
        assert move.ground in page
