"""`onething run`: the whole system with one command, and nothing left behind when it ends."""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from onething.command.database import EmbeddedPostgres
from onething.command.processes import (
    HOST,
    Child,
    check_port,
    server_child,
    wait_until_answering,
    worker_child,
)
from onething.command.reach import check_external, get_data_dir
from onething.kernel.errors import Refusal

# A child that ends again and again is broken: better to stop with a clear word than to spin.
MOST_RESTARTS = 5
RESTART_WINDOW_SECONDS = 60


def _read_port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= 65535:
        raise Refusal("command.run.port", f"端口“{text[:20]}”不对：PORT 应是 1 到 65535 的整数，例如 8000。")
    return int(text)


def _listen_for_stop() -> threading.Event:
    """Ctrl-C, a service manager's TERM and a closed terminal all mean: end in order."""
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
    return stop


def _open_database(stack: ExitStack) -> EmbeddedPostgres | None:
    from onething.command.database_url import parse_database_url

    if url := os.environ.get("DATABASE_URL", "").strip():
        parse_database_url(url)
        version = check_external(url)
        print(f"外部数据库 PostgreSQL {version // 10000}.{version % 10000}")
        return None
    database = EmbeddedPostgres(get_data_dir())
    stack.enter_context(database)
    print(f"内嵌数据库 PostgreSQL {database.version} (数据文件夹 {get_data_dir()})", flush=True)
    return database


def _environment(port: int, *, is_embedded: bool) -> dict[str, str]:
    """The embedded database is for trying the system, so it carries the demonstration; an office's own never does unasked."""
    return {
        "ONETHING_DATA": str(get_data_dir()),
        "ONETHING_PUBLIC_ADDRESS": os.environ.get("ONETHING_PUBLIC_ADDRESS", f"http://{HOST}:{port}"),
        "ONETHING_DEMONSTRATION": os.environ.get("ONETHING_DEMONSTRATION", "1" if is_embedded else "0"),
    }


def _prepare(environment: dict[str, str], stop: threading.Event) -> None:
    """Migrate and load in a child: this process stays small, and a failure leaves through the one door."""
    child = Child(
        "migrate", [sys.executable, "-m", "onething.command.main", "migrate"], os.environ | environment
    )
    child.start()
    while child.is_running() and not stop.is_set():
        stop.wait(0.05)
    child.stop()
    if not stop.is_set() and child.process and child.process.returncode != 0:
        raise Refusal("command.run.prepare_failed", "数据库没有准备好，原因见上。")


@contextmanager
def _running(children: list[Child]) -> Iterator[None]:
    try:
        for child in children:
            child.start()
        yield
    finally:
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.stop()


def _watch(children: list[Child], database: EmbeddedPostgres | None, stop: threading.Event) -> None:
    """Start again what ended by itself, the database first."""
    restarts: list[float] = []
    while not stop.wait(0.5):
        dead = [child for child in children if not child.is_running()]
        has_restarted = database is not None and database.restart_if_dead()
        if not dead and not has_restarted:
            continue
        restarts = [at for at in restarts if at > time.monotonic() - RESTART_WINDOW_SECONDS] + [
            time.monotonic()
        ]
        if len(restarts) > MOST_RESTARTS:
            raise Refusal(
                "command.run.keeps_ending",
                "有程序反复退出，已停止整个系统：请看上面的日志，或运行 onething doctor。",
            )
        for child in dead:
            print(f"{child.name} 意外退出，正在重新启动。", file=sys.stderr, flush=True)
            child.stop()
            child.start()


def _serve(port: int, stop: threading.Event) -> None:
    from onething.command.first_run import ensure_secrets

    ensure_secrets(get_data_dir())
    with ExitStack() as stack:
        database = _open_database(stack)
        environment = _environment(port, is_embedded=database is not None)
        _prepare(environment, stop)
        children = [server_child(port, environment), worker_child(environment)]
        if stop.is_set():
            return
        with _running(children):
            wait_until_answering(children[0], port)
            print(f"已启动：{environment['ONETHING_PUBLIC_ADDRESS']} (按 Ctrl-C 停止)", flush=True)
            _watch(children, database, stop)


def run(arguments: list[str]) -> int:
    """Serve until asked to stop. Raises Refusal with one sentence for what a person can mend."""
    parser = argparse.ArgumentParser(prog="onething run", description="启动整套系统。")
    parser.add_argument(
        "--port", default=os.environ.get("PORT", "8000"), help="端口，默认取环境变量 PORT 或 8000"
    )
    port = _read_port(parser.parse_args(arguments).port)
    stop = _listen_for_stop()
    check_port(port)
    try:
        _serve(port, stop)
    except subprocess.SubprocessError as error:
        raise Refusal("command.run.failed", f"启动失败：{error}") from error
    print("已停止。", flush=True)
    return 0
