"""As whom the embedded server runs: PostgreSQL refuses root, and we change nothing on the machine."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from onething.command.database import EmbeddedPostgres
from onething.command.database_programs import _as_user, _can_run, _copied, get_programs, list_programs
from onething.kernel.errors import Refusal
from tests.shape.house import ROOT

pytestmark = [pytest.mark.system, pytest.mark.skipif(os.geteuid() != 0, reason="only root has a choice")]


@pytest.fixture(autouse=True)
def _machine_unchanged():
    before = Path("/etc/passwd").read_bytes()
    yield
    assert Path("/etc/passwd").read_bytes() == before


def owner_of(data_dir: Path) -> str:
    """Return the name of who owns the database's files."""
    return pwd.getpwuid((data_dir / "postgres" / "cluster").stat().st_uid).pw_name


def is_reachable_by_nobody(program: str) -> bool:
    """Whether the user nobody can execute it (a checkout under a closed home folder is out of its reach)."""
    try:
        return (
            subprocess.run([program, "--version"], user="nobody", check=False, capture_output=True).returncode
            == 0
        )
    except OSError:
        return False


needs_reach = pytest.mark.skipif(
    not is_reachable_by_nobody(get_programs(None).path("postgres")),
    reason="the programs are out of nobody's reach here",
)


@needs_reach
def test_root_becomes_nobody_where_that_user_can_pass(folder):
    with EmbeddedPostgres(folder / "data", fsync=False) as connection:
        psycopg.connect(**connection).close()
    assert owner_of(folder / "data") == "nobody"


def test_root_stays_root_in_a_namespace_where_others_cannot_pass(folder):
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    for _ in range(2):
        with EmbeddedPostgres(closed / "data", fsync=False) as connection:
            psycopg.connect(**connection).close()
    assert owner_of(closed / "data") == "root"
    assert closed.stat().st_mode & 0o777 == 0o700


def test_programs_out_of_reach_are_copied(folder):
    nobody = pwd.getpwnam("nobody")
    programs = get_programs(None)
    copied = _copied(_as_user(programs, nobody.pw_uid, nobody.pw_gid), folder)
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    assert copied.programs.folder == folder / f"programs-{programs.version}" / "bin"
    assert _can_run(copied, folder)
    assert _copied(_as_user(programs, nobody.pw_uid, nobody.pw_gid), folder) == copied


@needs_reach
def test_a_moved_folder_that_nobody_cannot_reach_any_more_is_refused(folder):
    with EmbeddedPostgres(folder / "data", fsync=False):
        pass
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    shutil.move(folder / "data", closed / "data")
    with pytest.raises(Refusal) as refused:
        EmbeddedPostgres(closed / "data", fsync=False).start()
    assert refused.value.code == "database.cannot_run_as_root"


def find_python_for_others() -> str | None:
    """Return a Python of our version that an ordinary user may execute, or None."""
    for python in ("/usr/bin/python3", "/usr/local/bin/python3"):
        asked = [python, "-c", "import sys; assert sys.version_info[:2] == (3, 11)"]
        try:
            if subprocess.run(asked, user="nobody", check=False, capture_output=True).returncode == 0:
                return python
        except OSError:
            continue
    return None


ORDINARY = """
import os, sys, psycopg
from pathlib import Path
from onething.command.database import EmbeddedPostgres
assert os.geteuid() != 0
for _ in range(2):
    with EmbeddedPostgres(Path(sys.argv[1]), fsync=False) as connection:
        psycopg.connect(**connection).close()
"""


def test_an_ordinary_user_needs_nothing(folder):
    python = find_python_for_others()
    if python is None:
        pytest.skip("no Python 3.11 that an ordinary user may execute")
    nobody = pwd.getpwnam("nobody")
    home = folder / "home"
    home.mkdir(mode=0o700)
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    site = str(Path(psycopg.__file__).parents[1])
    done = subprocess.run(
        [python, "-c", ORDINARY, str(home / "data")], user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[],
        env={"PYTHONPATH": f"{ROOT / 'src'}:{site}", "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert owner_of(home / "data") == "nobody"


@pytest.mark.parametrize("programs", list_programs(), ids=lambda one: one.version)
def test_every_installation_of_the_machine_serves(folder, programs, monkeypatch):
    monkeypatch.setenv("PG_BIN", str(programs.folder))
    server = EmbeddedPostgres(folder / "data", fsync=False)
    with server as connection:
        assert server.version == programs.version
        with psycopg.connect(**connection) as opened:
            assert opened.info.server_version // 10000 == programs.major
