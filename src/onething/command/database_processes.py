"""The server as processes: is it ready, has all of a former one gone, and how one is ended."""

import fcntl
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg


def try_lock(descriptor: int) -> bool:
    """Take the file lock if nobody has it; the kernel frees it when its holder dies."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lives_in(process: Path, folder: Path, leader: str) -> bool:
    """Whether a process works in the folder; where /proc does not tell us, only a living leader named postgres counts."""
    try:
        return process.joinpath("cwd").resolve(strict=True) == folder
    except PermissionError:
        found = re.search(r"\((.*)\) (\w)", (process / "stat").read_text(encoding="utf-8", errors="replace"))
        return (
            process.name == leader and found is not None and found[1] == "postgres" and found[2] not in "ZX"
        )
    except OSError:
        return False


def list_processes_in(cluster: Path) -> list[int]:
    """Return the pids of all living processes that work in the cluster's folder, orphans of a killed server too."""
    try:
        leader = (cluster / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0].strip()
    except OSError:
        leader = ""
    return [int(one.name) for one in Path("/proc").glob("[0-9]*") if _lives_in(one, cluster, leader)]


def wait_until_ready(server: subprocess.Popen[str], connection: dict[str, Any], until: float) -> bool:
    """Wait for the first connection; False, with the server ended and reaped, when it gave up or time is over."""
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(**connection, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return True
    end(server)
    return False


def end(server: subprocess.Popen[str]) -> None:
    """Ask for a fast stop, then insist. Always reaps the child: a zombie would keep its pid alive."""
    for sign, seconds in ((signal.SIGINT, 20), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if server.poll() is not None:
            return
        server.send_signal(sign)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
