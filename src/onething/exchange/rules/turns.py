"""Whose turn a request is and by when: working days of the product's own clock, counted from when the turn began."""

from collections.abc import Mapping
from datetime import date

from onething.exchange.contracts import Turn
from onething.exchange.states import GrantState, Party
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.working_days import WorkingCalendar

WHO = {
    GrantState.ASKED: Party.AUTHORITY,
    GrantState.AT_PROVIDER: Party.PROVIDER,
    GrantState.COORDINATING: Party.AUTHORITY,
}


def find_turn_end(
    state: GrantState, *, since: date, days: Mapping[str, int], calendar: WorkingCalendar
) -> date | None:
    """Return the last day of whoever's turn it is; None in a state in which nobody has to answer.

    `days` are the city's limits in working days by state (domain facts §6: 2 for the check, 5 for the provider).
    """
    if state not in WHO:
        return None
    limit = Limit(days[state.value], LimitUnit.WORKING_DAYS)
    return due_day(since, limit=limit, calendar=calendar).day


def see_turn(state: GrantState, *, answer_by: date | None, today: date) -> Turn | None:
    """Return whose turn it is as it is shown today."""
    who = WHO.get(state)
    if who is None or answer_by is None:
        return None
    return Turn(who=who.label, day=answer_by, is_late=today > answer_by)
