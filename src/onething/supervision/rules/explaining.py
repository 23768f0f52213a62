"""Why the days of a clock are these days, line by line: when it began, what does not count, what changed, which law."""

from collections.abc import Iterator
from datetime import date

from onething.catalogue.contracts import find_ground
from onething.kernel.clock import Due, Limit
from onething.kernel.clock_port import SHANGHAI
from onething.supervision import words
from onething.supervision.contracts.clocks import Clock

MOST_REASONS = 6


def explain(clock: Clock) -> Iterator[str]:
    """Yield the lines in Chinese; a pause that goes on is told with the day on which it is expected to end."""
    days = clock.days
    due = days.promised or days.statutory
    if due is not None:
        yield _say_begun(clock, due=due)
        yield from _say_skipped(due)
    yield from _say_pauses(clock)
    if clock.extended_days:
        yield words.EXTENDED.format(days=clock.extended_days)
    if days.mark != clock.history[0].mark:
        yield words.RECOUNTED
    yield from (words.PROVISIONAL.format(year=year) for year in days.provisional_years)
    promised, statutory = _say_limit(clock.promised), _say_limit(clock.statutory)
    yield words.BOTH_LIMITS.format(promised=promised, statutory=statutory, basis=say_basis(clock.ground))


def say_basis(text: str) -> str:
    """Return the law and article of a published basis in brackets, without the notes of whoever collected it."""
    ground = find_ground(text)
    if ground is None:
        return ""
    article = words.ARTICLE.format(number=ground.article) if ground.article else ""
    return words.BASIS.format(basis=ground.law + article)


def _say_begun(clock: Clock, *, due: Due) -> str:
    begun = clock.begun_at.astimezone(SHANGHAI)
    return words.BEGUN[due.limit.unit].format(day=_say_day(clock.started_on), moment=f"{begun:%H:%M}")


def _say_skipped(due: Due) -> Iterator[str]:
    for why, days in list(due.group_skipped().items())[:MOST_REASONS]:
        yield words.SKIPPED.format(days="、".join(_say_day(day) for day in days), why=why)


def _say_pauses(clock: Clock) -> Iterator[str]:
    for pause in clock.pauses:
        if pause.began_on == pause.ended_on:
            yield words.SAME_DAY.format(day=_say_day(pause.began_on))
    if clock.is_paused:
        pause = clock.pauses[-1]
        yield words.PAUSED_UNTIL.format(began=_say_day(pause.began_on), until=_say_day(pause.ended_on))


def _say_limit(limit: Limit | None) -> str:
    return words.LIMITS[limit.unit].format(amount=limit.amount) if limit else words.LIMIT_UNKNOWN


def _say_day(day: date) -> str:
    return words.SHORT_DAY.format(day=day)
