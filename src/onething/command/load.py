"""`onething load PATH`: publishes a catalogue package, all of it or nothing."""

import argparse
from typing import NoReturn

from onething.catalogue.contracts import Package, PackageRefused, Publication
from onething.catalogue.queries import read_package
from onething.command.package_faults import print_faults
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

USAGE = "用法：onething load 目录"
ARGUMENTS_INVALID = "参数不对。" + USAGE
PUBLISHED = "已发布 {code} {name} 第 {version} 版，共 {matters} 个事项。"
UNCHANGED = "目录包里的 {things} 件事都没有变化，没有发布新版本。"


def run(arguments: list[str]) -> int:
    """Run `onething load`; return 0, or 1 with every fault of the package on standard error, one a line."""
    asked = _parser().parse_args(arguments)
    try:
        package = read_package(SYSTEM, path=asked.path)
    except PackageRefused as refused:
        print_faults(refused)
        return 1
    print_published(_publish(package), package=package)
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


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.load.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onething load", description="检查并发布一件事目录包。有一处错误就什么也不发布。")
    parser.add_argument("path", metavar="PATH", help="含有 things/、elements.json、forms.json 的目录")
    return parser


def _publish(package: Package) -> list[Publication]:
    from onething.command.django_setup import prepare_django

    prepare_django()
    from django.db import transaction

    from onething.catalogue.actions import publish_package
    from onething.kernel import clock_port

    with transaction.atomic():
        return publish_package(package=package, actor_person_id=None, at=clock_port.now())
