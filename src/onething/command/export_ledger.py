"""`onething export ledger --case N`: the file from which anybody recomputes a case (docs/recompute.py)."""

import argparse
import json
import sys
from pathlib import Path

from onething.command.django_setup import prepare_django
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

NOT_WRITTEN = "“{path}”写不进去：{why}。请检查权限和空间后重试。"
EXISTS = "“{path}”已经存在。请换一个文件名，导出不会覆盖已有文件。"
WRITTEN = "已导出办件{case}的台账到 {path}。重算：python3 docs/recompute.py {path}"


def run(arguments: list[str]) -> int:
    """Write the export to a file, or to standard output; return 0."""
    parser = argparse.ArgumentParser(
        prog="onething export ledger", description="导出一个办件的台账，供任何人独立重算期限和牌。"
    )
    parser.add_argument("--case", metavar="N", required=True, help="办件编号")
    parser.add_argument("--out", metavar="FILE", help="写入的文件；不写则输出到标准输出")
    asked = parser.parse_args(arguments)
    prepare_django()
    from onething.command.verify import find_case
    from onething.kernel.clock_port import now
    from onething.supervision.queries.exporting import export_case

    export = export_case(SYSTEM, case_id=find_case(asked.case), at=now())
    text = json.dumps(export, ensure_ascii=False, indent=1)
    if asked.out is None:
        sys.stdout.write(text + "\n")
        return 0
    _write(Path(asked.out), text=text)
    print(WRITTEN.format(case=export["case"], path=asked.out))
    return 0


def _write(path: Path, *, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise Refusal("command.export.exists", EXISTS.format(path=path)) from error
    except OSError as error:
        sentence = NOT_WRITTEN.format(path=path, why=error.strerror)
        raise Refusal("command.export.not_written", sentence) from error
