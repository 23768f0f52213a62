"""Limits and their grounds in words: what was published, and why a day is that day. Letters and pages read them here."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onething.catalogue.contracts import find_ground
from onething.journey import letter_words as words
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.working_days import WorkingCalendar


def say_limit(limit: Mapping[str, Any] | None) -> str:
    """Return a limit of a plan in Chinese: 8个工作日, 当场办, 没有公布."""
    if limit is None:
        return words.LIMIT_UNKNOWN
    return words.LIMITS[limit["unit"]].format(amount=limit["amount"])


def say_statute(raw: Mapping[str, Any] | None) -> str:
    """Return a matter's limit by law with its ground: 20个工作日（食品安全法第35条）."""
    if raw is None or raw["limit"] is None:
        return words.LIMIT_UNKNOWN
    ground = find_ground(raw["basis"])
    if ground is None:
        return say_limit(raw["limit"])
    article = words.ARTICLE.format(number=ground.article) if ground.article else ""
    return f"{say_limit(raw['limit'])}（{ground.law}{article}）"


def explain_promise(days: int | None, *, accepted_on: date, calendar: WorkingCalendar) -> list[str]:
    """Return why the promised day is that day, one sentence a reason; nothing for an unknown number of days.

    `calendar` is the one known on the day of acceptance, as the promise was computed with it.
    """
    if days is None:
        return []
    if days == 0:
        return [words.ON_THE_SPOT]
    due = due_day(accepted_on, limit=Limit(days, LimitUnit.WORKING_DAYS), calendar=calendar)
    first = due_day(accepted_on, limit=Limit(1, LimitUnit.WORKING_DAYS), calendar=calendar).day
    sentences = [words.COUNTED.format(first=say_short(first), days=days)]
    skipped = [
        words.SKIPPED_DAYS.format(days=words.LIST_COMMA.join(say_short(day) for day in days), why=why)
        for why, days in due.group_skipped().items()
    ]
    if skipped:
        sentences.append(words.SKIPPED.format(days=words.SEMICOLON.join(skipped)))
    return sentences + [words.PROVISIONAL.format(year=year) for year in due.provisional_years]


def say_short(day: date) -> str:
    """Return 3月2日."""
    return words.SHORT_DAY.format(day=day)
