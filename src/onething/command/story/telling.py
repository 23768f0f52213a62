"""`onething story CODE`: the whole thing lived and checked; exit 0 only when every result and the ledger verify."""

import argparse
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import httpx

from onething.calendars.queries import get_published_calendar
from onething.command.plan import read_answers
from onething.command.story import living
from onething.command.story.checking import check_ledger, check_results
from onething.command.story.choosing import choose_answers
from onething.command.story.client import Somebody
from onething.command.story.keeping import keep
from onething.command.story.scratch import Scratch, scratch_server
from onething.kernel.clock_port import SHANGHAI, local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

OPENING = time(9, 30)
DECISIONS = {"issued": "permit", "refused": "refuse"}


def run(arguments: list[str]) -> int:
    """Live the thing; with --json the last line is the outcome as JSON."""
    options = _parse(arguments)

    def tell(line: str) -> None:
        print(line, flush=True)

    days = _working_mornings(local_day(now()))
    with scratch_server(package=options.package) as scratch:
        outcome = _live(scratch, options=options, days=days, tell=tell)
    is_sound = outcome["ledger_verified"] and all(one["verified"] for one in outcome["results"])
    tell("全部结果与台账核验通过。" if is_sound else "核验没有通过。")
    if options.json:
        print(json.dumps(outcome, ensure_ascii=False))
    return 0 if is_sound else 1


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="onething story", description="在演练库上把一件事从头办到尾。")
    parser.add_argument("code", help="一件事编码，例如 YJS-002")
    parser.add_argument("--package", help="用这个目录包代替演示目录")
    parser.add_argument("--answers", default="", help="情形答案：k=v,…;多选用 k=a+b")
    parser.add_argument("--refuse", help="让这个部门拟不予：部门 或 部门/事项")
    parser.add_argument("--keep", type=Path, help="把结果、签名、公钥和台账留在这个文件夹")
    parser.add_argument("--json", action="store_true", help="最后一行输出JSON")
    return parser.parse_args(arguments)


def _live(
    scratch: Scratch, *, options: argparse.Namespace, days: Iterator[datetime], tell: Any
) -> dict[str, Any]:
    with httpx.Client(base_url=scratch.address, timeout=60) as http:
        stage = living.Stage(scratch=scratch, http=http, days=days, tell=tell)
        stage.next_day()
        answers = choose_answers(_thing(http, code=options.code), given=read_answers(options.answers))
        refused = _find_refused(http, options=options, answers=answers)
        case_id = living.apply_online(stage, thing=options.code, answers=answers)
        living.take_in(stage, case_id=case_id)
        stage.next_day()
        if living.review_all(stage, case_id=case_id, refused_step=refused):
            living.confirm_and_issue(stage, case_id=case_id)
            living.hand_over(stage, case_id=case_id)
        else:
            living.choose_end(stage, case_id=case_id)
        outcome = _outcome(stage, case_id=case_id)
        if options.keep:
            keep(stage, case_id=case_id, folder=options.keep, results=outcome["results"])
            tell(f"已留存：{options.keep}")
        return outcome


def _thing(http: httpx.Client, *, code: str) -> dict[str, Any]:
    found: dict[str, Any] = Somebody("系统", http).get(f"/things/{code}")
    return found


def _find_refused(http: httpx.Client, *, options: argparse.Namespace, answers: dict[str, Any]) -> str | None:
    """Return the matter whose step is to be refused; a department without a step, or with several, is an error."""
    if not options.refuse:
        return None
    plan = Somebody("系统", http).post(f"/things/{options.code}/plan", {"answers": answers})
    department, _, matter = options.refuse.partition("/")
    steps = [one for one in plan["matters"] if one["department"] == department]
    chosen = [one for one in steps if matter in ("", one["code"], one["code"].split("/")[-1], one["name"])]
    if len(chosen) == 1:
        found: str = chosen[0]["code"]
        return found
    names = "、".join(
        f"{one['department']}/{one['code'].split('/')[-1]}({one['name']})" for one in steps or plan["matters"]
    )
    sentence = "有几个子办件，请写明事项" if len(chosen) > 1 else "在这份方案里没有这个子办件"
    raise Refusal("story.refuse.unclear", f"“{options.refuse}”{sentence}。可选：{names}。")


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


def _working_mornings(today: date) -> Iterator[datetime]:
    calendar = get_published_calendar(SYSTEM)
    day = today
    while True:
        day += timedelta(days=1)
        if calendar.is_working_day(day):
            yield datetime.combine(day, OPENING, tzinfo=SHANGHAI)
