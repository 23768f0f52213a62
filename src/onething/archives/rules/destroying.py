"""When an archive may be destroyed: never before its time, never while anybody needs it."""

from datetime import date

from onething.archives.contracts import ArchiveState, ItemFacts
from onething.archives.rules.retention import is_over

_STATES = {
    ArchiveState.FILING: "filing",
    ArchiveState.HELD: "held",
    ArchiveState.DESTROYED: "destroyed",
}


def find_hindrance(facts: ItemFacts, *, day: date) -> str | None:
    """Return the code of what forbids the destruction on this day, None when nothing does.

    A result that is in force until a day keeps its file (house rule: once the key is gone nobody can verify it). One without
    an end does not: then the published class has to say 永久.
    """
    if facts.retained_until is None:
        return "permanent"
    if not is_over(facts.retained_until, day=day):
        return "not_over"
    if facts.state in _STATES:
        return _STATES[facts.state]
    if not facts.is_undisturbed:
        return "open"
    if facts.results_until is not None and facts.results_until >= day:
        return "in_force"
    return None
