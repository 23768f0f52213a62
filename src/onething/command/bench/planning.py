"""`onething bench plan`: plans of the largest published thing, beside json.loads of the same thing's package."""

import json

from onething.catalogue.queries import read_package
from onething.command.bench.measuring import Measured, Rounds, take_turns
from onething.command.story.choosing import choose_answers
from onething.journey.demonstration import catalogue_folder
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import make_plan

WHAT = (
    "算方案：{code} {name}（最大的一件事，{matters} 个事项、{fields} 项、{materials} 份材料，走最全的一条路）"
)


def measure(*, rounds: int, times: int) -> Measured:
    """Measure the fullest plan of the demonstration's largest thing (by the size of its package)."""
    package = read_package(ANONYMOUS, path=catalogue_folder())
    largest = max(package.things, key=lambda one: len(package.contents[one.thing.code]))
    thing, content = largest.thing, package.contents[largest.thing.code]
    answers = choose_answers(thing, given={})
    plan = make_plan(largest, answers=answers)
    counts = {"matters": len(plan.matters), "fields": len(plan.form), "materials": len(plan.materials)}
    turns = Rounds(count=rounds, times=times)
    seconds, yardstick = take_turns(
        lambda: make_plan(largest, answers=answers), yardstick=lambda: json.loads(content), rounds=turns
    )
    return Measured(
        name="plan",
        what=WHAT.format(code=thing.code, name=thing.name, **counts),
        yardstick=f"json.loads 同一个包（{len(content.encode())} 字节）",
        seconds=seconds,
        yardstick_seconds=yardstick,
        rounds=turns,
        facts={"thing": thing.code, "package_bytes": len(content.encode()), **counts},
    )
