"""What a story is about, settled before anything is started: a slip of the pen is told at once, in one sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onething.catalogue.contracts import MatterKind, Place, Thing, check_publishable
from onething.catalogue.queries import read_package
from onething.command.plan import get_in_package, read_answers
from onething.command.story.choosing import choose_answers
from onething.command.story.variations import answer_for, check_turns
from onething.journey.demonstration import catalogue_folder
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.planning.contracts import Plan, PlannedMatter
from onething.planning.queries import lint_package, make_plan

NO_STEP = "“{asked}”在这份方案里没有子办件，不能由它拟不予。可选：{choices}。"
SEVERAL = "“{asked}”在这份方案里有{count}个子办件，请写明是哪一个：{choices}。"
OUTSIDE = "“{name}”由外部单位办理，结果只是登记进来，不能在这里拟不予。可选：{choices}。"
LEFT_OUT = "这次不办“{name}”：{how}。"
BROUGHT_BY = "“{question}”答“{label}”才办（--answers {key}={value}）"
LEFT_OUT_OTHERWISE = "按这些答案用不着"
KEEP_NOT_A_FOLDER = "--keep 指的“{folder}”不是可以写入的文件夹，请换一个。"


@dataclass(frozen=True)
class Script:
    """The thing, the answers to all its questions, the matter to be refused, if any, the turns, and what is left out and why."""

    code: str
    package: Path | None
    answers: Mapping[str, str | list[str]]
    refused: str | None
    turns: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()


def prepare_script(
    code: str, *, package: str | None, answers: str, refuse: str | None, turns: frozenset[str] = frozenset()
) -> Script:
    """Return the script of a story.

    Raises PackageRefused, PackageBlocked, and Refusal for an unknown thing, answer or department.
    """
    folder = Path(package).resolve() if package else None
    loaded = read_package(SYSTEM, path=folder or catalogue_folder())
    check_publishable(lint_package(loaded).values())
    published = get_in_package(code, package=loaded)
    given = answer_for(published.thing, turns=turns) | read_answers(answers)
    chosen = choose_answers(published.thing, given=given)
    plan = make_plan(published, answers=chosen)
    check_turns(plan, turns=turns)
    refused = find_refused(plan, asked=refuse) if refuse else None
    left_out = tuple(list_left_out(published.thing, plan=plan))
    return Script(code=code, package=folder, answers=chosen, refused=refused, turns=turns, left_out=left_out)


def list_left_out(thing: Thing, *, plan: Plan) -> Iterator[str]:
    """Say of every matter that the answers do not bring in which answer would."""
    planned = {one.code for one in plan.matters}
    for matter in thing.matters:
        if matter.code not in planned:
            yield LEFT_OUT.format(name=matter.name, how=_say_bringing(thing, code=matter.code))


def _say_bringing(thing: Thing, *, code: str) -> str:
    ways = [
        BROUGHT_BY.format(question=question.text, label=option.label, key=question.key, value=option.value)
        for question in thing.questions
        for option in question.options
        if code in option.adds_matters
    ]
    return ways[0] if ways else LEFT_OUT_OTHERWISE


def check_keep(folder: Path | None) -> None:
    """Make the folder for what is kept; refuses one that cannot be written."""
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".story").touch()
            (folder / ".story").unlink()
    except OSError as error:
        raise Refusal("story.keep", KEEP_NOT_A_FOLDER.format(folder=folder)) from error


def find_refused(plan: Plan, *, asked: str) -> str:
    """Return the matter that 部门 or 部门/事项 (number, code or name) means; refuses what is not exactly one step."""
    named = [one.department for one in plan.matters if f"{asked}/".startswith(f"{one.department}/")]
    department = max(named, key=len, default="")
    matter = asked.removeprefix(department).removeprefix("/")
    steps = [one for one in _list_steps(plan, department) if matter in ("", _short(one), one.code, one.name)]
    if not steps:
        candidates = _list_steps(plan, department) or list(plan.matters)
        raise _unclear(NO_STEP, asked=asked, choices=candidates)
    if len(steps) > 1:
        raise _unclear(SEVERAL, asked=asked, choices=steps)
    if steps[0].place is Place.OUTSIDE or steps[0].kind is MatterKind.INTERMEDIARY:
        others = [one for one in plan.matters if one.place is Place.HERE]
        raise _unclear(OUTSIDE, asked=asked, choices=others, name=steps[0].name)
    return steps[0].code


def _list_steps(plan: Plan, department: str) -> list[PlannedMatter]:
    return [one for one in plan.matters if one.department == department]


def _short(matter: PlannedMatter) -> str:
    return matter.code.rpartition("/")[2]


def _unclear(template: str, *, asked: str, choices: list[PlannedMatter], name: str = "") -> Refusal:
    named = "、".join(f"{one.department}/{_short(one)}({one.name})" for one in choices)
    shown = "".join(char for char in asked[:60] if char.isprintable())
    sentence = template.format(asked=shown, choices=named, count=len(choices), name=name)
    return Refusal("story.refuse.unclear", sentence)
