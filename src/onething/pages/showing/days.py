"""Days and moments as people read them, in Shanghai's time."""

from datetime import date, datetime

from onething.kernel.clock_port import SHANGHAI

WEEKDAYS = "一二三四五六日"


def say_day(day: date) -> str:
    """Return 2026年3月2日（周一）."""
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def say_short_day(day: date) -> str:
    """Return 3月2日（周一）, for dense places where the year is plain."""
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def say_plain_day(day: date) -> str:
    """Return 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_moment(at: datetime) -> str:
    """Return 3月2日 09:30."""
    local = at.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def say_full_moment(at: datetime) -> str:
    """Return 2026年3月2日 09:30."""
    local = at.astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
