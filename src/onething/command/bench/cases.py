"""`onething bench cases`: whole joint cases by many clients, alternating with pgbench on the same server.

Three databases of one throw-away server: the story in the clients' own processes, the story over HTTP (a copy of the
first), and pgbench's. One works at a time, stretch by stretch, so that all three meet the same machine.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import Any
from urllib.parse import quote

import psycopg

from onething.command.bench.apart import answer_apart, measure_apart
from onething.command.bench.clients import Team, Worked, add_up, make_way, team_of
from onething.command.bench.reporting import Report, compare
from onething.command.bench.yardstick import Yardstick, find_pgbench, make_yardstick
from onething.command.database_connection import read_connection
from onething.command.processes import (
    HOST,
    Child,
    find_free_port,
    server_child,
    wait_until_answering,
    worker_child,
)
from onething.command.quiet import wait_until_quiet
from onething.command.reach import get_data_dir

ROUNDS = 4
COPY = "onething_http"
QUIET_SECONDS = 300


def measure(*, clients: int, seconds: int) -> Report:
    """Measure on a server of its own."""
    find_pgbench()
    return Report(measure_apart(__name__, str(clients), str(seconds), longest=600 + 20 * seconds))


def measure_here(*, clients: int, seconds: int) -> dict[str, Any]:
    """Measure on the database that Django knows, where the demonstration city is loaded."""
    from onething.command.bench.casting import count_departments, make_cast
    from onething.command.bench.counting import count_statements
    from onething.kernel.clock_port import now

    known = read_connection(get_data_dir())
    cast = make_cast(at=now())
    yardstick = make_yardstick(known, clients=clients)
    address = _copy(known)
    own = make_way("in_process", cast=cast, index=0, address="")
    count_statements(own)  # what is read once and kept is not counted
    counted = count_statements(own)
    with team_of(clients, way="in_process", cast=cast, address="") as team:
        in_process = _take_turns(team, yardstick=yardstick, seconds=seconds)
    with _served(address) as place, team_of(clients, way="http", cast=cast, address=place) as team:
        copy = known | {"dbname": COPY}
        http = _take_turns(team, yardstick=yardstick, seconds=seconds, worker_of=copy)
    return {
        "clients": clients,
        "seconds": seconds,
        "cores": os.cpu_count(),
        "departments": count_departments(at=now()),
        **_describe(known),
        **compare(in_process, http, counted=counted),
    }


def _take_turns(
    team: Team, *, yardstick: Yardstick, seconds: int, worker_of: dict[str, str] | None = None
) -> tuple[Worked, float]:
    """Return what was done in all stretches together, and the median of pgbench's; the first stretch only warms up."""
    stretch = max(1, seconds // ROUNDS)
    own, other = list[Worked](), list[float]()
    team.work(stretch)
    for _ in range(max(1, seconds // stretch)):
        if worker_of:
            wait_until_quiet(worker_of, seconds=QUIET_SECONDS)
        other.append(yardstick.measure(stretch))
        own.append(team.work(stretch))
    whole = add_up(own)
    whole.seconds = sum(one.seconds for one in own)
    return whole, median(other)


def _copy(known: dict[str, str]) -> str:
    """Copy the city for the server and return the copy's address. Nobody may be connected meanwhile."""
    from django.db import connections

    connections.close_all()
    with psycopg.connect(**known | {"dbname": "postgres"}, autocommit=True) as connection:  # type: ignore[arg-type]
        connection.execute(f"CREATE DATABASE {COPY} TEMPLATE {known['dbname']}")
    host, password = quote(known["host"], safe=""), quote(known["password"])
    return f"postgresql://{known['user']}:{password}@{host}:{known['port']}/{COPY}"


@contextmanager
def _served(database: str) -> Iterator[str]:
    """Serve a database as `onething run` does, with its worker; yields where it answers."""
    port, environment = find_free_port(), {"DATABASE_URL": database}
    with ExitStack() as stack:
        server = _start(server_child(port, environment), stack)
        _start(worker_child(environment), stack)
        wait_until_answering(server, port)
        yield f"{HOST}:{port}"


def _start(child: Child, stack: ExitStack) -> Child:
    stack.callback(child.stop)
    child.start()
    return child


def _describe(known: dict[str, str]) -> dict[str, Any]:
    names = ("server_version", "fsync", "synchronous_commit")
    with psycopg.connect(**known) as connection:  # type: ignore[arg-type]
        shown = [connection.execute(f"SHOW {name}").fetchone() for name in names]
    return {name: row[0] for name, row in zip(names, shown, strict=True) if row}


if __name__ == "__main__":
    answer_apart(lambda clients, seconds: measure_here(clients=clients, seconds=seconds))
