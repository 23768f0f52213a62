"""`onething run` as people meet it: it starts, starts again in seconds, mends itself, and leaves nothing behind."""

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from onething.command.database_programs import list_programs
from tests.command.running import System, list_family, list_survivors, read_command

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def first_start(module_folder) -> Iterator[System]:
    """The first start in a new data folder; it runs on for the tests that only look."""
    with System(module_folder / "data") as system:
        system.wait_until_up()
        yield system


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


def list_sockets(pid: int) -> set[str]:
    """Return the inodes of the sockets that a process holds."""
    held = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = os.readlink(link)
        except OSError:
            continue
        if target.startswith("socket:["):
            held.add(target[8:-1])
    return held


def find_process(system: System, *words: str, but: int = 0) -> int:
    """Return the first process of the family whose command line holds all words."""
    for pid in sorted(system.family):
        if pid != but and all(word in read_command(pid) for word in words):
            return pid
    raise AssertionError(f"no process with {words}")


def test_the_first_start_says_what_one_needs_to_know(first_start):
    said = first_start.said()
    assert re.search(r"内嵌数据库 PostgreSQL \d+\.\d+", said)
    assert re.search(r"已启动：http://127\.0\.0\.1:\d+", said)
    assert "演示城市的账号" in said
    assert "口令：" in said
    assert "Traceback" not in said


def test_it_is_ready(first_start):
    checks = {"database": True, "migrations": True, "calendar": True}
    assert first_start.ask("/readyz") == (200, {"status": "ready", "checks": checks})


def test_secrets_are_private(first_start):
    private = first_start.data_dir / "private"
    made = {"database.json", "keys.json", "secret_key", "demonstration_password"}
    assert {path.name for path in private.iterdir()} == made
    assert [path.name for path in private.iterdir() if path.stat().st_mode & 0o077] == []


def test_the_port_is_local_and_the_database_has_none(first_start):
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
    listening = [row[1] for row in rows if row[3] == "0A"]
    here = [address for address in listening if int(address.split(":")[1], 16) == first_start.port]
    assert here
    assert all(address.startswith("0100007F") for address in here)
    inodes = {row[9] for row in rows if row[3] == "0A"}
    database = {pid for pid in first_start.family if "postgres" in read_command(pid)}
    assert database
    assert not inodes & {inode for pid in database for inode in list_sockets(pid)}


def test_logs_have_ids_and_no_people(first_start):
    first_start.ask("/healthz?phone=13800000000")
    until = time.monotonic() + 10
    while first_start.said().count('"route": "/healthz"') < 2 and time.monotonic() < until:
        time.sleep(0.1)
    assert '"request_id"' in first_start.said()
    assert "13800000000" not in first_start.said()


def test_a_second_run_on_one_folder_is_refused(first_start):
    with System(first_start.data_dir) as second:
        assert second.process.wait(60) == 1
    assert "正被另一个 onething 使用" in second.said()
    assert first_start.ask("/healthz")[0] == 200


@pytest.mark.parametrize(
    "words", [("granian",), ("postgres", "-D"), ("main", "worker")], ids=["server", "database", "worker"]
)
def test_what_dies_is_started_again(first_start, words):
    before = find_process(first_start, *words)
    os.kill(before, signal.SIGKILL)
    time.sleep(1)
    wait_for_answer(first_start)
    first_start.family |= list_family(first_start.process.pid)
    assert find_process(first_start, *words, but=before) != before


def read_secrets(data_dir: Path) -> dict[str, bytes]:
    """Return what the first run made, by file name; where the database listens may change."""
    return {
        path.name: path.read_bytes()
        for path in (data_dir / "private").iterdir()
        if path.name != "database.json"
    }


def test_it_ends_and_starts_again_whatever_ended_it(module_folder):
    """Ctrl-C, which a terminal sends to its whole group; a service manager's TERM; kill -9; a closed terminal."""
    data_dir = module_folder / "lives"
    secrets: dict[str, bytes] = {}
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP):
        with System(data_dir) as system:
            system.wait_until_up()
            assert len(system.family) > 5
            os.killpg(system.process.pid, sign)
            assert system.process.wait(60) == (-sign if sign is signal.SIGKILL else 0)
        assert list_survivors(system.family) == []
        assert "Traceback" not in system.said()
        assert secrets in ({}, read_secrets(data_dir)), "made once, kept for ever"
        secrets = read_secrets(data_dir)


OTHERS = list_programs()[1:]


@pytest.mark.skipif(not OTHERS, reason="this machine has no PostgreSQL of its own")
def test_an_external_server_serves_without_a_demonstration(folder, external_server):
    with external_server(OTHERS[-1], folder / "elsewhere") as (url, known):
        with System(folder / "data", DATABASE_URL=url) as system:
            system.wait_until_up()
            assert system.ask("/readyz")[0] == 200
            assert system.stop() == 0
        with psycopg.connect(**known) as opened:
            assert opened.execute("SELECT count(*) FROM directory_person").fetchone() == (0,)
    assert f"外部数据库 PostgreSQL {OTHERS[-1].major}" in system.said()
    assert "演示城市" not in system.said()
    assert not (folder / "data" / "postgres").exists()
    assert list_survivors(system.family) == []
