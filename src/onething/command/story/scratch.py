"""A scratch server of its own: a throw-away data folder, a free port, a clock that the story moves."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType

from onething.command.database_programs import die_with_parent
from onething.command.processes import HOST, find_free_port, is_answering
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal

START_SECONDS = 90
STOP_SECONDS = 60
INTERRUPTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Scratch:
    """A running scratch server: where it answers, its staff's password, and its clock file."""

    address: str
    password: str
    clock: Path

    def set_clock(self, moment: datetime) -> None:
        """Move the server's clock to a moment (aware); it runs on from there."""
        offset = (moment - now()).total_seconds()
        fresh = self.clock.with_suffix(".new")
        fresh.write_text(f"{offset:.3f}", encoding="ascii")
        fresh.replace(self.clock)


@contextmanager
def scratch_server(*, package: Path | None) -> Iterator[Scratch]:
    """Start the whole system on a scratch database and stop it at the end, leaving nothing behind.

    Ctrl-C, a service manager's TERM and a closed terminal end it in order, too.
    """
    with _interruptible(), tempfile.TemporaryDirectory(prefix="onething-story-") as folder:
        home, port = Path(folder), find_free_port()
        home.chmod(0o711)  # the database's own user passes through
        clock = home / "clock"
        clock.write_text("0", encoding="ascii")
        with _running(home, port=port, environment=_environment(home, package=package, clock=clock)):
            password = (home / "data/private/demonstration_password").read_text(encoding="ascii").strip()
            yield Scratch(address=f"http://{HOST}:{port}", password=password, clock=clock)


@contextmanager
def _interruptible() -> Iterator[None]:
    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    former = {number: signal.signal(number, interrupt) for number in INTERRUPTS}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


@contextmanager
def _running(home: Path, *, port: int, environment: dict[str, str]) -> Iterator[None]:
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "onething.command.main", "run", "--port", str(port)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C in the terminal is for us alone: we end it in order
            preexec_fn=lambda: die_with_parent(signal.SIGTERM),
        )
        try:
            _wait(process, port=port, log=home / "log")
            yield
        except BaseException:
            _print_errors(home / "log")
            raise
        finally:
            _stop(process)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End it in order, whatever else is asked meanwhile; what does not end is killed, and its children die with it."""
    for number in INTERRUPTS:
        signal.signal(number, signal.SIG_IGN)
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment(home: Path, *, package: Path | None, clock: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONETHING_")}
    kept.pop("DATABASE_URL", None)
    return kept | {
        "ONETHING_DATA": str(home / "data"),
        "ONETHING_SCRATCH": "1",
        "ONETHING_SCRATCH_CLOCK": str(clock),
        "ONETHING_DEMONSTRATION_PACKAGE": str(package or ""),
        "PYTHONUNBUFFERED": "1",
    }


def _wait(process: "subprocess.Popen[bytes]", *, port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if is_answering(port) and "已启动" in log.read_text(encoding="utf-8", errors="replace"):
            return
        time.sleep(0.1)
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-12:]
    raise Refusal("story.server.not_started", "演练服务器没有启动:\n" + "\n".join(said))


def _print_errors(log: Path) -> None:
    """Show what the server said went wrong; its folder is about to disappear."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if '"level": "error"' in line:
            print(line, file=sys.stderr)
