"""`onething load PATH`: takes a catalogue package in as drafts, or with --publish publishes it; all of it or nothing."""

import argparse
from typing import NoReturn

from onething.catalogue.contracts import EntryMade, Package, PackageBlocked, PackageRefused, Publication
from onething.catalogue.queries import read_package
from onething.command.package_faults import print_refused
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

USAGE = "用法：onething load 目录 [--publish]"
ARGUMENTS_INVALID = "参数不对。" + USAGE
PUBLISHED = "已发布 {code} {name} 第 {version} 版，共 {matters} 个事项。"
UNCHANGED = "目录包里的 {things} 件事都没有变化，没有发布新版本。"
DRAFTED = "已载入草稿 {code} {name}（{id}）。"
DRAFTED_NEXT = (
    "下一步：牵头部门的目录编制岗填写调整理由和依据后报审核，部门审核、审批局核准后按生效日期发布。"
    "演示或首次安装可以用 onething load 目录 --publish 直接发布（台账会记为系统管理员直接发布）。"
)
NO_DRAFTS = "目录包里的 {things} 件事都没有变化，没有载入草稿。"


def run(arguments: list[str]) -> int:
    """Run `onething load`; return 0, or 1 with every fault or blocker of the package on standard error, one a line."""
    asked = _parser().parse_args(arguments)
    try:
        package = read_package(SYSTEM, path=asked.path)
        _prepare()
        (_publish if asked.publish else _draft)(package)
    except (PackageRefused, PackageBlocked) as refused:
        print_refused(refused)
        return 1
    return 0


def print_published(made: list[Publication], *, package: Package) -> None:
    """Print what was published, or that nothing changed."""
    for one in made:
        line = PUBLISHED.format(
            code=one.thing_code, name=one.thing_name, version=one.version, matters=one.matters
        )
        print(line)
    if not made:
        print(UNCHANGED.format(things=len(package.things)))


def print_drafted(made: list[EntryMade], *, package: Package) -> None:
    """Print what became a draft and who goes on with it, or that nothing changed."""
    for one in made:
        print(DRAFTED.format(code=one.thing_code, name=one.thing_name, id=one.id))
    print(DRAFTED_NEXT if made else NO_DRAFTS.format(things=len(package.things)))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.load.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onething load", description="检查并载入一件事目录包。有一处错误就什么也不载入。")
    parser.add_argument("path", metavar="PATH", help="含有 things/、elements.json、forms.json 的目录")
    parser.add_argument("--publish", action="store_true", help="不经部门审核和核准直接发布（演示、首次安装）")
    return parser


def _prepare() -> None:
    from onething.command.django_setup import prepare_django

    prepare_django()


def _draft(package: Package) -> None:
    from onething.journey import publishing
    from onething.kernel import clock_port

    made = publishing.load_drafts(package=package, at=clock_port.now())
    print_drafted(made, package=package)


def _publish(package: Package) -> None:
    from onething.journey import publishing
    from onething.kernel import clock_port

    print_published(publishing.publish_package(package=package, at=clock_port.now()), package=package)
