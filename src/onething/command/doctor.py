"""`onething doctor`: what is missing, and how to mend it."""

import argparse
import importlib.util
import os
import shutil
import stat
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from onething.command.database_programs import list_programs
from onething.command.private_copy import get_keys_file
from onething.command.reach import get_data_dir, reached_database
from onething.kernel.errors import Refusal

ENOUGH_BYTES = 2 * 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is in order, what was found, and what to do when it is not."""

    name: str
    is_in_order: bool
    found: str
    mend: str = ""

    def as_line(self) -> str:
        """Return the line that is printed."""
        if self.is_in_order:
            return f"  好    {self.name}：{self.found}"
        return f"  缺    {self.name}：{self.found}。{self.mend}"


def _look_at_python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "Python", sys.version_info >= (3, 11), version, "请安装 Python 3.11 或更新的版本，再运行 make setup。"
    )


def _look_at_programs() -> Finding:
    programs = list_programs()
    found = f"{programs[0].version} ({programs[0].folder})" if programs else "没有找到 15 以上的版本"
    return Finding(
        "PostgreSQL 程序", bool(programs), found, "请运行 make setup，或用 PG_BIN 指明 bin 文件夹。"
    )


def _look_at_fonts() -> Finding:
    is_there = importlib.util.find_spec("pylopdf_fonts_zh_cn") is not None
    return Finding("证照字体", is_there, "已安装" if is_there else "没有安装", "请运行 make setup。")


def _look_at_disk() -> Finding:
    folder = next(one for one in [get_data_dir(), *get_data_dir().parents] if one.exists())
    free = shutil.disk_usage(folder).free
    is_writable = os.access(folder, os.W_OK)
    found = f"{folder} 剩余 {free // 1024**3} GB" if is_writable else f"{folder} 无法写入"
    return Finding(
        "磁盘",
        is_writable and free > ENOUGH_BYTES,
        found,
        "请腾出 2 GB 以上，或用 ONETHING_DATA 换一个可写的文件夹。",
    )


def _look_at_key_file() -> Finding:
    file = get_keys_file()
    if os.environ.get("ONETHING_KEYS"):
        return Finding("密钥环", True, "由环境变量 ONETHING_KEYS 给出")
    if not file.exists():
        return Finding(
            "密钥环",
            False,
            f"{file} 还没有",
            "首次 onething run 会生成；换机器时用 onething restore-keys 恢复。",
        )
    mode = stat.S_IMODE(file.stat().st_mode)
    return Finding("密钥环", mode == 0o600, f"{file} 权限 {mode:o}", f"请执行 chmod 600 {file}。")


def _look_at_time_zone() -> Finding:
    try:
        zoneinfo.ZoneInfo("Asia/Shanghai")
    except zoneinfo.ZoneInfoNotFoundError:
        return Finding("时区", False, "没有 Asia/Shanghai", "请安装系统的 tzdata 或 pip 的 tzdata。")
    return Finding("时区", True, "Asia/Shanghai")


def _look_at_signing() -> Finding:
    from onething.keys import queries

    try:
        return Finding("SM2 签名", True, f"{queries.signing_provider_name()}，正式使用需接入密码机")
    except Refusal as refusal:
        return Finding("SM2 签名", False, refusal.sentence, "请运行 make setup 重新安装。")


def _look_at_content() -> Iterator[Finding]:
    from onething.command.readiness import run_checks

    answers = run_checks()
    is_current, is_present = answers["migrations"], answers["calendar"]
    yield Finding(
        "表结构", is_current, "是最新的" if is_current else "不是最新的", "请运行 onething migrate。"
    )
    found = "今年的放假通知已载入" if is_present else "今年的放假通知没有载入"
    yield Finding("工作日历", is_present, found, "请升级到带有今年通知的版本后运行 onething migrate。")


WITHOUT_DATABASE: tuple[Callable[[], Finding], ...] = (
    _look_at_python, _look_at_programs, _look_at_fonts, _look_at_disk, _look_at_key_file, _look_at_time_zone,
)  # fmt: skip


def _look_at_database() -> Iterator[Finding]:
    """Only an installation that was started before has a database; a first look must not make one."""
    is_made = Path(get_data_dir() / "postgres" / "cluster").exists()
    if not is_made and not os.environ.get("DATABASE_URL"):
        yield Finding("数据库", False, "还没有建立", "请运行 onething run。")
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(reached_database())
        except Refusal as refusal:
            yield Finding("数据库", False, refusal.sentence)
            return
        from onething.command.django_setup import prepare_django

        prepare_django()
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            yield Finding("数据库", True, f"PostgreSQL {cursor.fetchone()[0]}")
        yield _look_at_signing()
        yield from _look_at_content()
        connection.close()


def run(arguments: list[str]) -> int:
    """Print every finding; 0 when all is in order, 1 otherwise."""
    argparse.ArgumentParser(prog="onething doctor", description="检查缺什么、怎么补。").parse_args(arguments)
    findings = [look() for look in WITHOUT_DATABASE]
    findings += _look_at_database()
    for finding in findings:
        print(finding.as_line())
    missing = sum(not finding.is_in_order for finding in findings)
    print("一切就绪。" if missing == 0 else f"有 {missing} 处需要处理。")
    return 1 if missing else 0
