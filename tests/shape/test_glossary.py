"""Every word of the trade that the code uses as a name stands in docs/glossary.md."""

import enum
import inspect
import re

import pytest

from onething.archives import states as archive_states
from onething.archives.contracts import ArchiveState, ListState
from onething.cases import states
from onething.cases.contracts import kinds as case_words
from onething.catalogue import states as entry_states
from onething.catalogue.contracts import MatterKind
from onething.directory.contracts import Post
from onething.exchange import states as grant_states
from onething.publicity import states as paper_states
from onething.publicity.contracts import ListKind
from onething.supervision.contracts.kinds import CardState, OrderState, PointState
from onething.supervision.states import CARD_MOVES, ORDER_MOVES, POINT_MOVES
from onething.training.contracts import LearningState, QuizResult
from tests.shape.house import ROOT, list_modules


def read_glossary() -> dict[str, list[str]]:
    """Return the rows of the glossary's tables by code name: Chinese | English | code name | standard."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return {name: row for row in rows if len(row) == 4 for name in re.findall(r"`([^`]+)`", row[2])}


def list_states() -> list[str]:
    """Return every state of a case and of a step."""
    kinds = [case_words.CaseState, case_words.StepState]
    return sorted({str(member.value) for kind in kinds for member in kind})


def list_verbs() -> list[str]:
    """Return every verb of the table of moves."""
    return sorted({move.verb for move in [*states.CASE_MOVES, *states.STEP_MOVES]})


GROUPS = {
    "module": list_modules(),
    "state": list_states(),
    "verb": list_verbs(),
    "entry's state": sorted(state.value for state in entry_states.EntryState),
    "entry's verb": sorted({move.verb for move in entry_states.ENTRY_MOVES}),
    "list": sorted(kind.value for kind in ListKind),
    "paper's state": sorted(state.value for state in paper_states.PaperState),
    "paper's verb": sorted({move.verb for move in paper_states.MOVES}),
    "supervision's state": sorted(
        {state.value for kind in (CardState, OrderState, PointState) for state in kind}
    ),
    "supervision's verb": sorted({move.verb for move in [*CARD_MOVES, *ORDER_MOVES, *POINT_MOVES]}),
    "grant's state": sorted(state.value for state in grant_states.GrantState),
    "grant's verb": sorted({move.verb for move in grant_states.MOVES}),
    "archive's state": sorted({state.value for kind in (ArchiveState, ListState) for state in kind}),
    "archive's verb": sorted(
        {move.verb for move in [*archive_states.ARCHIVE_MOVES, *archive_states.DESTRUCTION_MOVES]}
    ),
    "learning": sorted(state.value for kind in (LearningState, QuizResult) for state in kind),
    "post": sorted(post.value for post in Post),
    "kind": sorted(kind.value for kind in MatterKind),
}
WORDS = [(group, word) for group, words in GROUPS.items() for word in words]


@pytest.mark.parametrize(("group", "word"), WORDS)
def test_every_word_has_an_entry(group, word):
    assert word in read_glossary(), f"docs/glossary.md has no row for the {group} `{word}`"


def test_every_entry_is_chinese_english_and_sourced():
    for name, (chinese, english, _, standard) in read_glossary().items():
        assert re.search(r"[\u4e00-\u9fff]", chinese), name
        assert re.search(r"[A-Za-z]", english), name
        assert standard, name


def test_the_groups_are_not_empty():
    """The test can fail: it would be blind if the states moved elsewhere."""
    assert all(len(words) > 2 for words in GROUPS.values())
    assert any(inspect.isclass(kind) and issubclass(kind, enum.StrEnum) for kind in vars(case_words).values())
