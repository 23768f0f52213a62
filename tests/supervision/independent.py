"""docs/recompute.py as anybody runs it: another process, nothing of the product in reach."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.shape.house import ROOT

SCRIPT = ROOT / "docs" / "recompute.py"


def run_script(export: dict[str, Any], *, folder: Path, options: tuple[str, ...] = ()) -> tuple[int, str]:
    """Write the export into the folder and run the script on it, isolated; returns exit code and what it printed."""
    file = folder / "case.json"
    file.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(file), *options],
        capture_output=True, text=True, timeout=60, check=False, cwd="/",
    )  # fmt: skip
    assert ran.stderr == "", ran.stderr
    return ran.returncode, ran.stdout
