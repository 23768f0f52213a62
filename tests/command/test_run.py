"""`onething run` as people meet it: it starts, starts again in seconds, mends itself, and leaves nothing behind."""

import os
import re
import signal
import socket
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from onething.command.database import EmbeddedPostgres
from onething.command.database_connection import read_connection
from onething.command.database_programs import list_programs
from onething.command.processes import HOST
from tests.command.running import System, list_survivors

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]
SECONDS_FOR_A_SECOND_START = 10


@pytest.fixture(scope="module")
def lived_in(module_folder):
    """A data folder that was started once, and what the first start said."""
    with System(module_folder / "data") as system:
        system.wait_until_up()
        assert system.ask("/readyz") == (
            200,
            {"status": "ready", "checks": {"database": True, "migrations": True, "calendar": True}},
        )
        code = system.stop()
        said = system.said()
    assert code == 0, said
    assert list_survivors(system.family) == set()
    return module_folder / "data", said


def test_the_first_start_says_what_one_needs_to_know(lived_in):
    _, said = lived_in
    assert re.search(r"内嵌数据库 PostgreSQL \d+\.\d+", said)
    assert re.search(r"已启动：http://127\.0\.0\.1:\d+", said)
    assert "演示城市的账号" in said
    assert "口令：" in said
    assert "Traceback" not in said


def test_secrets_are_made_once_and_are_private(lived_in):
    data_dir, _ = lived_in
    private = data_dir / "private"
    assert {path.name for path in private.iterdir()} >= {
        "database.json",
        "keys.json",
        "secret_key",
        "demonstration_password",
    }
    assert [path.name for path in private.iterdir() if path.stat().st_mode & 0o077] == []
    before = {path.name: path.read_bytes() for path in private.iterdir() if path.name != "database.json"}
    with System(data_dir) as system:
        system.wait_until_up()
    assert before == {
        path.name: path.read_bytes() for path in private.iterdir() if path.name != "database.json"
    }


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda sign: sign.name)
def test_a_second_start_is_quick_and_every_way_to_stop_leaves_nothing(lived_in, sign):
    data_dir, _ = lived_in
    started = time.monotonic()
    with System(data_dir) as system:
        system.wait_until_up()
        assert time.monotonic() - started < SECONDS_FOR_A_SECOND_START
        assert len(system.family) > 5
        assert system.stop(sign) == 0
    assert list_survivors(system.family) == set()
    assert "Traceback" not in system.said()


def test_kill_leaves_nothing_and_the_next_start_works(lived_in):
    data_dir, _ = lived_in
    with System(data_dir) as system:
        system.wait_until_up()
        system.stop(signal.SIGKILL)
    assert list_survivors(system.family) == set()
    with System(data_dir) as system:
        system.wait_until_up()
        assert system.ask("/healthz") == (200, {"status": "alive"})


def test_a_terminal_interrupts_the_whole_group(lived_in):
    """Ctrl-C reaches every process of the foreground group; ours are out of it, so they end in order."""
    data_dir, _ = lived_in
    with System(data_dir) as system:
        system.wait_until_up()
        os.killpg(system.process.pid, signal.SIGINT)
        assert system.process.wait(60) == 0
    assert list_survivors(system.family) == set()


def wait_for_answer(system: System) -> None:
    """Wait until /readyz answers 200 again."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if system.ask("/readyz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(system.said())


def find_process(system: System, *words: str) -> int:
    """Return the first process of the family whose command line holds all words."""
    for pid in sorted(system.family):
        with open(f"/proc/{pid}/cmdline", "rb") as stream:
            line = stream.read().replace(b"\0", b" ").decode(errors="replace")
        if all(word in line for word in words):
            return pid
    raise AssertionError(f"no process with {words}")


@pytest.mark.parametrize(
    "words", [("granian",), ("postgres", "-D"), ("main", "worker")], ids=["server", "database", "worker"]
)
def test_what_dies_is_started_again(lived_in, words):
    data_dir, _ = lived_in
    with System(data_dir) as system:
        system.wait_until_up()
        os.kill(find_process(system, *words), signal.SIGKILL)
        time.sleep(1)
        wait_for_answer(system)
        assert system.stop() == 0
    assert list_survivors(system.family) == set()


def test_the_port_is_local_and_the_database_has_none(lived_in):
    data_dir, _ = lived_in
    with System(data_dir) as system:
        system.wait_until_up()
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
        listening = [row for row in rows if row[3] == "0A"]
        here = [address for _, address, *_ in listening if int(address.split(":")[1], 16) == system.port]
        assert here
        assert all(address.startswith("0100007F") for address in here)
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((HOST, int(read_connection(data_dir)["port"])), timeout=2)


def test_a_second_run_on_one_folder_is_refused(lived_in):
    data_dir, _ = lived_in
    with System(data_dir) as system:
        system.wait_until_up()
        with System(data_dir) as second:
            assert second.process.wait(60) == 1
        assert "正被另一个 onething 使用" in second.said()
        assert system.ask("/healthz")[0] == 200


def test_logs_are_json_with_ids_and_without_people(lived_in):
    data_dir, _ = lived_in
    with System(data_dir) as system:
        system.wait_until_up()
        system.ask("/healthz?phone=13800000000")
        system.stop()
    assert '"route": "/healthz"' in system.said()
    assert "13800000000" not in system.said()


@pytest.mark.parametrize("programs", list_programs(), ids=lambda one: one.version)
def test_an_external_server_serves_without_a_demonstration(folder, programs, monkeypatch):
    monkeypatch.setenv("PG_BIN", str(programs.folder))
    with EmbeddedPostgres(folder / "elsewhere", fsync=False) as known:
        host, password = quote(known["host"], safe=""), quote(known["password"])
        url = f"postgresql://{known['user']}:{password}@{host}:{known['port']}/{known['dbname']}"
        with System(folder / "data", DATABASE_URL=url) as system:
            system.wait_until_up()
            assert system.ask("/readyz")[0] == 200
            assert system.stop() == 0
        with psycopg.connect(**known) as opened:
            assert opened.execute("SELECT count(*) FROM directory_person").fetchone() == (0,)
    assert f"外部数据库 PostgreSQL {programs.major}" in system.said()
    assert "演示城市" not in system.said()
    assert not (folder / "data" / "postgres").exists()
    assert list_survivors(system.family) == set()
