"""The private folder of an installation: secrets, keys and the database's password, for its owner's eyes only."""

import os
from pathlib import Path

from onething.kernel.errors import Refusal


def make_private_folder(data_dir: Path) -> Path:
    """Make and return `<data>/private`, readable by its owner alone. Raises Refusal when the folder can't be written."""
    folder = data_dir / "private"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(folder)
    except OSError as error:
        raise Refusal(
            "config.data_folder.unwritable",
            f"数据文件夹 {data_dir} 无法写入：请修改它的权限，或用 ONETHING_DATA 指定另一个文件夹。",
        ) from error
    return folder


def write_private_file(file: Path, *, text: str) -> None:
    """Write `text` to `file` in one step, readable by its owner alone."""
    made = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    made.replace(file)
