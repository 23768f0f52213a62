"""`onething export PATH`: writes what is in force as a package folder, the loaded files byte for byte."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from onething.command import export_ledger
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

USAGE = "用法：onething export 目录"
ARGUMENTS_INVALID = "参数不对。" + USAGE
NOTHING = "还没有发布任何一件事，没有可以导出的内容。先运行 onething load 目录 --publish。"
NOT_EMPTY = "“{path}”已经存在而且不是空目录。请换一个目录，导出不会覆盖已有文件。"
NOT_WRITTEN = "“{path}”写不进去：{why}。请检查权限和空间后重试。"
WRITTEN = "已导出 {files} 个文件到 {path}。"


def run(arguments: list[str]) -> int:
    """Run `onething export`; return 0. Refuses a folder that holds something, and when nothing is published.

    `onething export ledger` is another thing: one case as a file (export_ledger.py).
    """
    if arguments[:1] == ["ledger"]:
        return export_ledger.run(arguments[1:])
    asked = _parser().parse_args(arguments)
    folder = Path(asked.path)
    _check_empty(folder)
    files = _gather()
    try:
        write_folder(folder, files=files)
    except OSError as error:
        sentence = NOT_WRITTEN.format(path=folder, why=error.strerror)
        raise Refusal("command.export.not_written", sentence) from error
    print(WRITTEN.format(files=len(files), path=folder))
    return 0


def write_folder(folder: Path, *, files: Mapping[str, bytes]) -> None:
    """Write the files of a package (path in the folder → bytes); the folder is made when it does not exist."""
    for path in sorted(files):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path])


def _check_empty(folder: Path) -> None:
    is_taken = folder.is_symlink() or (folder.exists() and not folder.is_dir())
    if is_taken or (folder.is_dir() and any(folder.iterdir())):
        raise Refusal("command.export.not_empty", NOT_EMPTY.format(path=folder))


def _gather() -> dict[str, bytes]:
    from onething.command.django_setup import prepare_django

    prepare_django()
    from onething.catalogue.queries import list_things
    from onething.journey.listing import gather_export
    from onething.kernel import clock_port

    at = clock_port.now()
    if not list_things(SYSTEM, at=at):
        raise Refusal("command.export.nothing", NOTHING)
    return gather_export(SYSTEM, at=at)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.export.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="onething export", description="把现行目录导出为目录包；没有改动过的，与载入时逐字节相同。"
    )
    parser.add_argument("path", metavar="PATH", help="要写入的目录，不存在或为空")
    return parser
