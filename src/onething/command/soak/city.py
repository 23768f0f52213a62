"""A throw-away city as processes of ours: a database, a server, two workers. Each can be killed and comes back when mended."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from onething.command.database import EmbeddedPostgres
from onething.command.database_connection import read_connection
from onething.command.database_processes import list_processes_in
from onething.command.processes import (
    Child,
    find_free_port,
    is_answering,
    kill_session,
    list_children,
    server_child,
    wait_until_answering,
    worker_child,
)
from onething.kernel.errors import Refusal

LONGEST_RECOVERY = 90.0
NOT_RECOVERED = "杀死“{victim}”后 {seconds:.0f} 秒还没有恢复。"
JOB_SECONDS = 2.0
JOB_IN_HAND = "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'doing')"


@dataclass
class City:
    """The processes of one data folder. Two workers: what one leaves half-done, the other takes up."""

    data_dir: Path
    port: int = field(default_factory=find_free_port)
    database: EmbeddedPostgres = field(init=False)
    children: dict[str, Child] = field(init=False)

    def __post_init__(self) -> None:
        self.database = EmbeddedPostgres(self.data_dir)
        workers = {name: worker_child({}) for name in ("worker", "other worker")}
        self.children = {"server": server_child(self.port, {}), **workers}

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have the server and the workers up; the database runs already."""
        try:
            for child in self.children.values():
                child.start()
            wait_until_answering(self.children["server"], self.port)
            yield
        finally:
            for child in self.children.values():
                child.stop()

    def kill(self, name: str) -> None:
        """Kill -9 a server or a worker with everything it started."""
        process = self.children[name].process
        if process is not None:
            kill_session(process.pid)

    def kill_one_serving(self) -> None:
        """Kill -9 one of the processes that serve; their leader starts another."""
        process = self.children["server"].process
        if process is not None:
            _kill(list_children(process.pid)[:1])

    def kill_worker_at_work(self, name: str) -> None:
        """Kill -9 a worker while a job is in hand, if one comes up soon."""
        with psycopg.connect(**read_connection(self.data_dir), autocommit=True) as connection:  # type: ignore[arg-type]
            until = time.monotonic() + JOB_SECONDS
            while connection.execute(JOB_IN_HAND).fetchone() == (False,) and time.monotonic() < until:
                time.sleep(0.002)
        self.kill(name)

    def kill_database(self) -> None:
        """Kill -9 the whole database server."""
        _kill(list_processes_in(self.database.cluster))

    def kill_backend(self, chance: float) -> None:
        """Kill -9 one process of the database; PostgreSQL then throws all its connections away and recovers."""
        own = [one for one in list_processes_in(self.database.cluster) if one != self._leader()]
        _kill(own[int(chance * len(own)) :][:1])

    def mend(self, victim: str) -> float:
        """Start again what has died, and return how long it took until the city was ready. Refuses `soak.not_recovered`."""
        begun = time.monotonic()
        while time.monotonic() < begun + LONGEST_RECOVERY:
            self.tend()
            if self._is_ready():
                return time.monotonic() - begun
            time.sleep(0.05)
        raise Refusal("soak.not_recovered", NOT_RECOVERED.format(victim=victim, seconds=LONGEST_RECOVERY))

    def tend(self) -> None:
        """Start again what has died. A worker may die beside a database that is coming up: whoever waits tends meanwhile.

        Only ever on the thread that began: what a thread started ends with it.
        """
        self.database.restart_if_dead()
        for child in self.children.values():
            if not child.is_running():
                child.stop()
                child.start()

    def _is_ready(self) -> bool:
        are_up = all(child.is_running() for child in self.children.values())
        return are_up and is_answering(self.port, "/readyz")

    def _leader(self) -> int:
        return int((self.database.cluster / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])


def _kill(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
