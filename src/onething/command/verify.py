"""`onething verify ledger`: recomputes every chain, checkpoint and batch of reads, and names the first broken row."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from onething.command.django_setup import prepare_django
from onething.kernel.viewer import SYSTEM

if TYPE_CHECKING:
    from onething.ledger.contracts import Verification

SOUND = "台账完好。"
BROKEN = "台账有问题，第一处：{first}"
FOUND = "共核验{chains}条链、{rows}行环节操作、{reads}行访问记录、{checkpoints}个检查点。"
LAST = "最新检查点的哈希：{hash}（请与系统之外留存的对照）"
NO_CHECKPOINT = "还没有检查点。"


def run(arguments: list[str]) -> int:
    """Verify and print a summary in Chinese, or JSON; return 0 when all is sound, 1 when not."""
    parser = argparse.ArgumentParser(prog="onething verify", description="核验台账。")
    parser.add_argument("what", choices=["ledger"], help="核验什么：ledger（环节操作台账）")
    parser.add_argument("--json", action="store_true", help="输出JSON")
    asked = parser.parse_args(arguments)
    prepare_django()
    from onething.ledger.queries import verify_ledger

    found = verify_ledger(SYSTEM)
    if asked.json:
        print(json.dumps(asdict(found), ensure_ascii=False))
    else:
        print("\n".join(_as_lines(found)))
    return 0 if found.sound else 1


def _as_lines(found: "Verification") -> list[str]:
    verdict = SOUND if found.sound else BROKEN.format(first=found.first_broken)
    counts = FOUND.format(
        chains=found.chains, rows=found.rows, reads=found.reads, checkpoints=found.checkpoints
    )
    last = LAST.format(hash=found.last_checkpoint) if found.last_checkpoint else NO_CHECKPOINT
    return [verdict, counts, last]
