"""The yardstick of `bench cases`: PostgreSQL's own `pgbench -N`, with as many clients, on the same server."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from onething.command.database_programs import environment, get_programs
from onething.kernel.errors import Refusal

DATABASE = "yardstick"
SCALE = 10
_TPS = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)
MISSING = (
    "找不到 pgbench，无从比较：内嵌数据库自带它 (make setup)；"
    "用别的 PostgreSQL 时请装上 (Debian：apt install postgresql-contrib)。"
)


@dataclass(frozen=True)
class Yardstick:
    """A database filled by pgbench, beside the product's own on one server."""

    program: str
    known: dict[str, Any]
    clients: int

    def measure(self, seconds: int) -> float:
        """Return transactions a second over so many seconds."""
        asked = ["-N", "-n", "-c", str(self.clients), "-j", str(min(self.clients, 2)), "-T", str(seconds)]
        found = _TPS.search(_run(self.program, *asked, known=self.known))
        if found is None:
            raise Refusal("bench.pgbench.failed", "pgbench 没有报出每秒事务数。")
        return float(found.group(1))


def find_pgbench() -> str:
    """Return the program beside the server's own, else the one of this machine. Refuses `bench.pgbench.missing`."""
    beside = Path(get_programs(None).path("pgbench"))
    found = str(beside) if beside.exists() else shutil.which("pgbench")
    if found is None:
        raise Refusal("bench.pgbench.missing", MISSING)
    return found


def make_yardstick(known: dict[str, Any], *, clients: int) -> Yardstick:
    """Make and fill its database on the server that `known` leads to."""
    with psycopg.connect(**known, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}")
    yardstick = Yardstick(find_pgbench(), known | {"dbname": DATABASE}, clients)
    _run(yardstick.program, "-i", "-q", "-s", str(SCALE), known=yardstick.known)
    return yardstick


def _run(program: str, *arguments: str, known: dict[str, Any]) -> str:
    place = ["-h", known["host"], "-p", str(known["port"]), "-U", known["user"], known["dbname"]]
    found = subprocess.run(
        [program, *arguments, *place],
        env=environment() | {"PGPASSWORD": known["password"]},
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        raise Refusal("bench.pgbench.failed", f"pgbench 失败：{found.stderr.strip().splitlines()[-1]}")
    return found.stdout
