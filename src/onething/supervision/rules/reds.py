"""From which day an unanswered yellow card makes a clock red."""

from collections.abc import Sequence
from datetime import date

from onething.kernel.clock_port import local_day
from onething.ledger.contracts import ActView
from onething.rulebook.contracts import Gives
from onething.supervision.rules.judging import RAISE


def find_reds(own: Sequence[ActView]) -> dict[str, date]:
    """Return the day from which an unanswered yellow card makes a clock red, by the clock's key."""
    about = {one.facts["card"]: one.facts["about"] for one in own if one.verb == RAISE}
    reds: dict[str, date] = {}
    for one in own:
        if one.verb == RAISE and one.facts["gives"] == Gives.RED:
            root = one.facts["about"]
            while root.startswith("card:"):
                root = about[root.removeprefix("card:")]
            if root.startswith("clock:"):
                reds.setdefault(root.removeprefix("clock:"), local_day(one.effective_at))
    return reds
