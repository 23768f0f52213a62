"""`onething bench lists`: the lists of an office with very many cases, over HTTP, beside the bare SQL of each page."""

import os
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median, quantiles
from typing import Any

import psycopg

from onething.command.bench.apart import answer_apart, measure_apart
from onething.command.database_connection import read_connection
from onething.command.processes import HOST, find_free_port, server_child, wait_until_answering
from onething.command.reach import get_data_dir
from onething.kernel.errors import Refusal

CROWDS = (1, 16)
TIMES = 7
LONGEST_SECONDS = 4 * 3600
HEAD = (
    "{cases} 件 (另有 {open_steps} 个在办子办件)，造数 {made_seconds} 秒，数据库 {gigabytes} GB，{cores} 核"
)
LINE = "{name:<10} 裸 SQL {sql_ms} 毫秒 ({statements} 条)；{crowds}"
CROWD = "{clients} 个客户端：中位数 {p50_ms} 毫秒、95 分位 {p95_ms} 毫秒、每秒 {per_second}、比值 {ratio}"


@dataclass(frozen=True)
class Visit:
    """One page as one person opens it."""

    name: str
    path: str
    token: str


@dataclass(frozen=True)
class Report:
    """What was found."""

    told: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return self.told

    def list_lines(self) -> list[str]:
        """Return it as lines for people."""
        lines = [HEAD.format(**self.told)]
        for page in self.told["pages"]:
            crowds = "；".join(CROWD.format(**one) for one in page["crowds"])
            lines.append(LINE.format(**page | {"crowds": crowds}))
        return lines


def measure(*, cases: int, seconds: int) -> Report:
    """Measure on a server of its own."""
    return Report(measure_apart(__name__, str(cases), str(seconds), longest=LONGEST_SECONDS))


def measure_here(*, cases: int, seconds: int) -> dict[str, Any]:
    """Fill the database that Django knows, where the demonstration city is loaded, and measure."""
    from onething.command.bench.acting import InProcess
    from onething.command.bench.casting import make_cast
    from onething.command.bench.multitude import live_patterns, multiply
    from onething.journey.jobs import follow_ledger
    from onething.kernel.clock_port import local_day, now

    known: dict[str, Any] = dict(read_connection(get_data_dir()))
    cast = make_cast(at=now())
    patterns = live_patterns(InProcess(cast=cast, index=0, address=""))
    follow_ledger(at=now())
    begun = time.monotonic()
    multiply(known, patterns=patterns, cases=cases, today=local_day(now()))
    made = time.monotonic() - begun
    visits = _list_visits(known, cast=cast, patterns=patterns)
    bare = {visit.name: _measure_bare(visit, known=known) for visit in visits}
    port = find_free_port()
    server = server_child(port, {})
    try:
        server.start()
        wait_until_answering(server, port)
        pages = [_measure_page(visit, port=port, seconds=seconds, bare=bare[visit.name]) for visit in visits]
    finally:
        server.stop()
    return {
        "bench": "lists",
        "cases": cases,
        "made_seconds": round(made, 1),
        **_describe(known),
        "pages": pages,
    }


def _list_visits(known: dict[str, Any], *, cast: dict[str, str], patterns: list[str]) -> list[Visit]:
    from onething.command.bench.casting import find_token
    from onething.directory.contracts import Post

    with psycopg.connect(**known) as connection:
        some = "SELECT number FROM cases_case WHERE number LIKE '43018219%' ORDER BY number DESC LIMIT 1"
        (number,) = connection.execute(some).fetchall()[0]
        busiest = """SELECT u.name FROM cases_step s JOIN directory_unit u ON u.id = s.unit_id
                     WHERE s.state = 'pending' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"""
        (unit,) = connection.execute(busiest).fetchall()[0]
    clerk = find_token(cast, post=Post.CLERK)
    return [
        Visit("worklist", "/desk/", find_token(cast, post=Post.REVIEWER, unit=unit)),
        Visit("queues", "/counter/", clerk),
        Visit("search", f"/counter/?number={number}", clerk),
        Visit("lights", "/desk/supervision/", find_token(cast, post=Post.SUPERVISOR)),
        Visit("clocks", "/desk/supervision/clocks/", find_token(cast, post=Post.SUPERVISOR)),
        Visit("case", f"/counter/cases/{patterns[1]}/", clerk),
    ]


def _measure_bare(visit: Visit, *, known: dict[str, Any]) -> tuple[int, float]:
    """Return how many statements the page sends, and the seconds that its reads take alone, sent again without us."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": HOST, "cookie": f"onething_token={visit.token}"})
    client.get(visit.path)  # what is read once and kept is not counted
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(visit.path)
    _check(visit, status=answer.status_code)
    statements = [one["sql"] for one in captured.captured_queries]
    with psycopg.connect(**known, autocommit=True) as bare:
        reads = [one for one in statements if one.lstrip().startswith("SELECT")]
        return len(statements), median(_replay(bare, reads) for _ in range(TIMES))


def _replay(bare: "psycopg.Connection[Any]", statements: list[str]) -> float:
    begun = time.perf_counter()
    for one in statements:
        bare.execute(one)  # type: ignore[call-overload]
    return time.perf_counter() - begun


def _measure_page(visit: Visit, *, port: int, seconds: int, bare: tuple[int, float]) -> dict[str, Any]:
    count, alone = bare
    crowds = [_measure_crowd(visit, port=port, seconds=seconds, clients=clients) for clients in CROWDS]
    return {
        "name": visit.name,
        "statements": count,
        "sql_ms": round(alone * 1000, 2),
        "crowds": [one | {"ratio": round(one["p50_ms"] / (alone * 1000), 1)} for one in crowds],
    }


def _measure_crowd(visit: Visit, *, port: int, seconds: int, clients: int) -> dict[str, Any]:
    found: list[float] = []
    until = time.monotonic() + seconds

    def open_again_and_again() -> None:
        connection = HTTPConnection(HOST, port, timeout=120)
        while time.monotonic() < until:
            begun = time.perf_counter()
            connection.request("GET", visit.path, headers={"Cookie": f"onething_token={visit.token}"})
            answer = connection.getresponse()
            answer.read()
            found.append(time.perf_counter() - begun)
            _check(visit, status=answer.status)

    threads = [threading.Thread(target=open_again_and_again) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not found:
        raise Refusal("bench.lists.page", f"页面 {visit.name} 没有答复，无从比较。")
    points = quantiles(found, n=20) if len(found) > 1 else found * 19
    return {
        "clients": clients,
        "count": len(found),
        "p50_ms": round(points[9] * 1000, 1),
        "p95_ms": round(points[18] * 1000, 1),
        "per_second": round(len(found) / seconds, 1),
    }


def _check(visit: Visit, *, status: int) -> None:
    if status != (302 if visit.name == "search" else 200):
        raise Refusal("bench.lists.page", f"页面 {visit.name} 打不开 ({status})，无从比较。")


def _describe(known: dict[str, Any]) -> dict[str, Any]:
    with psycopg.connect(**known) as connection:
        (size,) = connection.execute("SELECT pg_database_size(current_database())").fetchall()[0]
        running = (
            "SELECT count(*) FROM cases_step WHERE state IN ('pending', 'in_review', 'waiting', 'ready')"
        )
        (steps,) = connection.execute(running).fetchall()[0]
    return {"gigabytes": round(size / 2**30, 2), "open_steps": steps, "cores": os.cpu_count()}


if __name__ == "__main__":
    answer_apart(lambda cases, seconds: measure_here(cases=cases, seconds=seconds))
