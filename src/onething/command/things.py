"""`onething things`: what is published and in force."""

import argparse
import json
from typing import Any, NoReturn

from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS

USAGE = "用法：onething things [--json]"
ARGUMENTS_INVALID = "参数不对。" + USAGE
LINE = "{code} {name} 第 {version} 版（{audience}，牵头：{lead_department}）"
NOTHING = "还没有发布任何一件事。先运行 onething load 目录 --publish。"


def run(arguments: list[str]) -> int:
    """Run `onething things`; return 0."""
    asked = _parser().parse_args(arguments)
    things = _list_things()
    if asked.json:
        print(json.dumps(things, ensure_ascii=False, sort_keys=True))
    else:
        print("\n".join(LINE.format(**one) for one in things) or NOTHING)
    return 0


def _list_things() -> list[dict[str, Any]]:
    from onething.command.django_setup import prepare_django

    prepare_django()
    from onething.catalogue.queries import list_things
    from onething.kernel import clock_port

    return [
        {
            "code": one.code,
            "name": one.name,
            "audience": one.audience,
            "lead_department": one.lead_department,
            "version": one.version,
            "publication_id": str(one.publication_id),
        }
        for one in list_things(ANONYMOUS, at=clock_port.now())
    ]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.things.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onething things", description="列出已发布的一件事。")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser
