"""The one door for time: faces and jobs call `now()` and hand the answer down; no rule, action or query calls it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _system_time() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_time


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _source()


def set_time_source(source: Callable[[], datetime] | None) -> None:
    """Replace the source of time (scratch servers and tests only); None puts the system's clock back."""
    global _source
    _source = source or _system_time


def local_day(at: datetime) -> date:
    """Return the legal day of a moment: the date in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """Return the moment (UTC) at which a legal day begins: what a day that passed brings with it is effective then."""
    return datetime.combine(day, time(), tzinfo=SHANGHAI).astimezone(UTC)
