"""Our supervisor on real servers: nothing acknowledged is lost, nothing is left behind, nothing outside is touched."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from onething.command.database import LONGEST_SOCKET_FOLDER, EmbeddedPostgres
from onething.command.database_connection import read_connection
from onething.command.database_processes import list_processes_in
from onething.kernel.errors import Refusal

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]


def count(connection: dict[str, str]) -> int:
    """Return how many rows stand in table t."""
    with psycopg.connect(**connection) as opened:
        return opened.execute("SELECT count(*) FROM t").fetchone()[0]


def test_a_fresh_database_is_private_and_speaks_chinese(data_dir):
    with EmbeddedPostgres(data_dir) as connection, psycopg.connect(**connection) as opened:
        asked = "SELECT current_setting('is_superuser'), current_setting('listen_addresses'), current_setting('fsync')"
        assert opened.execute(asked).fetchone() == ("off", "", "on")
        assert opened.execute("SELECT upper('é'), '我' ~ '[[:alpha:]]'").fetchone() == ("É", True)
        assert stat.S_IMODE((data_dir / "private").stat().st_mode) == 0o700
        assert stat.S_IMODE((data_dir / "private" / "database.json").stat().st_mode) == 0o600
        assert stat.S_IMODE((data_dir / "postgres" / "cluster").stat().st_mode) == 0o700
        assert stat.S_IMODE(Path(connection["host"]).stat().st_mode) == 0o700
    assert list_processes_in(data_dir / "postgres" / "cluster") == []


@pytest.mark.parametrize("change", [{"password": "wrong"}, {"user": "postgres"}])
def test_nobody_is_trusted(data_dir, change):
    with EmbeddedPostgres(data_dir, fsync=False) as connection, pytest.raises(psycopg.OperationalError):
        psycopg.connect(**(connection | change))


def test_a_second_start_is_quick_and_keeps_the_rows(data_dir):
    with EmbeddedPostgres(data_dir, fsync=False) as connection, psycopg.connect(**connection) as opened:
        opened.execute("CREATE TABLE t AS SELECT 1 AS n")
    started = time.monotonic()
    with EmbeddedPostgres(data_dir, fsync=False) as connection:
        assert time.monotonic() - started < 5
        assert count(connection) == 1


def write_until_cut(connection: dict[str, str], acknowledged: list[int]) -> None:
    """Insert one row a transaction and remember each that the server acknowledged."""
    try:
        with psycopg.connect(**connection, autocommit=True) as opened:
            while True:
                opened.execute("INSERT INTO t VALUES (1)")
                acknowledged.append(1)
    except psycopg.OperationalError:
        return


def write_and_cut(connection: dict[str, str], cut) -> int:
    """Let four writers write for a second, then `cut`; return how many inserts were acknowledged."""
    with psycopg.connect(**connection) as opened:
        opened.execute("CREATE TABLE IF NOT EXISTS t (n int)")
    acknowledged: list[int] = []
    writers = [threading.Thread(target=write_until_cut, args=(connection, acknowledged)) for _ in range(4)]
    for writer in writers:
        writer.start()
    time.sleep(1)
    cut()
    for writer in writers:
        writer.join()
    return len(acknowledged)


def wait_for_death(server: EmbeddedPostgres) -> None:
    """A killed process may take its time to go; the supervisor looks again and again, this test waits."""
    until = time.monotonic() + 30
    while server.is_running():
        assert time.monotonic() < until, "the killed server never ended"
        time.sleep(0.05)


def test_no_acknowledged_row_is_lost_when_the_server_is_killed(data_dir):
    server = EmbeddedPostgres(data_dir)
    connection = server.start()

    def kill_all() -> None:
        for pid in list_processes_in(data_dir / "postgres" / "cluster"):
            os.kill(pid, signal.SIGKILL)

    try:
        written = write_and_cut(connection, kill_all)
        assert written > 50
        wait_for_death(server)
        assert server.restart_if_dead()
        assert not server.restart_if_dead()
        assert written <= count(connection) <= written + 4
    finally:
        server.stop()


def test_only_the_first_process_killed_leaves_orphans_that_are_waited_for(data_dir):
    server = EmbeddedPostgres(data_dir)
    connection = server.start()
    leader = int((data_dir / "postgres" / "cluster" / "postmaster.pid").read_text().split()[0])
    try:
        written = write_and_cut(connection, lambda: os.kill(leader, signal.SIGKILL))
        wait_for_death(server)
        assert server.restart_if_dead()
        assert written <= count(connection) <= written + 4
    finally:
        server.stop()


HOLD = """
import sys, time
from pathlib import Path
from onething.command.database import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]))
server.start()
print("up", flush=True)
time.sleep(600)
"""


def hold(data_dir: Path, **options) -> subprocess.Popen:
    """Start a server from another process, which then sleeps."""
    python = options.pop("python", sys.executable)
    holder = subprocess.Popen(
        [python, "-c", HOLD, str(data_dir)], stdout=subprocess.PIPE, text=True, **options
    )
    assert holder.stdout.readline() == "up\n"
    return holder


def test_the_server_ends_with_a_killed_supervisor_and_starts_again(data_dir):
    with hold(data_dir) as holder:
        written = write_and_cut(read_connection(data_dir), holder.kill)
    with EmbeddedPostgres(data_dir) as connection:
        assert written <= count(connection) <= written + 4
    assert list_processes_in(data_dir / "postgres" / "cluster") == []


def test_one_folder_has_one_supervisor(data_dir):
    with hold(data_dir) as holder:
        with pytest.raises(Refusal) as refused:
            EmbeddedPostgres(data_dir).start()
        assert refused.value.code == "database.in_use"
        psycopg.connect(**read_connection(data_dir)).close()
        holder.terminate()
    with EmbeddedPostgres(data_dir):
        pass


def test_two_first_starts_at_once_make_one_database(data_dir):
    outcomes: list[str] = []

    def start() -> None:
        try:
            with EmbeddedPostgres(data_dir, fsync=False):
                time.sleep(1)
                outcomes.append("up")
        except Refusal as refusal:
            outcomes.append(refusal.code)

    starts = [threading.Thread(target=start) for _ in range(2)]
    for one in starts:
        one.start()
    for one in starts:
        one.join()
    assert sorted(outcomes) in (["up", "up"], ["database.in_use", "up"])


def test_a_path_too_long_for_a_socket_is_no_obstacle(data_dir):
    deep = data_dir / ("很长的文件夹名" * 5)
    with EmbeddedPostgres(deep, fsync=False) as connection:
        assert len(os.fsencode(connection["host"])) <= LONGEST_SOCKET_FOLDER
        assert stat.S_IMODE(Path(connection["host"]).stat().st_mode) == 0o700
        psycopg.connect(**connection).close()
    assert not Path(connection["host"]).exists()


def test_a_stale_pid_file_with_a_number_that_lives_is_no_obstacle(data_dir):
    with EmbeddedPostgres(data_dir, fsync=False):
        pass
    (data_dir / "postgres" / "cluster" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with EmbeddedPostgres(data_dir, fsync=False) as connection:
        psycopg.connect(**connection).close()


def test_a_first_start_that_was_cut_off_leaves_no_half_database(data_dir):
    (data_dir / "postgres" / "cluster.new").mkdir(parents=True)
    (data_dir / "postgres" / "cluster.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(data_dir, fsync=False) as connection:
        psycopg.connect(**connection).close()


def test_a_lost_password_is_made_anew(data_dir):
    with EmbeddedPostgres(data_dir, fsync=False) as connection, psycopg.connect(**connection) as opened:
        opened.execute("CREATE TABLE t AS SELECT 1 AS n")
    (data_dir / "private" / "database.json").unlink()
    with EmbeddedPostgres(data_dir, fsync=False) as connection:
        assert count(connection) == 1


def test_a_folder_of_another_major_version_is_refused_with_a_way_out(data_dir):
    with EmbeddedPostgres(data_dir, fsync=False):
        pass
    (data_dir / "postgres" / "cluster" / "PG_VERSION").write_text("14\n")
    with pytest.raises(Refusal) as refused:
        EmbeddedPostgres(data_dir, fsync=False).start()
    assert refused.value.code == "database.other_major"
    assert "restore" in refused.value.sentence


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal) as refused:
        EmbeddedPostgres(tmp_path / "file" / "data").start()
    assert refused.value.code == "database.folder_unwritable"


def test_a_server_that_cannot_start_says_why(data_dir):
    with EmbeddedPostgres(data_dir, fsync=False):
        pass
    (data_dir / "postgres" / "cluster" / "postgresql.conf").write_text("nonsense = 1\n")
    with pytest.raises(Refusal) as refused:
        EmbeddedPostgres(data_dir, fsync=False).start()
    assert refused.value.code == "database.did_not_start"
    assert "nonsense" in (data_dir / "postgres" / "server.log").read_text()
