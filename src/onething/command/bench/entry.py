"""`onething bench NAME`: a table of benches, each measured in one run."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn, Protocol

from onething.command.django_setup import prepare_django
from onething.kernel.errors import Refusal


@dataclass(frozen=True)
class Bench:
    """A bench: what it measures, the module here whose `measure` it is, and its whole numbers with their defaults."""

    sentence: str
    module: str
    numbers: Mapping[str, int]


class Found(Protocol):
    """What a bench returns."""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""

    def list_lines(self) -> list[str]:
        """Return it as lines for people."""


TURNS = {"rounds": 9, "times": 50}
BENCHES = {
    "plan": Bench("最大的一件事，每秒能算多少份方案", "planning", TURNS),
    "search": Bench("两千个事项的目录里，找一次要多久", "searching", TURNS),
    "cases": Bench("五个部门的联办件从头办到尾，和 pgbench 轮流", "cases", {"clients": 8, "seconds": 20}),
    "lists": Bench("很多办件时，清单、查询、亮灯和一个办件多快", "lists", {"cases": 1_000_000, "seconds": 5}),
    "memory": Bench("网页服务、后台任务、数据库各占多少内存", "memory", {"clients": 8, "seconds": 20}),
}
MEANINGS = {
    "rounds": "测几轮，取中位数",
    "times": "每轮做几次",
    "clients": "几个客户端同时办",
    "seconds": "每种办法测几秒",
    "cases": "造多少个办件",
}
USAGE = "参数不对。用法：{benches}"


def run(arguments: list[str]) -> int:
    """Measure one bench and print it; return 0. Raises Refusal `usage.bench.arguments`."""
    asked = vars(_parser().parse_args(arguments))
    name, as_json = asked.pop("name"), asked.pop("json")
    if min(asked.values()) < 1:
        raise _wrong_usage()
    prepare_django()
    module = import_module(f"onething.command.bench.{BENCHES[name].module}")
    found: Found = module.measure(**asked)
    print(json.dumps(found.as_json(), ensure_ascii=False) if as_json else "\n".join(found.list_lines()))
    return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _wrong_usage()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onething bench", description="测速。")
    named = parser.add_subparsers(dest="name", metavar="NAME", required=True)
    for name, bench in BENCHES.items():
        one = named.add_parser(name, help=bench.sentence, description=bench.sentence)
        one.add_argument("--json", action="store_true", help="输出 JSON")
        for number, default in bench.numbers.items():
            one.add_argument(f"--{number}", type=int, default=default, help=MEANINGS[number])
    return parser


def _wrong_usage() -> Refusal:
    benches = "；".join(
        " ".join([f"onething bench {name} [--json]", *(f"[--{number} 个数]" for number in bench.numbers)])
        for name, bench in BENCHES.items()
    )
    return Refusal("usage.bench.arguments", USAGE.format(benches=benches))
