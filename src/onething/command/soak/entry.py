"""`onething soak`: starts a throw-away city, kills its processes under load for many rounds, and says what was lost or doubled."""

import argparse
import json
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onething.command.bench.apart import throw_away_environment
from onething.kernel.errors import Refusal

FAILED = "耐久测试没有做完，最后的日志：\n{said}"
WRONG = "参数不对：轮数和客户端数都要是正整数。"
LAST_LINES = 15
HEAD = (
    "{rounds} 轮，随机种子 {seed}：办结 {cases} 件，{acts} 个环节得到答复，其中 {repeated} 个用同一请求键又问了一遍，"
    "恢复中位数 {recovery_p50} 秒、最长 {recovery_max} 秒"
)
NAMES = {
    "acts_lost": "得到答复又丢了的环节",
    "acts_doubled": "重复的环节",
    "cases_doubled": "重复的办件",
    "results_lost": "丢失的结果",
    "results_doubled": "重复的结果",
    "effects_lost": "丢失的后续动作",
    "effects_doubled": "重复的后续动作",
    "messages_lost": "丢失的短信",
    "messages_doubled": "重复的短信",
    "halves": "半截的编号或文件",
    "chains_broken": "断了的链",
}
CLEAN, UNCLEAN = "全部通过。", "没有通过。"


def run(arguments: list[str]) -> int:
    """Soak and print the figures; return 0 when nothing was lost or doubled, else 1."""
    parser = argparse.ArgumentParser(
        prog="onething soak", description="耐久测试：在演练城市上一边办件一边杀进程，再逐项清点。"
    )
    parser.add_argument("--rounds", type=int, default=200, help="杀几轮，默认 200")
    parser.add_argument("--clients", type=int, default=4, help="几个客户端同时办，默认 4")
    parser.add_argument("--seed", type=int, default=None, help="随机种子；不给就随机取一个，并打印出来")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    asked = parser.parse_args(arguments)
    if min(asked.rounds, asked.clients) < 1:
        raise Refusal("usage.soak.arguments", WRONG)
    seed = secrets.randbelow(2**31) if asked.seed is None else asked.seed
    found = _soak_apart(asked.rounds, asked.clients, seed, is_quiet=asked.json)
    is_clean = not found["faults"] and not any(found[name] for name in NAMES)
    found |= {"seed": seed, "is_clean": is_clean}
    print(json.dumps(found, ensure_ascii=False) if asked.json else "\n".join(_list_lines(found)))
    return 0 if is_clean else 1


def _soak_apart(*numbers: int, is_quiet: bool) -> dict[str, Any]:
    """Soak in a process of its own, so that nothing of this installation is touched; its last line is the figures."""
    with tempfile.TemporaryDirectory(prefix="onething-soak-") as folder:
        home = Path(folder)
        home.chmod(0o711)  # the database's own user passes through
        with (
            (home / "log").open("wb") as log,
            subprocess.Popen(
                [sys.executable, "-m", "onething.command.soak.running", *map(str, numbers)],
                env=throw_away_environment(home / "data") | {"ONETHING_LOG_LEVEL": "ERROR"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            ) as child,
        ):
            try:
                last = _follow(child, is_quiet=is_quiet)
            except BaseException:
                child.kill()  # nobody waits for it any more; what it started dies with it
                raise
        if child.returncode or not last:
            said = (home / "log").read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
            raise Refusal("soak.failed", FAILED.format(said="\n".join(said)))
    told: dict[str, Any] = json.loads(last)
    return told


def _follow(child: "subprocess.Popen[str]", *, is_quiet: bool) -> str:
    """Print every round as it goes by and return the line of figures."""
    last = ""
    for line in child.stdout or ():
        if line.startswith("{"):
            last = line
        elif not is_quiet:
            print(line, end="", flush=True)
    return last


def _list_lines(found: dict[str, Any]) -> list[str]:
    return [
        HEAD.format(**found),
        "杀死：" + "，".join(f"{name} {count} 次" for name, count in found["killed"].items()),
        *(f"  {name}：{found[key]}" for key, name in NAMES.items()),
        *(f"  不该有的拒绝：{fault}" for fault in found["faults"]),
        f"  台账 {found['chains']} 条链、{found['rows']} 行",
        CLEAN if found["is_clean"] else UNCLEAN,
    ]
