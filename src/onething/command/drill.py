"""`onething drill`: the rehearsal of the worst day. Backs up as it runs, restores elsewhere, and says whether all of it came back.

Each part is the operator's own command in a process of its own; elsewhere is a throw-away folder with a database of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onething.command.reach import get_data_dir
from onething.kernel.errors import Refusal

# A restored database is started by its own server's user, who has to pass through.
PASSABLE = 0o711
DONE = "演练成功：备份于 {folder} 之外恢复，{rows} 行环节操作一行不少，{chains} 条链完好。用时 {seconds:.0f} 秒。"
FAILED = "演练失败，第 {number} 步（{step}）：{reason}"
LOST = "演练失败：备份开始前有 {before} 行环节操作，恢复后只有 {after} 行。"
STEPS = {
    "count": "清点现有台账",
    "backup": "备份数据库",
    "backup-keys": "备份密钥",
    "erased": "导出已销毁的清单",
    "restore-keys": "在别处恢复密钥",
    "restore": "在别处恢复数据库",
    "verify": "核验恢复出来的台账",
    "doctor": "体检恢复出来的系统",
}


def run(arguments: list[str]) -> int:
    """Rehearse and print the verdict; return 0. Raises Refusal `drill.failed` or `drill.lost`."""
    argparse.ArgumentParser(
        prog="onething drill", description="备份恢复演练：边运行边备份，在别处恢复并核验，不动现有系统。"
    ).parse_args(arguments)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="onething-drill-") as folder:
        Path(folder).chmod(PASSABLE)
        before, after = _rehearse(Path(folder))
    if after["rows"] < before["rows"]:
        raise Refusal("drill.lost", LOST.format(before=before["rows"], after=after["rows"]))
    seconds = time.monotonic() - begun
    print(DONE.format(folder=get_data_dir(), rows=after["rows"], chains=after["chains"], seconds=seconds))
    return 0


def _rehearse(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what `verify ledger` found in the running system before, and in the restored one."""
    here, elsewhere = dict(os.environ), _elsewhere(folder / "data")
    backup, keys, erased = (str(folder / name) for name in ("city.dump", "keys.json", "erased.json"))
    before: dict[str, Any] = json.loads(_do("count", "verify", "ledger", "--json", environment=here))
    _do("backup", "backup", backup, environment=here)
    _do("backup-keys", "backup-keys", keys, environment=here)
    _do("erased", "erased", erased, environment=here)
    _do("restore-keys", "restore-keys", keys, environment=elsewhere)
    _do("restore", "restore", backup, "--erased", erased, environment=elsewhere)
    after: dict[str, Any] = json.loads(_do("verify", "verify", "ledger", "--json", environment=elsewhere))
    _do("doctor", "doctor", environment=elsewhere)
    return before, after


def _elsewhere(data_dir: Path) -> dict[str, str]:
    """An environment that knows neither this installation's database nor its keys."""
    hidden = ("DATABASE_URL", "ONETHING_KEYS", "ONETHING_KEYS_FILE", "ONETHING_DATA")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"ONETHING_DATA": str(data_dir)}


def _do(step: str, *arguments: str, environment: Mapping[str, str]) -> str:
    """Run one command of ours and return what it printed."""
    number = list(STEPS).index(step) + 1
    print(f"{number}/{len(STEPS)} {STEPS[step]}……", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "onething.command.main", *arguments],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        reason = said[-1] if said else str(done.returncode)
        raise Refusal("drill.failed", FAILED.format(number=number, step=STEPS[step], reason=reason))
    return done.stdout
