"""Measuring apart: in a child process on a throw-away database, so that nothing of this installation is touched."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onething.kernel.errors import Refusal

FAILED = "测速没有做成：{reason}"


def measure_apart(module: str, *arguments: str, longest: float) -> dict[str, Any]:
    """Run `python -m module` with a data folder of its own for at most `longest` seconds; its last line is JSON.

    Raises Refusal `bench.failed` with the child's last words.
    """
    with tempfile.TemporaryDirectory(prefix="onething-bench-") as folder:
        Path(folder).chmod(0o711)  # the database's own user passes through
        found = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=throw_away_environment(Path(folder)),
            capture_output=True,
            timeout=longest,
            check=False,
        )
    if found.returncode:
        said = found.stderr.decode(errors="replace").strip().splitlines()
        raise Refusal("bench.failed", FAILED.format(reason=said[-1] if said else found.returncode))
    told: dict[str, Any] = json.loads(found.stdout.splitlines()[-1])
    return told


def answer_apart(measure: Callable[..., dict[str, Any]]) -> None:
    """In the child: load the demonstration city, measure with the numbers of the command line, print what was found."""
    from onething.command.migrate import collect_static, load_demonstration, reached_tables

    with reached_tables():
        collect_static()
        load_demonstration()
        found = measure(*map(int, sys.argv[1:]))
    print(json.dumps(found, ensure_ascii=False))


def throw_away_environment(home: Path) -> dict[str, str]:
    """Return an environment that knows nothing of this installation, with a data folder of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONETHING_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"ONETHING_DATA": str(home), "ONETHING_DEMONSTRATION": "1"}
