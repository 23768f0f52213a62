"""pg_dump, pg_restore and psql on the database of this installation, without a password on any command line."""

import os
import subprocess
from pathlib import Path
from typing import IO

from onething.command.database_programs import Programs, environment, list_programs
from onething.command.reach import check_external, get_data_dir, is_running
from onething.kernel.errors import Refusal


def _connection_environment() -> dict[str, str]:
    """libpq's settings in the environment, which other users can't read; a command line they can."""
    from onething.command.database_url import parse_database_url

    found = parse_database_url(os.environ.get("DATABASE_URL", ""))
    named = {
        "PGHOST": found["HOST"], "PGPORT": found["PORT"], "PGUSER": found["USER"],
        "PGPASSWORD": found["PASSWORD"], "PGDATABASE": found["NAME"],
        "PGSSLMODE": found["OPTIONS"].get("sslmode", ""), "PGSSLROOTCERT": found["OPTIONS"].get("sslrootcert", ""),
        "PGOPTIONS": found["OPTIONS"].get("options", ""),
    }  # fmt: skip
    return environment() | {name: value for name, value in named.items() if value}


def _server_major() -> int | None:
    if url := os.environ.get("DATABASE_URL", "").strip():
        return check_external(url) // 10000
    if not is_running(get_data_dir()):
        raise Refusal(
            "database.not_running", "内嵌数据库没有运行：请先运行 onething run，或检查 ONETHING_DATA。"
        )
    return None


def _can_connect(programs: Programs) -> bool:
    """Whether these programs reach the server: the wheel's speak no TLS, which an external server may ask for."""
    asked = [programs.path("psql"), "-X", "-w", "-A", "-t", "-c", "SELECT 1"]
    try:
        done = subprocess.run(asked, env=_connection_environment(), capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def get_dump_programs() -> Programs:
    """Return programs that reach the server and are not older than it (pg_dump refuses a newer server)."""
    major = _server_major()
    fitting = [one for one in list_programs() if (major is None or one.major >= major) and _can_connect(one)]
    if not fitting:
        raise Refusal(
            "database.no_fitting_programs",
            f"没有能连接这台服务器的 pg_dump (需要 {major or 15} 版以上；服务器启用 TLS 时程序也要带 TLS)：请用 PG_BIN 指明。",
        )
    return fitting[0]


def start_program(
    programs: Programs, name: str, *arguments: str, stdin: IO[bytes] | int, stdout: IO[bytes] | int
) -> subprocess.Popen[bytes]:
    """Start one program against the database; its complaints come back on standard error, a pipe."""
    return subprocess.Popen(
        [programs.path(name), *arguments],
        env=_connection_environment(), stdin=stdin, stdout=stdout, stderr=subprocess.PIPE,
    )  # fmt: skip


def last_line(complaint: bytes, *, instead: str = "?") -> str:
    """Return the line of an error output that says what went wrong, without details that may carry a person's data."""
    lines = [line.strip() for line in complaint.decode(errors="replace").splitlines()]
    told = [line for line in lines if "rror" in line and "DETAIL" not in line]
    return told[0][:200] if told else instead


def make_new_file(path: Path) -> IO[bytes]:
    """Open a file that must not exist yet, readable by its owner alone."""
    try:
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except FileExistsError as error:
        raise Refusal(
            "backup.file_exists", f"文件 {path} 已经存在：请换一个文件名，备份不覆盖旧文件。"
        ) from error
    except OSError as error:
        raise Refusal(
            "backup.file_unwritable", f"文件 {path} 无法写入：请检查文件夹是否存在、是否有权限。"
        ) from error
