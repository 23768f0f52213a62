"""`onething backup-keys FILE`: the key ring, to be kept away from the backups of the database."""

import argparse
import os
from pathlib import Path

from onething.command.private_copy import get_keys_file, read_ring, write_ring
from onething.kernel.errors import Refusal


def run(arguments: list[str]) -> int:
    """Copy the key ring (from ONETHING_KEYS where it is set) to a new file, mode 0600."""
    parser = argparse.ArgumentParser(prog="onething backup-keys", description="备份密钥环。")
    parser.add_argument("file", metavar="FILE", type=Path)
    file: Path = parser.parse_args(arguments).file
    if file.exists():
        raise Refusal("keys.file_exists", f"文件 {file} 已经存在：请换一个文件名，备份不覆盖旧文件。")
    write_ring(file, text=os.environ.get("ONETHING_KEYS") or read_ring(get_keys_file()))
    print(f"密钥环已备份到 {file}。有它才能读懂数据库：请与数据库备份分开、加锁保管。")
    return 0
