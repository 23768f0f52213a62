"""`onething check PATH`: every fault and every finding of a catalogue package, without loading it."""

import argparse
import json
from typing import Any, NoReturn

from onething.catalogue.contracts import (
    Finding,
    Level,
    LintContext,
    LintReport,
    Package,
    PackageRefused,
    make_report,
)
from onething.catalogue.queries import read_package
from onething.command.package_faults import print_faults
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import check_thing

USAGE = "用法：onething check 目录 [--json]"
ARGUMENTS_INVALID = "参数不对。" + USAGE
LEVELS = {Level.BLOCKER: "不能发布", Level.WARNING: "提醒", Level.NOTE: "说明"}
LINE = "{level} {thing}{place} [{rule}] {sentence}{remedy}"
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
            print_faults(refused)
        return 1
    reports = list_reports(package)
    if asked.json:
        print(_write({"faults": [], "reports": [report.as_json() for report in reports]}))
    else:
        _print_reports(reports)
    return 0 if all(report.is_publishable for report in reports) else 1


def list_reports(package: Package) -> list[LintReport]:
    """Return the report on every thing of a package, each held against the others and the package's own lists."""
    reports = []
    for one in package.things:
        others = tuple(other for other in package.things if other is not one)
        context = LintContext(surroundings=package.surroundings, others=others)
        findings = check_thing(one, context=context)
        reports.append(make_report(one.thing.code, sm3=one.sm3, findings=findings))
    return reports


def _print_reports(reports: list[LintReport]) -> None:
    for report in reports:
        for found in report.findings:
            print(_say(found, thing=report.thing))
    levels = [found.level for report in reports for found in report.findings]
    counted = {
        "blockers": levels.count(Level.BLOCKER),
        "warnings": levels.count(Level.WARNING),
        "notes": levels.count(Level.NOTE),
    }
    print(SUMMARY.format(things=len(reports), **counted))


def _say(found: Finding, *, thing: str) -> str:
    return LINE.format(
        level=LEVELS[found.level],
        thing=thing,
        place=found.place,
        rule=found.rule,
        sentence=found.sentence,
        remedy=found.remedy,
    )


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
