"""The state of a case as staff say it."""

from onething.cases.contracts.kinds import CaseState
from onething.pages.showing import words


def say_state(state: CaseState) -> str:
    """Return a case's state in words."""
    return words.CHOOSING if state is CaseState.CHOOSING else state.label
