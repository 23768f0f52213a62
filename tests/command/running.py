"""The whole system as real processes, watched from outside."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from onething.command.processes import HOST, find_free_port

PATIENCE = 90


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    """Return an environment with no setting of the developer's or of the tests' own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ONETHING_", "PG", "DATABASE", "DJANGO", "TEST_"))
    }
    return kept | {"ONETHING_DATA": str(data_dir), "PYTHONUNBUFFERED": "1"} | more


def run_command(
    *arguments: str, data_dir: Path, timeout: float = PATIENCE, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run `onething …` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "onething.command.main", *arguments],
        env=environment(data_dir, **more), capture_output=True, text=True, timeout=timeout, check=False, cwd="/",
    )  # fmt: skip


class System:
    """A running `onething run`; everything it said is in `said()`."""

    def __init__(self, data_dir: Path, **more: str) -> None:
        self.data_dir = data_dir
        self.port = find_free_port()
        self.output = data_dir.with_name(f"output-{self.port}")
        with self.output.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "onething.command.main", "run", "--port", str(self.port)],
                env=environment(data_dir, **more), stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, cwd="/",
                start_new_session=True,
            )  # fmt: skip
        self.family: set[int] = set()

    def __enter__(self) -> "System":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def said(self) -> str:
        """Return all output so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def wait_until_up(self) -> None:
        """Wait until it says that it has started, and note which processes it consists of."""
        until = time.monotonic() + PATIENCE
        while "已启动" not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)
        self.family = list_family(self.process.pid)

    def ask(self, path: str) -> tuple[int, dict]:
        """Return status and JSON of a GET."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=20)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Send a signal to the first process alone, as a service manager or a terminal would; return the exit code."""
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


def _parents() -> dict[int, int]:
    found = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] not in "ZX":
            found[int(status.parent.name)] = int(fields[1])
    return found


def list_family(pid: int) -> set[int]:
    """Return the living pids of a process and of everything below it."""
    parents = _parents()
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def read_command(pid: int) -> str:
    """Return a process's command line, empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def list_survivors(family: set[int], *, seconds: float = 30) -> list[str]:
    """Return the command lines of those that still live after a while."""
    until = time.monotonic() + seconds
    while (left := family & set(_parents())) and time.monotonic() < until:
        time.sleep(0.05)
    return [f"{pid} {read_command(pid)}" for pid in left]
