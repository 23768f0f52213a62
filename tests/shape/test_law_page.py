"""docs/law.md is fresh: every move stands in it with its article, its documents and tests that exist."""

import re
from functools import cache

import pytest

from tests.cases.law_page import MOVES, write_page
from tests.cases.law_table import ALLOWED
from tests.cases.law_tests import TESTS
from tests.shape.house import ROOT

VERBS = sorted({(noun, move.verb) for noun, moves in MOVES.items() for move in moves})
HOW = "python -m tests.cases.law_page > docs/law.md"


@cache
def list_tests(file: str) -> frozenset[str]:
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    return frozenset(re.findall(r"^def (test_\w+)", text, re.MULTILINE))


def test_the_page_is_fresh():
    assert (ROOT / "docs" / "law.md").read_text(encoding="utf-8") == write_page(), HOW


@pytest.mark.parametrize(("noun", "verb"), VERBS)
def test_every_move_is_lived_by_a_test_that_exists(noun, verb):
    assert TESTS.get((noun, verb)), f"name a test of {noun} {verb} in tests/cases/law_tests.py, then: {HOW}"
    for file, name in TESTS[noun, verb]:
        assert name in list_tests(file), (file, name)


def test_every_move_has_one_row_and_every_row_a_move():
    rows = [(noun, verb) for noun, verb, *_ in ALLOWED]
    assert sorted(rows) == VERBS
    assert set(TESTS) == set(VERBS)


def test_every_row_names_an_article_or_says_house_rule():
    for noun, verb, _states, _posts, ground, why in ALLOWED:
        assert ground == "house rule" or re.search(r"(法|令|条例|规定)\S* art\. \d|令\d+ art\. \d", ground), (
            noun,
            verb,
        )
        assert why
