"""`onething due`: the last day of a limit and every day that did not count. Needs no database."""

import argparse
import json
import re
import sys
from datetime import date
from typing import Any, NoReturn

from onething.calendars.queries import get_published_calendar
from onething.kernel.clock import Due, Limit, LimitUnit, due_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS

UNITS = {
    LimitUnit.WORKING_DAYS: "个工作日",
    LimitUnit.CALENDAR_DAYS: "个自然日",
    LimitUnit.MONTHS: "个月",
}
USAGE = (
    "用法:onething due 受理日期 天数 [--unit working_days|calendar_days|months] [--known-on 日期] [--json]"
)
DATE_INVALID = "“{text}”不是有效的日期，请写成2026-02-13的形式。"
AMOUNT_INVALID = "“{text}”不是有效的期限，请写成大于0的整数，如3。"
ARGUMENTS_INVALID = "参数不对。" + USAGE
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMOUNT = re.compile(r"[0-9]{1,6}")


def run(arguments: list[str]) -> int:
    """Run `onething due`; return the exit code: 0, or 2 with one Chinese sentence on stderr for bad input."""
    try:
        asked = _parser().parse_args(arguments)
        known_on = asked.known_on or date.max
        calendar = get_published_calendar(ANONYMOUS).as_known_on(known_on)
        due = due_day(asked.accepted_on, limit=Limit(asked.amount, asked.unit), calendar=calendar)
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps(_as_json(due, version=calendar.version), ensure_ascii=False))
    else:
        print("\n".join(_as_lines(due, version=calendar.version)))
    return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("command.due.arguments", ARGUMENTS_INVALID)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="onething due", description="计算期限的最后一天，并列出没有计入的每一天。")
    parser.add_argument("accepted_on", metavar="ACCEPTED_DATE", type=_date, help="受理日期，如2026-02-13")
    parser.add_argument("amount", metavar="N", type=_amount, help="期限，如3")
    parser.add_argument("--unit", type=LimitUnit, choices=list(UNITS), default=LimitUnit.WORKING_DAYS)
    parser.add_argument("--known-on", type=_date, help="只用这一天之前（含当天）已公布的放假通知")
    parser.add_argument("--json", action="store_true", help="输出JSON")
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        raise Refusal("command.due.date", DATE_INVALID.format(text=_shown(text))) from None


def _amount(text: str) -> int:
    if not _AMOUNT.fullmatch(text):
        raise Refusal("command.due.amount", AMOUNT_INVALID.format(text=_shown(text)))
    return int(text)


def _shown(text: str) -> str:
    return "".join(char for char in text[:40] if char.isprintable())


def _as_json(due: Due, *, version: str) -> dict[str, Any]:
    return {
        "accepted_on": str(due.accepted_on),
        "limit": {"amount": due.limit.amount, "unit": str(due.limit.unit)},
        "due": str(due.day),
        "not_counted": [{"day": str(skipped.day), "why": skipped.why} for skipped in due.skipped],
        "provisional_years": list(due.provisional_years),
        "calendar_version": version,
    }


def _as_lines(due: Due, *, version: str) -> list[str]:
    limit = f"{due.limit.amount}{UNITS[due.limit.unit]}"
    lines = [f"{due.accepted_on}受理，期限{limit}，最后一天是{due.day}。", "没有计入的日子："]
    lines += [f"  {skipped.day}  {skipped.why}" for skipped in due.skipped]
    lines += [
        f"提示：{year}年放假通知尚未公布，结果为暂定，通知公布后应重新计算。"
        for year in due.provisional_years
    ]
    return [*lines, f"放假通知版本：{version}"]
