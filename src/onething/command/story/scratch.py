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

from onething.command.processes import HOST, find_free_port, is_answering
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal

START_SECONDS = 90


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
def scratch_server(*, package: str | None) -> Iterator[Scratch]:
    """Start the whole system on a scratch database and stop it at the end, leaving nothing behind."""
    with tempfile.TemporaryDirectory(prefix="onething-story-") as folder:
        home, port = Path(folder), find_free_port()
        home.chmod(0o711)  # the database's own user passes through
        scratch = Scratch(address=f"http://{HOST}:{port}", password="", clock=home / "clock")
        scratch.clock.write_text("0", encoding="ascii")
        log = (home / "log").open("wb")
        process = subprocess.Popen(
            [sys.executable, "-m", "onething.command.main", "run", "--port", str(port)],
            env=_environment(home, package=package, clock=scratch.clock),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, port=port, log=home / "log")
            password = (home / "data/private/demonstration_password").read_text(encoding="ascii").strip()
            yield Scratch(address=scratch.address, password=password, clock=scratch.clock)
        except BaseException:
            _print_errors(home / "log")
            raise
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)
            log.close()


def _environment(home: Path, *, package: str | None, clock: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONETHING_")}
    kept.pop("DATABASE_URL", None)
    return kept | {
        "ONETHING_DATA": str(home / "data"),
        "ONETHING_SCRATCH": "1",
        "ONETHING_SCRATCH_CLOCK": str(clock),
        "ONETHING_DEMONSTRATION_PACKAGE": str(Path(package).resolve()) if package else "",
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
