"""Many clients at once, each a process of its own, who live cases for a stretch of time and tell what they did."""

import multiprocessing
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from onething.command.bench.living import Life, Way, live
from onething.command.django_setup import prepare_django
from onething.kernel.errors import Refusal

# Name → the module and the class of a way to do the deeds, loaded in the client.
WAYS = {"in_process": ("acting", "InProcess"), "http": ("asking", "OverHttp")}
REST_SECONDS = 0.5
MOST_RESTING = 4
LOST = "测速的客户端中断了，原因见上。"


@dataclass
class Worked:
    """What was done in a stretch: its length, cases lived to the end, and the seconds of every deed by verb."""

    seconds: float = 0.0
    cases: int = 0
    durations: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def acts(self) -> int:
        """How many deeds were done."""
        return sum(len(one) for one in self.durations.values())


class Client:
    """Lives cases one after the other; while others must act on one, it goes on with another."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.going: deque[tuple[Life, Any]] = deque()
        self.resting: deque[tuple[float, Life]] = deque()

    def work(self, seconds: float) -> Worked:
        """Live on for so long; a case that is not at its end is gone on with in the next stretch."""
        worked, begun = Worked(), time.monotonic()
        while time.monotonic() < begun + seconds:
            self._go_on(worked)
        worked.seconds = time.monotonic() - begun
        return worked

    def _go_on(self, worked: Worked) -> None:
        life, answer = self._choose()
        try:
            deed = life.send(answer)
        except StopIteration:
            worked.cases += 1
            return
        if deed is None:
            self.resting.append((time.monotonic() + REST_SECONDS, life))
            return
        begun = time.perf_counter()
        value = deed.do()
        worked.durations[deed.verb].append(time.perf_counter() - begun)
        self.going.append((life, value))

    def _choose(self) -> tuple[Life, Any]:
        if self.resting and (self.resting[0][0] <= time.monotonic() or len(self.resting) > MOST_RESTING):
            until, life = self.resting.popleft()
            time.sleep(max(0.0, until - time.monotonic()))
            return life, None
        return self.going.popleft() if self.going else (live(self.way), None)


@dataclass
class Team:
    """All clients of one way."""

    pipes: list[Connection]

    def work(self, seconds: float) -> Worked:
        """Let all work at once and add up what they did. Raises Refusal when one of them broke off."""
        for pipe in self.pipes:
            pipe.send(seconds)
        try:
            return add_up([pipe.recv() for pipe in self.pipes])
        except EOFError as error:
            raise Refusal("bench.client_lost", LOST) from error


def add_up(found: list[Worked]) -> Worked:
    """Return what was done at once as one: the longest time, and the sum of the rest."""
    whole = Worked(seconds=max(one.seconds for one in found), cases=sum(one.cases for one in found))
    for one in found:
        for verb, durations in one.durations.items():
            whole.durations[verb].extend(durations)
    return whole


@contextmanager
def team_of(clients: int, *, way: str, **known: Any) -> Iterator[Team]:
    """Start so many clients of a way; `known` is given to each way's class beside its `index`."""
    spawning = multiprocessing.get_context("spawn")
    pairs = [spawning.Pipe() for _ in range(clients)]
    processes = [
        spawning.Process(target=_serve, args=(theirs, way, index, known), daemon=True)
        for index, (_, theirs) in enumerate(pairs)
    ]
    for process in processes:
        process.start()
    for _, theirs in pairs:
        theirs.close()
    try:
        yield Team([own for own, _ in pairs])
    finally:
        for (own, _), process in zip(pairs, processes, strict=True):
            own.close()
            process.join()


def make_way(name: str, **known: Any) -> Way:
    """Return a way to do the deeds. Django is loaded by now."""
    module, kind = WAYS[name]
    way: Way = getattr(import_module(f"onething.command.bench.{module}"), kind)(**known)
    return way


def _serve(pipe: Connection, way: str, index: int, known: dict[str, Any]) -> None:
    """Work whenever asked to, until nobody asks any more."""
    prepare_django()
    client = Client(make_way(way, index=index, **known))
    while True:
        try:
            seconds = pipe.recv()
        except EOFError:
            return
        pipe.send(client.work(seconds))
