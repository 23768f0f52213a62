"""`onething restore FILE`: a backup becomes the database, all of it or nothing."""

import argparse
import shutil
import subprocess
from pathlib import Path

from onething.command.backup_mark import is_whole
from onething.command.database_programs import Programs
from onething.command.dump_programs import get_dump_programs, last_line, start_program
from onething.command.erased import Rows, erase_again, list_erased, read_erased
from onething.command.reach import reached_database
from onething.kernel.errors import Refusal

# A running server holds locks; waiting for it in silence would look like a hang.
OPENING = b"BEGIN;\nSET LOCAL lock_timeout = '10s';\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
# PostgreSQL 17's programs open with a setting that a server of 15 or 16 does not know.
NEWER_SETTING = b"SET transaction_timeout = 0;\n"
HEAD_BYTES = 2000


def _check_file(programs: Programs, file: Path) -> None:
    listing = [programs.path("pg_restore"), "--list", str(file)]
    if not is_whole(file) or subprocess.run(listing, capture_output=True, check=False).returncode != 0:
        raise Refusal(
            "restore.not_a_backup",
            f"{file} 不存在，或不是 onething backup 做的备份，或已损坏：什么都没有改动。",
        )


def _is_empty(programs: Programs) -> bool:
    question = (
        "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
    )
    asking = start_program(
        programs,
        "psql",
        "-X",
        "-w",
        "-A",
        "-t",
        "-c",
        question,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )
    answer, complaint = asking.communicate()
    if asking.returncode != 0:
        raise Refusal("restore.failed", f"恢复失败：{last_line(complaint)}")
    return answer.strip() == b"0"


def _stream(programs: Programs, file: Path) -> tuple[bool, bytes]:
    """Feed the backup's statements into one transaction, committed only after the whole file was read."""
    pipe = subprocess.PIPE
    reading = start_program(
        programs,
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--file=-",
        str(file),
        stdin=subprocess.DEVNULL,
        stdout=pipe,
    )
    writing = start_program(
        programs, "psql", "-X", "-w", "-q", "-v", "ON_ERROR_STOP=1", stdin=pipe, stdout=subprocess.DEVNULL
    )
    assert writing.stdin is not None  # noqa: S101 - a pipe
    assert reading.stdout is not None  # noqa: S101 - a pipe
    try:
        writing.stdin.write(OPENING)
        writing.stdin.write(reading.stdout.read(HEAD_BYTES).replace(NEWER_SETTING, b""))
        shutil.copyfileobj(reading.stdout, writing.stdin)
        is_read = reading.wait() == 0
        writing.stdin.write(b"COMMIT;\n" if is_read else b"ROLLBACK;\n")
    except BrokenPipeError:
        is_read = False
        reading.kill()
    _, complaint = writing.communicate()
    _, reading_complaint = reading.communicate()
    return is_read and writing.returncode == 0, complaint + reading_complaint


def _restore(file: Path, *, is_replacing: bool) -> Rows:
    """Replace the database; returns what its lists had erased before, for the backup may bring it back."""
    programs = get_dump_programs()
    _check_file(programs, file)
    erased = list_erased(programs)
    if not is_replacing and not _is_empty(programs):
        raise Refusal(
            "restore.not_empty",
            "数据库里已有数据，没有恢复。确实要用备份整体替换，请加 --replace (现有数据将被丢弃)。",
        )
    is_done, complaint = _stream(programs, file)
    if not is_done:
        reason = last_line(complaint, instead="备份文件不完整")
        raise Refusal(
            "restore.failed", f"恢复失败，数据库保持原样：{reason}。如系统正在运行，请先停止再恢复。"
        )
    return erased


def run(arguments: list[str]) -> int:
    """Restore, bring the tables up to this release, erase again what lists had erased, then verify the ledger.

    The verification's answer is the exit code.
    """
    parser = argparse.ArgumentParser(prog="onething restore", description="恢复数据库 (不含密钥)。")
    parser.add_argument("file", metavar="FILE", type=Path, help="onething backup 做的文件")
    parser.add_argument("--replace", action="store_true", help="数据库里已有数据时整体替换")
    parser.add_argument("--erased", metavar="LIST", type=Path, help="onething erased 做的清单：再次销毁")
    chosen = parser.parse_args(arguments)
    told = read_erased(chosen.erased) if chosen.erased else []
    with reached_database():
        erased = [*_restore(chosen.file, is_replacing=chosen.replace), *told]
        print(f"已从 {chosen.file} 恢复。正在核验台账……", flush=True)
        from onething.command import verify
        from onething.command.django_setup import prepare_django
        from onething.command.migrate import migrate_tables

        prepare_django()
        migrate_tables()
        print(f"按销毁清单再次销毁{erase_again(erased)}件。", flush=True)
        return int(verify.run(["ledger"]))
