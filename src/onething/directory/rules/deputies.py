"""For which days somebody may stand in for a colleague (AB 角: who is absent is stood in for, and it is written down)."""

from collections.abc import Iterable
from datetime import date

from onething.directory import words
from onething.directory.contracts import DeputyGiven
from onething.kernel.errors import Refusal

MOST_DAYS = 366
SHORTEST_REASON = 2
Days = tuple[date, date]


def check_days(given: DeputyGiven, *, today: date, others: Iterable[Days]) -> None:
    """Refuse days that are over, the wrong way round, too many, or given to another deputy already (`directory.deputy.*`).

    `others` are first and last day of the deputies that the same person has in the same post.
    """
    if given.deputy == given.absent:
        raise Refusal("directory.deputy.same_person", words.DEPUTY_SAME, field="deputy")
    if len(given.reason.strip()) < SHORTEST_REASON:
        raise Refusal("directory.deputy.reason_missing", words.DEPUTY_REASON, field="reason")
    if given.first_day < today:
        raise Refusal("directory.deputy.past", words.DEPUTY_PAST, field="first_day")
    if not 0 <= (given.last_day - given.first_day).days < MOST_DAYS:
        raise Refusal("directory.deputy.days", words.DEPUTY_DAYS.format(most=MOST_DAYS), field="last_day")
    for first, last in others:
        if first <= given.last_day and given.first_day <= last:
            sentence = words.DEPUTY_TAKEN.format(first=first, last=last)
            raise Refusal("directory.deputy.taken", sentence, status=409, field="first_day")
