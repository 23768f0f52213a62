"""What a person can mend is told in one sentence, with exit code 1 and no traceback."""

import os
import socket
from pathlib import Path
from urllib.parse import quote

import pytest

from onething.command.database import check_server_version
from onething.command.processes import HOST
from onething.kernel.errors import Refusal
from tests.command.running import run_command

pytestmark = pytest.mark.system


def assert_one_sentence(done, *words: str) -> None:
    """Check exit code 1 and one Chinese sentence on standard error that holds `words`."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    for word in words:
        assert word in done.stderr


def test_a_taken_port(data_dir):
    with socket.create_server((HOST, 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run_command("run", data_dir=data_dir, PORT=port)
    assert_one_sentence(done, "端口", port, "PORT=")
    assert not data_dir.exists()


@pytest.mark.parametrize("port", ["0", "70000", "http", "-1", "８０００"])
def test_a_port_that_is_none(data_dir, port):
    assert_one_sentence(run_command("run", data_dir=data_dir, PORT=port), "PORT")


def test_a_folder_that_cannot_be_made(folder):
    (folder / "file").write_text("in the way")
    assert_one_sentence(run_command("run", "--port", "0" * 4 + "1", data_dir=folder / "file" / "data"))


def test_a_folder_that_cannot_be_written(folder):
    (folder / "file").write_text("in the way")
    done = run_command("run", data_dir=folder / "file" / "data", PORT=_free())
    assert_one_sentence(done, "数据文件夹", "ONETHING_DATA")


def test_a_folder_without_permission(folder):
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    folder.chmod(0o500)
    assert_one_sentence(run_command("run", data_dir=folder / "data", PORT=_free()), "ONETHING_DATA")


@pytest.mark.parametrize("url", ["mysql://a@db/city", "postgresql://a@db", "postgresql://a:b@db:port/city"])
def test_a_broken_address(data_dir, url):
    done = run_command("run", data_dir=data_dir, PORT=_free(), DATABASE_URL=url)
    assert_one_sentence(done, "DATABASE_URL", "postgresql://")


def test_an_address_where_nobody_listens(data_dir):
    url = f"postgresql://a:hunter2@{quote(str(data_dir), safe='')}/city"
    done = run_command("run", data_dir=data_dir, PORT=_free(), DATABASE_URL=url)
    assert_one_sentence(done, "连接不上")
    assert "hunter2" not in done.stderr


def test_a_server_that_is_too_old():
    check_server_version(150000)
    with pytest.raises(Refusal) as refused:
        check_server_version(140012)
    assert "14" in refused.value.sentence
    assert "15" in refused.value.sentence


def test_a_moved_clock_outside_a_scratch_server(data_dir, folder):
    done = run_command("run", data_dir=data_dir, PORT=_free(), ONETHING_SCRATCH_CLOCK=str(folder / "clock"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "ONETHING_SCRATCH" in done.stderr


@pytest.mark.parametrize("arguments", [["nonsense"], ["run", "--nonsense"], ["backup"], ["restore"]])
def test_wrong_usage_is_exit_two(data_dir, arguments):
    done = run_command(*arguments, data_dir=data_dir)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (Path(data_dir) / "postgres").exists()


def test_help_is_chinese_and_starts_nothing(data_dir):
    done = run_command("--help", data_dir=data_dir)
    assert done.returncode == 0
    assert "onething run" in done.stdout or "run " in done.stdout
    assert not data_dir.exists()


def _free() -> str:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return str(probe.getsockname()[1])
