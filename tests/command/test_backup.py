"""A backup that was never restored is none: written, cut, replaced, moved to another server, with and without its keys."""

import json
import shutil
import stat

import psycopg
import pytest

from onething.command.database import EmbeddedPostgres
from onething.command.database_programs import list_programs
from tests.command.running import run_command

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def made(module_folder):
    """A migrated data folder with one row of ours, its backup and its keys' backup."""
    data_dir = module_folder / "data"
    assert run_command("migrate", data_dir=data_dir).returncode == 0
    with EmbeddedPostgres(data_dir) as connection, psycopg.connect(**connection) as opened:
        opened.execute("CREATE TABLE t AS SELECT '一件事' AS words")
    for command, name in (("backup", "city.dump"), ("backup-keys", "keys.json")):
        done = run_command(command, str(module_folder / name), data_dir=data_dir)
        assert done.returncode == 0, done.stderr
    return module_folder


def read_words(data_dir) -> list[tuple[str]]:
    """Return the rows of our own table in a data folder."""
    with EmbeddedPostgres(data_dir) as connection, psycopg.connect(**connection) as opened:
        return opened.execute("SELECT words FROM t").fetchall()


def test_backups_are_private_and_never_written_over(made):
    for command, name in (("backup", "city.dump"), ("backup-keys", "keys.json")):
        assert stat.S_IMODE((made / name).stat().st_mode) == 0o600
        before = (made / name).read_bytes()
        done = run_command(command, str(made / name), data_dir=made / "data")
        assert (done.returncode, (made / name).read_bytes()) == (1, before)
        assert "已经存在" in done.stderr


def test_the_keys_are_not_in_the_backup(made):
    ring = (made / "data" / "private" / "keys.json").read_bytes()
    assert (made / "keys.json").read_bytes() == ring
    assert ring not in (made / "city.dump").read_bytes()


def test_a_restore_elsewhere_brings_everything_and_verifies_the_ledger(made, folder):
    assert run_command("restore-keys", str(made / "keys.json"), data_dir=folder / "data").returncode == 0
    done = run_command("restore", str(made / "city.dump"), data_dir=folder / "data")
    assert done.returncode == 0, done.stderr
    assert "台账" in done.stdout
    assert read_words(folder / "data") == [("一件事",)]


def test_a_database_with_rows_is_replaced_only_on_demand_and_as_a_whole(made, folder):
    shutil.copytree(
        made / "data" / "private", folder / "data" / "private", ignore=shutil.ignore_patterns("database.json")
    )
    with EmbeddedPostgres(folder / "data") as connection, psycopg.connect(**connection) as opened:
        opened.execute("CREATE TABLE other AS SELECT 1 AS n")
    refused = run_command("restore", str(made / "city.dump"), data_dir=folder / "data")
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    with EmbeddedPostgres(folder / "data") as connection, psycopg.connect(**connection) as opened:
        assert opened.execute("SELECT n FROM other").fetchall() == [(1,)]
    for _ in range(2):
        done = run_command("restore", str(made / "city.dump"), "--replace", data_dir=folder / "data")
        assert done.returncode == 0, done.stderr
    assert read_words(folder / "data") == [("一件事",)]
    with EmbeddedPostgres(folder / "data") as connection, psycopg.connect(**connection) as opened:
        assert opened.execute("SELECT to_regclass('other')").fetchone() == (None,)


def spoil(content: bytes) -> dict[str, bytes | None]:
    """Return files that are no sound backup, by what is wrong with them."""
    middle = len(content) // 2
    return {
        "missing": None,
        "empty": b"",
        "something else": b"not a backup",
        "only the mark": content[-90:],
        "without its last byte": content[:-1],
        "cut": content[:-2000],
        "cut to half": content[:middle],
        "one bit changed": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
    }


def test_a_file_that_is_no_sound_backup_changes_nothing(made, folder):
    for name, content in spoil((made / "city.dump").read_bytes()).items():
        if content is not None:
            (folder / name).write_bytes(content)
        done = run_command("restore", str(folder / name), "--replace", data_dir=made / "data")
        assert (name, done.returncode) == (name, 1)
        assert "没有改动" in done.stderr
    assert read_words(made / "data") == [("一件事",)]


def test_another_ring_is_kept_aside(made, folder):
    assert run_command("migrate", data_dir=folder / "data").returncode == 0
    own = (folder / "data" / "private" / "keys.json").read_text()
    refused = run_command("restore-keys", str(made / "keys.json"), data_dir=folder / "data")
    assert refused.returncode == 1
    assert (folder / "data" / "private" / "keys.json").read_text() == own
    done = run_command("restore-keys", str(made / "keys.json"), "--replace", data_dir=folder / "data")
    assert done.returncode == 0
    assert (folder / "data" / "private" / "keys.json.replaced-1").read_text() == own
    (folder / "nonsense").write_text("{}")
    assert run_command("restore-keys", str(folder / "nonsense"), data_dir=folder / "data").returncode == 1


def test_what_lists_erased_is_written_down_and_carried_out_again_after_a_restore(made, folder):
    listed = folder / "erased.json"
    done = run_command("erased", str(listed), data_dir=made / "data")
    assert done.returncode == 0, done.stderr
    assert json.loads(listed.read_text()) == []
    gone = {"case": "01900000-0000-7000-8000-000000000000", "archive": "档1", "list": "销1"}
    listed.write_text(json.dumps([gone]))
    assert run_command("restore-keys", str(made / "keys.json"), data_dir=folder / "data").returncode == 0
    backup = str(made / "city.dump")
    done = run_command("restore", backup, "--erased", str(listed), data_dir=folder / "data")
    assert done.returncode == 0, done.stderr
    assert "再次销毁0件" in done.stdout  # the backup does not know it
    listed.write_text('{"case": 1}')
    refused = run_command("restore", backup, "--replace", "--erased", str(listed), data_dir=folder / "data")
    assert refused.returncode == 1
    assert "没有改动" in refused.stderr


OTHERS = list_programs()[1:]


@pytest.mark.skipif(not OTHERS, reason="this machine has no PostgreSQL of its own")
def test_a_backup_moves_to_an_external_server_and_back(made, folder, external_server):
    """From the embedded database to PostgreSQL 15, as an office does when it goes into production."""
    with external_server(OTHERS[-1], folder / "elsewhere") as (url, known):
        private = folder / "data" / "private"
        shutil.copytree(made / "data" / "private", private, ignore=shutil.ignore_patterns("database.json"))
        done = run_command("restore", str(made / "city.dump"), data_dir=folder / "data", DATABASE_URL=url)
        assert done.returncode == 0, done.stderr
        with psycopg.connect(**known) as opened:
            assert opened.execute("SELECT words FROM t").fetchall() == [("一件事",)]
        done = run_command("backup", str(folder / "back.dump"), data_dir=folder / "data", DATABASE_URL=url)
        assert done.returncode == 0, done.stderr
    done = run_command("restore", str(folder / "back.dump"), data_dir=folder / "data")
    assert done.returncode == 0, done.stderr
    assert read_words(folder / "data") == [("一件事",)]


def test_the_doctor_finds_all_in_order_and_what_is_not(made, folder):
    done = run_command("doctor", data_dir=made / "data")
    assert done.returncode == 0, done.stdout + done.stderr
    for word in (
        "Python",
        "PostgreSQL",
        "SM2",
        "字体",
        "磁盘",
        "密钥环",
        "工作日历",
        "表结构",
        "时区",
        "一切就绪",
    ):
        assert word in done.stdout
    (made / "data" / "private" / "keys.json").chmod(0o644)
    try:
        done = run_command("doctor", data_dir=made / "data")
    finally:
        (made / "data" / "private" / "keys.json").chmod(0o600)
    assert done.returncode == 1
    assert "chmod 600" in done.stdout
    done = run_command("doctor", data_dir=folder / "nowhere")
    assert done.returncode == 1
    assert not (folder / "nowhere").exists()
