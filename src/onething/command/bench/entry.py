"""`onething bench NAME`: a table of benches, each measured in one run."""

import argparse
import json
from importlib import import_module
from typing import NoReturn

from onething.command.bench.measuring import Measured, Rounds
from onething.command.django_setup import prepare_django
from onething.kernel.errors import Refusal

# Name → the module here whose `measure(rounds)` it is, loaded when it is called.
BENCHES = {
    "plan": ("planning", "最大的一件事，每秒能算多少份方案"),
    "search": ("searching", "两千个事项的目录里，找一次要多久"),
}
USAGE = "参数不对。用法：onething bench {names} [--rounds 轮数] [--times 每轮次数] [--json]"


def run(arguments: list[str]) -> int:
    """Measure one bench and print it; return 0. Raises Refusal `usage.bench.arguments`."""
    asked = _parser().parse_args(arguments)
    if asked.name not in BENCHES or asked.rounds < 1 or asked.times < 1:
        raise _wrong_usage()
    prepare_django()
    module = import_module(f"onething.command.bench.{BENCHES[asked.name][0]}")
    found: Measured = module.measure(Rounds(count=asked.rounds, times=asked.times))
    print(json.dumps(found.as_json(), ensure_ascii=False) if asked.json else "\n".join(found.list_lines()))
    return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _wrong_usage()


def _parser() -> argparse.ArgumentParser:
    listed = "；".join(f"{name}：{sentence}" for name, (_, sentence) in BENCHES.items())
    parser = _Parser(prog="onething bench", description=f"测速。{listed}")
    parser.add_argument("name", metavar="NAME", help="、".join(BENCHES))
    parser.add_argument("--rounds", type=int, default=9, help="测几轮，取中位数")
    parser.add_argument("--times", type=int, default=50, help="每轮做几次")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _wrong_usage() -> Refusal:
    return Refusal("usage.bench.arguments", USAGE.format(names="|".join(BENCHES)))
