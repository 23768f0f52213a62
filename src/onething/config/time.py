"""A scratch server's clock: the system's time plus an offset read from a file, so that weeks pass in a minute."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onething.kernel import clock_port
from onething.kernel.errors import Refusal


def check_scratch_clock(file: str) -> None:
    """Refuse a moved clock on anything but a scratch server: a promise made under a false date binds a real office."""
    if file and os.environ.get("ONETHING_SCRATCH") != "1":
        raise Refusal(
            "config.scratch_clock.not_scratch",
            "设置了 ONETHING_SCRATCH_CLOCK，但这不是演练服务器 (ONETHING_SCRATCH=1)，拒绝启动：请取消该设置。",
        )


class _OffsetClock:
    """System time plus the seconds in `file`, read again whenever the file's time stamp changes."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.stamp = -1
        self.offset = timedelta()

    def __call__(self) -> datetime:
        stamp = self.file.stat().st_mtime_ns
        if stamp != self.stamp:
            self.offset = timedelta(seconds=float(self.file.read_text(encoding="ascii").strip() or "0"))
            self.stamp = stamp
        return datetime.now(UTC) + self.offset


def follow_scratch_clock(file: str) -> None:
    """Let `kernel.clock_port.now()` follow the offset in `file`; the empty name changes nothing."""
    check_scratch_clock(file)
    if file:
        clock_port.set_time_source(_OffsetClock(Path(file)))
