"""Measuring: the median of several rounds, taken in turns with the yardstick so that both meet the same machine."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Rounds:
    """How often: `count` rounds of `times` each."""

    count: int
    times: int


@dataclass(frozen=True)
class Measured:
    """What a bench found: seconds of one doing, seconds of the yardstick, and what was done with what."""

    name: str
    what: str
    yardstick: str
    seconds: float
    yardstick_seconds: float
    rounds: Rounds
    facts: Mapping[str, Any]

    @property
    def per_second(self) -> float:
        """How many in a second."""
        return 1 / self.seconds

    @property
    def ratio(self) -> float:
        """How many times the yardstick one doing takes."""
        return self.seconds / self.yardstick_seconds

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "bench": self.name,
            **self.facts,
            "per_second": round(self.per_second, 1),
            "median_milliseconds": round(self.seconds * 1000, 4),
            "yardstick": self.yardstick,
            "yardstick_milliseconds": round(self.yardstick_seconds * 1000, 4),
            "ratio": round(self.ratio, 2),
            "rounds": self.rounds.count,
            "times": self.rounds.times,
        }

    def list_lines(self) -> list[str]:
        """Return it as lines for people."""
        return [
            self.what,
            f"  每秒 {self.per_second:.0f} 次，中位数 {self.seconds * 1000:.3f} 毫秒",
            f"  {self.rounds.count} 轮，每轮 {self.rounds.times} 次",
            f"  {self.yardstick}：{self.yardstick_seconds * 1000:.3f} 毫秒，一次是它的 {self.ratio:.2f} 倍",
        ]


def take_turns(
    doing: Callable[[], object], *, yardstick: Callable[[], object], rounds: Rounds
) -> tuple[float, float]:
    """Return the median seconds of one doing and of one yardstick; each is done once before anything is measured."""
    doing()
    yardstick()
    own, other = [], []
    for _ in range(rounds.count):
        own.append(_time(doing, times=rounds.times))
        other.append(_time(yardstick, times=rounds.times))
    return median(own), median(other)


def _time(doing: Callable[[], object], *, times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        doing()
    return (time.perf_counter() - begun) / times
