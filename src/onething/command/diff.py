"""`onething diff CODE V1 V2`: what changed between two versions of a thing, in sentences."""

import argparse
import json
from dataclasses import asdict
from typing import NoReturn

from onething.catalogue.contracts import Difference
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS

USAGE = "用法：onething diff 一件事编码 版本 版本 [--json]"
ARGUMENTS_INVALID = "参数不对。" + USAGE
SAME = "这两版内容完全相同。"
LARGEST_VERSION = 2**31 - 1


def run(arguments: list[str]) -> int:
    """Run `onething diff`; return 0. Refuses `catalogue.publication.not_found` for a version that never was."""
    asked = _parser().parse_args(arguments)
    found = _compare(asked.code, before=asked.before, after=asked.after)
    if asked.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, sort_keys=True))
    else:
        print("\n".join(f"{one.sentence}。" for one in found) or SAME)
    return 0


def _compare(code: str, *, before: int, after: int) -> tuple[Difference, ...]:
    from onething.command.django_setup import prepare_django

    prepare_django()
    from onething.catalogue.queries import compare_things, get_version

    was, now = (get_version(ANONYMOUS, code=code, version=version) for version in (before, after))
    return compare_things(ANONYMOUS, before=was, after=now)


def _read_version(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:11]) <= LARGEST_VERSION:
        raise Refusal("usage.diff.arguments", ARGUMENTS_INVALID)
    return int(text)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.diff.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onething diff", description="用文字说明一件事两个版本之间的变化。")
    parser.add_argument("code", metavar="CODE", help="一件事编码，如 YJS-002")
    parser.add_argument("before", metavar="V1", type=_read_version, help="原来的版本号")
    parser.add_argument("after", metavar="V2", type=_read_version, help="后来的版本号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser
