"""`onething erased FILE`: which cases destruction lists erased, to be carried out again after an older backup is restored.

No personal data: numbers only. Read with psql, so that the database of another release can be asked, too.
"""

import argparse
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from onething.command.database_programs import Programs
from onething.command.dump_programs import get_dump_programs, last_line, make_new_file, start_program
from onething.command.reach import reached_database
from onething.kernel.errors import Refusal

IS_THERE = "SELECT to_regclass('public.archives_archive') IS NOT NULL"
QUESTION = (
    "SELECT coalesce(json_agg(json_build_object('case', case_id, 'archive', number, 'list', destroyed_by) ORDER BY id), '[]') "
    "FROM archives_archive WHERE state = 'destroyed'"
)
NO_LIST = "{file} 不存在，或不是 onething erased 做的清单：什么都没有改动。"
Rows = list[dict[str, str]]


def list_erased(programs: Programs) -> Rows:
    """Return what the lists of this database erased: case, archive, list; nothing where there are no archives yet."""
    return _ask(programs, QUESTION) if _ask(programs, IS_THERE) == "t" else []


def read_erased(file: Path) -> Rows:
    """Return what a file says was erased; refuses `erased.not_a_list`."""
    try:
        rows = [{"case": str(UUID(one["case"])), "archive": one["archive"], "list": one["list"]} for one in
                json.loads(file.read_text(encoding="utf-8"))]  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refusal("erased.not_a_list", NO_LIST.format(file=file)) from error
    return rows


def erase_again(rows: Sequence[dict[str, str]]) -> int:
    """Carry the lists out again in the restored database; returns how many cases were there once more."""
    from onething.archives.contracts import Erased
    from onething.journey.ways.destroying import destroy_again
    from onething.kernel.clock_port import now

    erased = {one["case"]: Erased(UUID(one["case"]), one["archive"], one["list"]) for one in rows}
    return destroy_again(list(erased.values()), at=now())


def _ask(programs: Programs, question: str) -> Any:
    asking = start_program(
        programs, "psql", "-X", "-w", "-A", "-t", "-c", question, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )  # fmt: skip
    answer, complaint = asking.communicate()
    if asking.returncode != 0:
        raise Refusal("erased.failed", f"没有读到已销毁的清单：{last_line(complaint)}")
    said = answer.decode().strip()
    return json.loads(said) if said.startswith("[") else said


def run(arguments: list[str]) -> int:
    """Write the list; keep it beside the backups, anew after every destruction."""
    parser = argparse.ArgumentParser(prog="onething erased", description="导出已销毁办件的清单 (只有编号)。")
    parser.add_argument("file", metavar="FILE", type=Path, help="新文件的名字")
    file: Path = parser.parse_args(arguments).file
    with reached_database():
        rows = list_erased(get_dump_programs())
    with make_new_file(file) as stream:
        stream.write(json.dumps(rows, ensure_ascii=False, indent=1).encode())
    print(f"已销毁的{len(rows)}件写到 {file}。恢复备份时用 --erased 带上它，备份里的这些办件会再次销毁。")
    return 0
