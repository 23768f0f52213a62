"""`onething bench search`: searches of a catalogue of 2,000 matters, beside the home page that shows it.

It is measured in a child process on a throw-away database, so that nothing of this installation is touched.
"""

import json
import sys
import tempfile
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from typing import Any

from onething.command.bench.apart import measure_apart
from onething.command.bench.measuring import Measured, Rounds, take_turns
from onething.command.bench.multiplying import write_multiplied
from onething.kernel.errors import Refusal

MATTERS = 2000
WHAT = "找事：{matters} 个事项、{things} 件事的目录里，用大白话、拼音、首字母各找一遍 (含查库)"
YARDSTICK = "同一目录的首页 ({bytes} 字节)"
SAID = ("开饭馆", "开饭店要办什么证", "kaicanguan", "kcg", "办餐馆证", "消防证", "买房过户", "生孩子上户口")
LONGEST_SECONDS = 600


def measure(*, rounds: int, times: int) -> Measured:
    """Measure on a database of its own."""
    told = measure_apart(__name__, str(rounds), str(times), longest=LONGEST_SECONDS)
    return Measured(**told | {"rounds": Rounds(count=rounds, times=times)})


def measure_here(rounds: Rounds, *, matters: int) -> Measured:
    """Publish a multiplied catalogue in the database that Django knows, and measure."""
    from django.test import Client

    from onething.catalogue.queries import search_things
    from onething.kernel.clock_port import now
    from onething.kernel.viewer import ANONYMOUS

    counts, at, said, client = publish_multiplied(matters), now(), cycle(SAID), Client()
    page = client.get("/", headers={"host": "127.0.0.1"})
    if page.status_code != 200:
        raise Refusal("bench.search.page", f"首页打不开 ({page.status_code})，无从比较。")
    seconds, yardstick = take_turns(
        lambda: search_things(ANONYMOUS, text=next(said), at=at),
        yardstick=lambda: client.get("/", headers={"host": "127.0.0.1"}),
        rounds=rounds,
    )
    return Measured(
        name="search",
        what=WHAT.format(**counts),
        yardstick=YARDSTICK.format(bytes=len(page.content)),
        seconds=seconds,
        yardstick_seconds=yardstick,
        rounds=rounds,
        facts={**counts, "texts": len(SAID)},
    )


def publish_multiplied(matters: int) -> dict[str, Any]:
    """Publish a catalogue of at least so many matters and return how much it is."""
    from django.db import transaction

    from onething.catalogue.actions.loading import publish_package
    from onething.catalogue.queries import read_package
    from onething.journey.demonstration import catalogue_folder
    from onething.kernel.clock_port import now
    from onething.kernel.viewer import SYSTEM

    with tempfile.TemporaryDirectory(prefix="onething-bench-") as folder:
        written = write_multiplied(catalogue_folder(), folder=Path(folder) / "package", matters=matters)
        package = read_package(SYSTEM, path=Path(folder) / "package")
    with transaction.atomic():
        publish_package(package=package, actor_person_id=None, at=now())
    return {"matters": written, "things": len(package.things)}


def _run_child(count: str, times: str) -> None:
    from onething.command.migrate import collect_static, reached_tables

    with reached_tables():
        collect_static()
        found = measure_here(Rounds(count=int(count), times=int(times)), matters=MATTERS)
    print(json.dumps(asdict(found), ensure_ascii=False))


if __name__ == "__main__":
    _run_child(*sys.argv[1:])
