"""`onething plan`: what one set of answers makes of a thing; with --package it needs no database."""

import argparse
import json
from typing import NoReturn

from onething.catalogue.contracts import Package, PackageRefused, PublishedThing
from onething.catalogue.queries import read_package
from onething.command.package_faults import print_refused
from onething.command.plan_lines import list_explained, list_lines
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import make_plan

USAGE = "用法：onething plan 一件事编码 [--answers 键=值,键=值1+值2] [--explain] [--json] [--package 目录]"
ARGUMENTS_INVALID = "参数不对。" + USAGE
ANSWERS_INVALID = "--answers 的写法不对，应当是 键=值,键=值1+值2，例如 entity=partnership,has_licence=false。"
ANSWER_REPEATED = "--answers 里“{key}”写了不止一次。"
NOT_IN_PACKAGE = "目录包里没有编码为“{code}”的一件事。包里有：{codes}。"


def run(arguments: list[str]) -> int:
    """Run `onething plan`; return 0, or 1 with every fault of a bad package on standard error.

    Raises the Refusal that says what else is wrong (wrong usage: code "usage.…").
    """
    asked = _parser().parse_args(arguments)
    answers = read_answers(asked.answers)
    try:
        published = _find(asked.code, path=asked.package)
    except PackageRefused as refused:
        print_refused(refused)
        return 1
    plan = make_plan(published, answers=answers)
    if asked.json:
        print(json.dumps(plan.as_json(), ensure_ascii=False, sort_keys=True))
    else:
        print("\n".join(list_lines(plan, thing=published.thing)))
        if asked.explain:
            print("\n".join(list_explained(plan)))
    return 0


def read_answers(text: str) -> dict[str, str | list[str]]:
    """Return the answers that "key=value,key=value1+value2" spells; nothing for an empty text.

    Raises Refusal `usage.plan.answers`.
    """
    answers: dict[str, str | list[str]] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, stroke, value = part.partition("=")
        if not (key and stroke and value):
            raise Refusal("usage.plan.answers", ANSWERS_INVALID)
        if key in answers:
            raise Refusal("usage.plan.answers", ANSWER_REPEATED.format(key=_shown(key)))
        answers[key] = value.split("+") if "+" in value else value
    return answers


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.plan.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onething plan", description="按回答算出办理方案：事项、表单、材料、天数。")
    parser.add_argument("code", metavar="CODE", help="一件事编码，如 YJS-002")
    parser.add_argument("--answers", default="", help="键=值,键=值1+值2（多选用 + 连接）")
    parser.add_argument("--explain", action="store_true", help="逐条说明理由")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--package", metavar="PATH", help="直接读目录包，不用数据库")
    return parser


def _find(code: str, *, path: str | None) -> PublishedThing:
    if path is None:
        return _find_loaded(code)
    return get_in_package(code, package=read_package(ANONYMOUS, path=path))


def get_in_package(code: str, *, package: Package) -> PublishedThing:
    """Return a thing of a package; refuses `catalogue.thing.not_found`."""
    found = package.find_thing(code)
    if found is None:
        codes = "、".join(one.thing.code for one in package.things)
        sentence = NOT_IN_PACKAGE.format(code=_shown(code), codes=codes)
        raise Refusal("catalogue.thing.not_found", sentence, field="thing", status=404)
    return found


def _find_loaded(code: str) -> PublishedThing:
    from onething.command.django_setup import prepare_django

    prepare_django()
    from onething.catalogue.queries import get_current_thing
    from onething.kernel import clock_port

    return get_current_thing(ANONYMOUS, code=code, at=clock_port.now())


def _shown(text: str) -> str:
    return "".join(char for char in text[:40] if char.isprintable())
