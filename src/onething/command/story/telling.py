"""`onething story CODE`: the whole thing lived and checked; exit 0 only when every result and the ledger verify."""

import argparse
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NoReturn

import httpx

from onething.calendars.queries import get_published_calendar
from onething.catalogue.contracts import PackageBlocked, PackageRefused
from onething.command.package_faults import print_refused
from onething.command.story import living
from onething.command.story.checking import check_ledger, check_results
from onething.command.story.keeping import keep
from onething.command.story.preparing import Script, check_keep, prepare_script
from onething.command.story.scratch import Scratch, scratch_server
from onething.command.story.variations import VARIATIONS, list_turns
from onething.kernel.clock_port import SHANGHAI, local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

USAGE = (
    "参数不对。用法：onething story 一件事编码 [--package 目录] [--answers 键=值,…] "
    "[--refuse 部门[/事项]] [--lacking] [--promise] [--consult] [--ask] [--hearing] [--keep 目录] [--json]"
)
OPENING = time(9, 30)
DECISIONS = {"issued": "permit", "refused": "refuse"}


def run(arguments: list[str]) -> int:
    """Live the thing; with --json the last line is the outcome as JSON. A bad package: every fault, and 1."""
    options = _parse(arguments)
    try:
        script = prepare_script(
            options.code,
            package=options.package,
            answers=options.answers,
            refuse=options.refuse,
            turns=frozenset(name for name in VARIATIONS if getattr(options, name)),
        )
    except (PackageRefused, PackageBlocked) as refused:
        print_refused(refused)
        return 1
    check_keep(options.keep)
    for line in script.left_out:
        _tell(line)
    with scratch_server(package=script.package) as scratch:
        outcome = _live(scratch, script=script, keep_in=options.keep)
    is_sound = outcome["ledger_verified"] and all(one["verified"] for one in outcome["results"])
    _tell("全部结果与台账核验通过。" if is_sound else "核验没有通过。")
    if options.json:
        print(json.dumps(outcome, ensure_ascii=False))
    return 0 if is_sound else 1


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("usage.story.arguments", USAGE)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(prog="onething story", description="在演练库上把一件事从头办到尾。")
    parser.add_argument("code", help="一件事编码，例如 YJS-002")
    parser.add_argument("--package", help="用这个目录包代替演示目录")
    parser.add_argument("--answers", default="", help="情形答案：k=v,…;多选用 k=a+b")
    parser.add_argument("--refuse", help="让这个部门拟不予：部门 或 部门/事项")
    for name, one in VARIATIONS.items():
        parser.add_argument(f"--{name}", action="store_true", help=one.word)
    parser.add_argument("--keep", type=Path, help="把结果、签名、公钥和台账留在这个文件夹")
    parser.add_argument("--json", action="store_true", help="最后一行输出JSON")
    return parser.parse_args(arguments)


def _tell(line: str) -> None:
    print(line, flush=True)


def _live(scratch: Scratch, *, script: Script, keep_in: Path | None) -> dict[str, Any]:
    days = working_mornings(local_day(now()))
    with httpx.Client(base_url=scratch.address, timeout=60) as http:
        stage = living.Stage(
            scratch=scratch, http=http, days=days, tell=_tell, turns=list_turns(script.turns)
        )
        stage.next_day()
        is_lacking = "lacking" in script.turns
        answers = dict(script.answers)
        case_id = living.apply_online(stage, thing=script.code, answers=answers, is_lacking=is_lacking)
        living.take_in(stage, case_id=case_id)
        stage.next_day()
        if is_lacking:
            living.supply_later(stage, case_id=case_id)
        if living.review_all(stage, case_id=case_id, refused_step=script.refused):
            living.confirm_and_issue(stage, case_id=case_id)
            living.check_promises(stage, case_id=case_id)
            living.hand_over(stage, case_id=case_id)
        else:
            living.choose_end(stage, case_id=case_id)
        outcome = _outcome(stage, case_id=case_id)
        if keep_in is not None:
            keep(stage, case_id=case_id, folder=keep_in, results=outcome["results"])
            _tell(f"已留存：{keep_in}")
        return outcome


def _outcome(stage: living.Stage, *, case_id: str) -> dict[str, Any]:
    case = stage.citizen().get(f"/cases/{case_id}")
    return {
        "case_number": case["number"],
        "outcome": case["state"],
        "acts": stage.acts,
        "steps": [
            {
                "matter": step["matter_code"],
                "department": step["department"],
                "kind": step["kind"],
                "decision": DECISIONS.get(step["state"]),
                "state": step["state"],
                "wave": step["wave"],
            }
            for step in case["steps"]
        ],
        "results": check_results(stage, case_id=case_id),
        "ledger_verified": check_ledger(stage, case_id=case_id),
        "promised_on": case["promised_on"],
        "saved": case["plan"]["saved"],
    }


def working_mornings(today: date) -> Iterator[datetime]:
    """Yield half past nine of every working day after `today`."""
    calendar = get_published_calendar(SYSTEM)
    day = today
    while True:
        day += timedelta(days=1)
        if calendar.is_working_day(day):
            yield datetime.combine(day, OPENING, tzinfo=SHANGHAI)
