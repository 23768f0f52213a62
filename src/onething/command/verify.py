"""`onething verify ledger`: recomputes every chain. `onething verify cards`: every deadline, light and card from the ledger.

`onething verify exchange`: both sides' logs of the gateway's calls, against each other, their seals and the grants.
"""

import argparse
import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from onething.command.django_setup import prepare_django
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

if TYPE_CHECKING:
    from onething.ledger.contracts import Verification
    from onething.supervision.queries.verifying import Recomputation

SOUND = "台账完好。"
BROKEN = "台账有问题，第一处：{first}"
FOUND = "共核验{chains}条链、{rows}行环节操作、{reads}行访问记录、{checkpoints}个检查点。"
LAST = "最新检查点的哈希：{hash}（请与系统之外留存的对照）"
NO_CHECKPOINT = "还没有检查点。"
SAME = "重算一致：期限、灯色、提醒和牌都与台账、规则推出来的相同。"
DIFFERENT = "重算不一致，共{count}处："
COUNTED = "共重算{subjects}件、{clocks}个时限、{cards}张牌。"
AGREED = "双方日志一致：封存、授权都对得上。"
DISAGREED = "共享调用日志对不上，共{count}处："
CALLS = "共核对{days}天、{rows}行调用日志、{batches}个封存。"
CASE_UNKNOWN = "没有编号为“{number}”的办件，请核对。"


def run(arguments: list[str]) -> int:
    """Verify and print a summary in Chinese, or JSON; return 0 when all is sound, 1 when not."""
    parser = argparse.ArgumentParser(
        prog="onething verify", description="核验台账；由台账重算期限、灯色和牌；核对共享调用双方的日志。"
    )
    parser.add_argument(
        "what",
        choices=["ledger", "cards", "exchange"],
        help="ledger（台账）、cards（期限、灯色和牌）或 exchange（共享调用日志）",
    )
    parser.add_argument("--case", metavar="N", help="只重算一个办件（办件编号），用于 cards")
    parser.add_argument(
        "--day", metavar="D", type=date.fromisoformat, help="只核对一天（如 2026-03-02），用于 exchange"
    )
    parser.add_argument("--json", action="store_true", help="输出JSON")
    asked = parser.parse_args(arguments)
    prepare_django()
    verifiers = {"ledger": _verify_ledger, "cards": _verify_cards, "exchange": _verify_exchange}
    return verifiers[asked.what](asked)


def _verify_ledger(asked: argparse.Namespace) -> int:
    from onething.ledger.queries import verify_ledger

    found = verify_ledger(SYSTEM)
    if asked.json:
        print(json.dumps(asdict(found), ensure_ascii=False))
    else:
        print("\n".join(_as_lines(found)))
    return 0 if found.sound else 1


def _verify_cards(asked: argparse.Namespace) -> int:
    """All of it: the whole ledger first, for what every case rests on; one case: its own chains against the checkpoints."""
    from onething.kernel.clock_port import now
    from onething.ledger.queries import verify_ledger
    from onething.supervision.queries.verifying import verify_cards

    if asked.case is None and not (whole := verify_ledger(SYSTEM)).sound:
        print(BROKEN.format(first=whole.first_broken))
        return 1
    case_id = find_case(asked.case) if asked.case else None
    found = verify_cards(SYSTEM, at=now(), case_id=case_id)
    if asked.json:
        print(json.dumps(asdict(found) | {"is_sound": found.is_sound}, ensure_ascii=False))
    else:
        print("\n".join(_as_told(found)))
    return 0 if found.is_sound else 1


def _verify_exchange(asked: argparse.Namespace) -> int:
    from onething.exchange.queries import verify_exchange

    found = verify_exchange(SYSTEM, day=asked.day)
    if asked.json:
        told = asdict(found) | {"is_sound": found.is_sound}
        print(json.dumps(told, ensure_ascii=False, default=str))
    else:
        differences = [f"  {one}" for one in found.differences]
        head = [AGREED] if found.is_sound else [DISAGREED.format(count=len(differences)), *differences]
        print("\n".join([*head, CALLS.format(days=found.days, rows=found.rows, batches=found.batches)]))
    return 0 if found.is_sound else 1


def find_case(number: str) -> UUID:
    """Return the case of this number, or refuse `command.case.unknown`."""
    from onething.cases.queries.lists import find_case_id

    found = find_case_id(SYSTEM, number=number)
    if found is None:
        raise Refusal("command.case.unknown", CASE_UNKNOWN.format(number=number[:40]))
    return found


def _as_told(found: "Recomputation") -> list[str]:
    counts = COUNTED.format(subjects=found.subjects, clocks=found.clocks, cards=found.cards)
    if found.is_sound:
        return [SAME, counts]
    told = [f"  {one}" for one in found.differences]
    return [DIFFERENT.format(count=len(found.differences)), *told, counts]


def _as_lines(found: "Verification") -> list[str]:
    verdict = SOUND if found.sound else BROKEN.format(first=found.first_broken)
    counts = FOUND.format(
        chains=found.chains, rows=found.rows, reads=found.reads, checkpoints=found.checkpoints
    )
    last = LAST.format(hash=found.last_checkpoint) if found.last_checkpoint else NO_CHECKPOINT
    return [verdict, counts, last]
