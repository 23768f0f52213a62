"""`onething check PATH`: every fault and every finding of a catalogue package, without loading it."""

import argparse
import json
from typing import Any, NoReturn

from onething.catalogue.contracts import Level, LintReport, PackageRefused
from onething.catalogue.queries import read_package
from onething.command.package_faults import print_refused, say_finding
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import lint_package

USAGE = "用法：onething check 目录 [--json]"
ARGUMENTS_INVALID = "参数不对。" + USAGE
LEVELS = {Level.BLOCKER: "不能发布", Level.WARNING: "提醒", Level.NOTE: "说明"}
SUMMARY = "共 {things} 件事：{blockers} 处不能发布，{warnings} 处提醒，{notes} 处说明。"


def run(arguments: list[str]) -> int:
    """Run `onething check`; return 0, or 1 when the package cannot be read or a thing of it cannot be published."""
    asked = _parser().parse_args(arguments)
    try:
        package = read_package(ANONYMOUS, path=asked.path)
    except PackageRefused as refused:
        if asked.json:
            print(_write({"faults": refused.facts["faults"], "reports": []}))
        else:
            print_refused(refused)
        return 1
    reports = list(lint_package(package).values())
    if asked.json:
        print(_write({"faults": [], "reports": [report.as_json() for report in reports]}))
    else:
        _print_reports(reports)
    return 0 if all(report.is_publishable for report in reports) else 1


def _print_reports(reports: list[LintReport]) -> None:
    for report in reports:
        for found in report.findings:
            print(f"{LEVELS[found.level]} {say_finding(found, thing=report.thing)}")
    levels = [found.level for report in reports for found in report.findings]
    counted = {
        "blockers": levels.count(Level.BLOCKER),
        "warnings": levels.count(Level.WARNING),
        "notes": levels.count(Level.NOTE),
    }
    print(SUMMARY.format(things=len(reports), **counted))


def _write(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.check.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="onething check", description="检查一件事目录包，不载入。有不能发布的问题时返回 1。"
    )
    parser.add_argument("path", metavar="PATH", help="含有 things/、elements.json、forms.json 的目录")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser
