"""One whole joint case as a bench lives it: which deed comes next, in whichever way it is done."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

THING = "YJS-002"
REASONS = "材料齐全，符合条件，拟准予。"
AT_THE_WINDOW = ("receive", "accept", "dispatch")


@dataclass(frozen=True)
class Deed:
    """One act: its verb, and what does it in a transaction of its own."""

    verb: str
    do: Callable[[], Any]


@dataclass(frozen=True)
class Seen:
    """What must be read of a case to go on: the form and the papers that are asked, the open steps and whose they are."""

    id: str
    revision: int
    state: str
    form: list[dict[str, Any]]
    papers: dict[str, str]
    pending: list[tuple[str, str]]
    lead_unit: str


# What comes next; None says that others must act first.
Life = Generator[Deed | None, Any, None]


class Way(Protocol):
    """A way to do the deeds: by calling the story in this process, or over HTTP."""

    def begin(self) -> str:
        """Begin a case at the window and return its id."""

    def look(self, case_id: str) -> Seen:
        """Read a case."""

    def fill(self, seen: Seen) -> None:
        """Fill the one form."""

    def hand_in(self, case_id: str, key: str, name: str) -> None:
        """Hand one paper in."""

    def check(self, case_id: str) -> str:
        """Have the application checked whole and return the digest that is signed."""

    def submit(self, case_id: str, digest: str) -> None:
        """Submit what was signed on paper."""

    def act(self, verb: str, case_id: str) -> None:
        """Do an act of the window that needs no words."""

    def start_review(self, step_id: str, unit: str) -> None:
        """Take a step up."""

    def permit(self, step_id: str, unit: str) -> None:
        """Sign that a step would be permitted."""

    def confirm(self, case_id: str, unit: str) -> str:
        """Confirm as the lead."""

    def settle(self, case_id: str, confirmed: str) -> Life:
        """Live until the results are issued."""

    def deliver(self, case_id: str) -> None:
        """Hand the results over."""


def live(way: Way) -> Life:
    """Live one case from the draft to the archive; the driver does each deed and sends back what came of it."""
    case_id: str = yield Deed("begin", way.begin)
    yield from _apply(way, case_id=case_id)
    for verb in AT_THE_WINDOW:
        yield Deed(verb, partial(way.act, verb, case_id))
    while pending := way.look(case_id).pending:
        for step_id, unit in pending:
            yield Deed("start_review", partial(way.start_review, step_id, unit))
            yield Deed("permit", partial(way.permit, step_id, unit))
    seen = way.look(case_id)
    confirmed: str = yield Deed("confirm", partial(way.confirm, case_id, seen.lead_unit))
    yield from way.settle(case_id, confirmed)
    yield Deed("deliver", partial(way.deliver, case_id))
    yield Deed("archive", partial(way.act, "archive", case_id))


def _apply(way: Way, *, case_id: str) -> Life:
    seen = way.look(case_id)
    yield Deed("fill", partial(way.fill, seen))
    for key, name in seen.papers.items():
        yield Deed("hand_in", partial(way.hand_in, case_id, key, name))
    digest = way.check(case_id)
    yield Deed("submit", partial(way.submit, case_id, digest))
