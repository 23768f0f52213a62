"""The processes of a running system: web server and worker, started so that none outlives the one that started it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from onething.command.database_programs import die_with_parent
from onething.kernel.errors import Refusal

HOST = "127.0.0.1"
WORKERS = 2
BLOCKING_THREADS = 2
# One connection a thread, one for the health check's and one to spare.
POOL = BLOCKING_THREADS + 2
STOP_SECONDS = 15


@dataclass
class Child:
    """One program of ours in a session of its own: a Ctrl-C in the terminal reaches only who started it."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start the program; it gets SIGTERM when we die, by whatever means."""
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: die_with_parent(signal.SIGTERM),
        )

    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def ask_to_stop(self) -> None:
        """Send SIGTERM: finish what is in hand."""
        if self.process is not None and self.is_running():
            self.process.terminate()

    def stop(self) -> None:
        """Stop the program and whatever it started; after a while with SIGKILL to the whole session."""
        if self.process is None:
            return
        self.ask_to_stop()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            kill_session(self.process.pid)
            self.process.wait()


def kill_session(pid: int) -> None:
    """Kill what is left of the process group of `pid` (its leader may have ended before)."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def list_children(pid: int) -> list[int]:
    """Return the processes that a process started and that have not ended."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return [int(one) for one in told.split()]
    return []


def server_child(port: int, environment: dict[str, str]) -> Child:
    """Return the web server (granian, WSGI) for 127.0.0.1:`port`, with `environment` over our own."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port),
        "--workers", str(WORKERS), "--blocking-threads", str(BLOCKING_THREADS), "--no-ws", "--log-level", "warning",
        "--respawn-failed-workers", "--workers-kill-timeout", "10", "onething.config.wsgi:application",
    ]  # fmt: skip
    needed = {"ONETHING_DATABASE_POOL": str(POOL), "ONETHING_DIES_WITH_PARENT": "1", "PYTHONUNBUFFERED": "1"}
    return Child("server", command, os.environ | environment | needed)


def worker_child(environment: dict[str, str]) -> Child:
    """Return the worker that carries out jobs and timers."""
    command = [sys.executable, "-m", "onething.command.main", "worker"]
    return Child("worker", command, os.environ | environment | {"PYTHONUNBUFFERED": "1"})


def check_port(port: int) -> None:
    """Refuse a port that another program listens on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Refusal(
                "command.run.port_taken",
                f"端口 {port} 已被占用或不允许使用：请停止占用它的程序，或换一个端口，例如 PORT=8001 make run。",
            ) from error


def find_free_port() -> int:
    """Return a port nobody listens on just now (for scratch servers and tests)."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_answering(port: int, path: str = "/healthz") -> bool:
    """Whether a path of our server answers 200."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_answering(server: Child, port: int, *, seconds: float = 60) -> None:
    """Wait for the first answer. Refuses when the server ends before, or takes longer."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if is_answering(port):
            return
        if not server.is_running():
            break
        time.sleep(0.1)
    raise Refusal(
        "command.run.server_did_not_start",
        "网页服务没有启动，原因见上面的日志；也可以运行 onething doctor 检查。",
    )
