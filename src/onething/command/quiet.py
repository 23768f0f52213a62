"""Waiting until a city has come to rest: what measures or counts it looks only then."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import psycopg

from onething.kernel.errors import Refusal

_UNDONE = (
    "SELECT EXISTS (SELECT FROM outbox_effect WHERE done_at IS NULL) OR EXISTS (SELECT FROM ledger_unread)"
)
_NEVER_QUIET = "后台任务 {seconds} 秒后还没有做完。"


def wait_until_quiet(
    known: Mapping[str, Any], *, seconds: int, tend: Callable[[], None] = lambda: None
) -> None:
    """Wait until the workers have carried out and followed all that was done. Refuses `command.never_quiet`.

    `tend` is done again and again meanwhile.
    """
    until = time.monotonic() + seconds
    with psycopg.connect(**known, autocommit=True) as connection:
        while connection.execute(_UNDONE).fetchone() != (False,):
            if time.monotonic() > until:
                raise Refusal("command.never_quiet", _NEVER_QUIET.format(seconds=seconds))
            tend()
            time.sleep(0.2)
