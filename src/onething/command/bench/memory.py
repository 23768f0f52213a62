"""`onething bench memory`: what server, worker and database hold, at rest and under the load of whole cases over HTTP."""

import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onething.command.bench.apart import answer_apart, measure_apart
from onething.command.bench.clients import team_of
from onething.command.database import EmbeddedPostgres
from onething.command.database_processes import list_processes_in
from onething.command.processes import (
    HOST,
    find_free_port,
    list_children,
    server_child,
    wait_until_answering,
    worker_child,
)
from onething.command.reach import get_data_dir

REST_SECONDS = 5.0
LINE = (
    "{when}：网页服务 {server_mb} MB，后台任务 {worker_mb} MB，数据库 {database_mb} MB，共 {all_mb} MB (PSS)"
)
WHEN = {"at_rest": "闲时", "under_load": "{clients} 个客户端办件 {seconds} 秒时的最高值"}


@dataclass(frozen=True)
class Report:
    """What was found."""

    told: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return self.told

    def list_lines(self) -> list[str]:
        """Return it as lines for people."""
        return [LINE.format(when=when.format(**self.told), **self.told[key]) for key, when in WHEN.items()]


def measure(*, clients: int, seconds: int) -> Report:
    """Measure on a server of its own."""
    return Report(measure_apart(__name__, str(clients), str(seconds), longest=600 + 20 * seconds))


def measure_here(*, clients: int, seconds: int) -> dict[str, Any]:
    """Measure on the database that Django knows, where the demonstration city is loaded."""
    from onething.command.bench.casting import make_cast
    from onething.kernel.clock_port import now

    cast, port = make_cast(at=now()), find_free_port()
    server, worker = server_child(port, {}), worker_child({})
    with ExitStack() as stack:
        for child in (server, worker):
            stack.callback(child.stop)
            child.start()
        wait_until_answering(server, port)
        time.sleep(REST_SECONDS)
        roots = {"server": _pid(server), "worker": _pid(worker)}
        at_rest, highest = _weigh(roots), dict[str, float]()
        with team_of(clients, way="http", cast=cast, address=f"{HOST}:{port}") as team:
            for _ in range(seconds):
                team.work(1)
                weighed = _weigh(roots)
                highest = {name: max(weight, highest.get(name, 0)) for name, weight in weighed.items()}
    return {
        "bench": "memory",
        "clients": clients,
        "seconds": seconds,
        "at_rest": at_rest,
        "under_load": highest,
    }


def _pid(child: Any) -> int:
    return int(child.process.pid)


def _weigh(roots: dict[str, int]) -> dict[str, float]:
    """Return the proportional set sizes (PSS: what is shared counts once, in parts) of each with all below it, in MB."""
    found = {f"{name}_mb": _sum_pss(_list_family(pid)) for name, pid in roots.items()}
    found["database_mb"] = _sum_pss(set(list_processes_in(EmbeddedPostgres(get_data_dir()).cluster)))
    return {**found, "all_mb": round(sum(found.values()), 1)}


def _sum_pss(pids: set[int]) -> float:
    return round(sum(_read_pss(pid) for pid in pids) / 1024, 1)


def _read_pss(pid: int) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return 0


def _list_family(pid: int) -> set[int]:
    return {pid}.union(*map(_list_family, list_children(pid)))


if __name__ == "__main__":
    answer_apart(lambda clients, seconds: measure_here(clients=clients, seconds=seconds))
