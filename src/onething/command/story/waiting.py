"""Waiting for what the worker does: asking again until it is so."""

import time
from collections.abc import Callable
from typing import Any

from onething.command.story.client import Somebody
from onething.kernel.errors import Refusal

PATIENCE_SECONDS = 60


def wait_for_state(
    person: Somebody, *, case_id: str, settled: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    """Return the case as soon as it is settled; refuses after a minute."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        case: dict[str, Any] = person.get(f"/cases/{case_id}")
        if settled(case):
            return case
        time.sleep(0.2)
    raise Refusal("story.waited", f"等了{PATIENCE_SECONDS}秒，办件仍是“{case['state_label']}”。")
