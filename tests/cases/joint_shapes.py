"""The cases the model lives: every way up to four steps can need each other, and the kinds of step the law tells apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations, permutations

from onething.calendars.queries import get_published_calendar
from onething.cases.contracts.kinds import StepState
from onething.cases.rules.joint import StepFact
from onething.cases.rules.limits import Limits, start_clock
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.lights import LightRule
from onething.kernel.viewer import SYSTEM

LIGHT = LightRule(days_before=1, percent=90)
Permutation = tuple[int, ...]


@cache
def has_fuse(release: str, *, unit: LimitUnit) -> bool:
    """Whether the product's own clock gives such a step a fuse."""
    limits = Limits(promised=None, statutory=Limit(0 if unit is LimitUnit.ON_THE_SPOT else 5, unit))
    calendar = get_published_calendar(SYSTEM)
    clock = start_clock(limits, started_on=date(2026, 3, 2), release=release, told=[calendar], light=LIGHT)
    return clock.fuse_at is not None


@dataclass(frozen=True)
class PlannedStep:
    """What the protocol needs to know of one planned matter; `needs` are places in the shape."""

    needs: tuple[int, ...] = ()
    kind: str = "licence"
    place: str = "here"
    release: str = "together"
    unit: LimitUnit = LimitUnit.WORKING_DAYS
    has_condition: bool = False
    is_promised: bool = False
    lacks: bool = False  # a paper of it comes after acceptance

    @property
    def has_fuse(self) -> bool:
        """Whether it can be let out by its limit."""
        return has_fuse(self.release, unit=self.unit)


PLAIN = PlannedStep()
SPOT = PlannedStep(unit=LimitUnit.ON_THE_SPOT, kind="filing")
OWN_DAY = PlannedStep(release="own_day", kind="confirmation")
OUTSIDE = PlannedStep(place="outside", kind="public_service")
INTERMEDIARY = PlannedStep(place="outside", kind="intermediary")
PAID = PlannedStep(has_condition=True)
PROMISED = PlannedStep(release="own_day", unit=LimitUnit.ON_THE_SPOT, is_promised=True)
LACKING = PlannedStep(lacks=True)


@dataclass(frozen=True)
class Shape:
    """A plan: its steps, needs pointing to earlier ones, as the planner puts them."""

    steps: tuple[PlannedStep, ...]

    @property
    def symmetries(self) -> tuple[Permutation, ...]:
        """Every renaming of the steps that leaves the plan as it is: states that differ by one are one state."""
        return tuple(one for one in permutations(range(len(self.steps))) if self._is_same_under(one))

    def _is_same_under(self, places: Permutation) -> bool:
        return all(
            step == replace(self.steps[place], needs=step.needs)
            and {places[need] for need in step.needs} == set(self.steps[place].needs)
            for step, place in zip(self.steps, places, strict=True)
        )

    def is_implied(self, index: int) -> bool:
        """Whether a need of this step follows from another of its needs."""
        return any(
            need in self._list_all_needs(other)
            for need in self.steps[index].needs
            for other in self.steps[index].needs
        )

    def _list_all_needs(self, index: int) -> set[int]:
        needs = self.steps[index].needs
        return {*needs, *(below for need in needs for below in self._list_all_needs(need))}

    def state_facts(self, states: tuple[str, ...]) -> list[StepFact]:
        """The steps as the product's joint rules see them."""
        return [
            StepFact(
                code=str(index),
                name=str(index),
                unit="",
                needs=tuple(map(str, step.needs)),
                state=StepState(state),
            )
            for index, (step, state) in enumerate(zip(self.steps, states, strict=True))
        ]

    def __str__(self) -> str:
        return " ".join(_say(index, step) for index, step in enumerate(self.steps))


def _say(index: int, step: PlannedStep) -> str:
    names = {SPOT: "spot", OWN_DAY: "own_day", OUTSIDE: "outside", INTERMEDIARY: "intermediary", PAID: "paid",
             PROMISED: "promised", LACKING: "lacking"}  # fmt: skip
    needs = f"<{''.join(map(str, step.needs))}" if step.needs else ""
    return f"{index}{needs}{names.get(replace(step, needs=()), '')}"


def shape(*steps: tuple[PlannedStep, tuple[int, ...]]) -> Shape:
    """Return a shape of kinds of step with what each needs."""
    return Shape(tuple(replace(kind, needs=needs) for kind, needs in steps))


def list_graphs(count: int) -> list[tuple[tuple[int, ...], ...]]:
    """Every acyclic way in which `count` steps can need each other, each once however the steps are named."""
    pairs = list(combinations(range(count), 2))
    seen: dict[frozenset[tuple[int, int]], tuple[tuple[int, ...], ...]] = {}
    for size in range(len(pairs) + 1):
        for edges in combinations(pairs, size):
            needs = tuple(tuple(a for a, b in edges if b == index) for index in range(count))
            seen.setdefault(_plainest(edges, count=count), needs)
    return list(seen.values())


def _plainest(edges: tuple[tuple[int, int], ...], *, count: int) -> frozenset[tuple[int, int]]:
    named = ([(one[a], one[b]) for a, b in edges] for one in permutations(range(count)))
    return frozenset(min(sorted(edges) for edges in named))


def list_plain_shapes(count: int) -> list[Shape]:
    """Every graph of `count` steps, all of them licences for the joint day with a limit."""
    return [shape(*((PLAIN, needs) for needs in graph)) for graph in list_graphs(count)]


def list_mixed_shapes() -> Iterator[Shape]:
    """Chains, forks, joins and a diamond of steps that are not all of one kind."""
    for kind in (SPOT, OWN_DAY, OUTSIDE, INTERMEDIARY, PAID, PROMISED, LACKING):
        yield shape((kind, ()))
        yield shape((PLAIN, ()), (kind, ()))
        yield shape((PLAIN, ()), (kind, (0,)))
        yield shape((kind, ()), (PLAIN, (0,)))
        yield shape((PLAIN, ()), (kind, ()), (PLAIN, (0, 1)))
    yield shape((SPOT, ()), (OWN_DAY, (0,)), (PLAIN, (1,)))
    yield shape((OWN_DAY, ()), (OWN_DAY, (0,)), (PLAIN, ()))
    yield shape((PLAIN, ()), (OWN_DAY, (0,)), (OUTSIDE, (0,)))
    yield shape((SPOT, ()), (PLAIN, (0,)), (PLAIN, ()))
    yield shape((PLAIN, ()), (OWN_DAY, (0,)), (OUTSIDE, (0,)), (PLAIN, (1, 2)))
    yield shape((SPOT, ()), (PLAIN, (0,)), (PLAIN, (0,)), (OWN_DAY, (1, 2)))
    yield shape((OUTSIDE, ()), (PLAIN, (0,)), (SPOT, (1,)), (OWN_DAY, (2,)))
    yield shape((PLAIN, ()), (OWN_DAY, ()), (PAID, (0,)), (SPOT, ()))


def list_reduced_shapes(count: int) -> list[Shape]:
    """The same without needs that follow from others: every partial order, once."""
    return [one for one in list_plain_shapes(count) if not any(map(one.is_implied, range(count)))]
