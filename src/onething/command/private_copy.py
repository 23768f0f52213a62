"""Copies of the key ring: small files with mode 0600, read and written as a whole."""

import json
import os
from pathlib import Path

from onething.command.private_files import write_private_file
from onething.command.reach import get_data_dir
from onething.kernel.errors import Refusal


def get_keys_file() -> Path:
    """Return where the key ring lives: ONETHING_KEYS_FILE, else `<data>/private/keys.json`."""
    return Path(os.environ.get("ONETHING_KEYS_FILE") or get_data_dir() / "private" / "keys.json")


def read_ring(file: Path) -> str:
    """Return the text of a key ring file. Raises Refusal when it is missing or is not one."""
    try:
        text = file.read_text(encoding="utf-8")
        ring = json.loads(text)
    except (OSError, ValueError) as error:
        raise Refusal("keys.file_unreadable", f"密钥环文件 {file} 不存在或无法读取。") from error
    if not isinstance(ring, dict) or not {"active", "keys", "index"} <= set(ring):
        raise Refusal("keys.file_not_a_ring", f"{file} 不是密钥环文件：什么都没有改动。")
    return text


def write_ring(file: Path, *, text: str) -> None:
    """Write a key ring file, mode 0600. Raises Refusal when the folder can't be written."""
    try:
        write_private_file(file, text=text)
    except OSError as error:
        raise Refusal(
            "keys.file_unwritable", f"文件 {file} 无法写入：请检查文件夹是否存在、是否有权限。"
        ) from error
