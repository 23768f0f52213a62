"""`onething restore-keys FILE`: puts a key ring back, never over a different one unasked."""

import argparse
import os
from pathlib import Path

from onething.command.private_copy import get_keys_file, read_ring, write_ring
from onething.command.private_files import make_private_folder
from onething.command.reach import get_data_dir
from onething.kernel.errors import Refusal


def _set_aside(file: Path) -> None:
    """A ring that is replaced is kept: what it encrypted would be lost with it."""
    aside = next(
        name
        for number in range(1, 1000)
        if not (name := file.with_name(f"{file.name}.replaced-{number}")).exists()
    )
    file.rename(aside)
    print(f"原来的密钥环留作 {aside}。")


def run(arguments: list[str]) -> int:
    """Write the ring to its place. Refuses to replace another ring without --replace."""
    parser = argparse.ArgumentParser(prog="onething restore-keys", description="恢复密钥环。")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--replace", action="store_true", help="已有另一个密钥环时替换它 (原文件改名保留)")
    chosen = parser.parse_args(arguments)
    if os.environ.get("ONETHING_KEYS"):
        raise Refusal(
            "keys.from_environment", "密钥环由环境变量 ONETHING_KEYS 给出，文件不起作用：请改那里的值。"
        )
    text = read_ring(chosen.file)
    make_private_folder(get_data_dir())
    place = get_keys_file()
    if place.exists() and place.read_text(encoding="utf-8") != text:
        if not chosen.replace:
            raise Refusal(
                "keys.other_ring", f"{place} 已有另一个密钥环，没有改动。确实要替换请加 --replace。"
            )
        _set_aside(place)
    write_ring(place, text=text)
    print(f"密钥环已恢复到 {place}。请重启系统。")
    return 0
