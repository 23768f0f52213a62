"""`onething backup FILE`: the whole database in one file. The keys are apart: without them it can't be read."""

import argparse
import os
import subprocess
from pathlib import Path

from onething.command.backup_mark import append_mark
from onething.command.dump_programs import get_dump_programs, last_line, make_new_file, start_program
from onething.command.reach import reached_database
from onething.kernel.errors import Refusal


def _dump(target: Path) -> None:
    programs = get_dump_programs()
    with make_new_file(target) as stream:
        dump = start_program(
            programs, "pg_dump", "-w", "--format=custom", "--no-owner", "--no-privileges",
            stdin=subprocess.DEVNULL, stdout=stream,
        )  # fmt: skip
        _, complaint = dump.communicate()
        os.fsync(stream.fileno())
    if dump.returncode != 0:
        target.unlink()
        raise Refusal("backup.failed", f"备份失败，没有留下文件：{last_line(complaint)}")


def run(arguments: list[str]) -> int:
    """Write the backup; it appears under its name only when it is whole."""
    parser = argparse.ArgumentParser(prog="onething backup", description="备份数据库 (不含密钥)。")
    parser.add_argument("file", metavar="FILE", type=Path, help="新文件的名字")
    file: Path = parser.parse_args(arguments).file
    if file.exists():
        raise Refusal("backup.file_exists", f"文件 {file} 已经存在：请换一个文件名，备份不覆盖旧文件。")
    making = file.with_name(f".{file.name}.{os.getpid()}")
    with reached_database():
        _dump(making)
    append_mark(making)
    making.rename(file)
    print(
        f"已备份到 {file} ({file.stat().st_size // 1024} KB)。密钥不在其中，请另行执行 onething backup-keys 文件，并分开保管。"
    )
    return 0
