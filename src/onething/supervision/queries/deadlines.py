"""The deadlines of a case: the one source of every chip, of the supervisor's room and of the interface.

Read from the acts by the published rules, so that applicant, window, department, lead and supervisor are shown the same
days: those that `onething verify cards` comes to.
"""

from datetime import date
from uuid import UUID

from onething.calendars.queries import get_calendar
from onething.kernel.clock_port import local_day
from onething.kernel.lights import working_days_left
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_bare_chains
from onething.rulebook.queries import list_rulebooks
from onething.supervision.contracts.clocks import Clock
from onething.supervision.contracts.deadlines import Deadline, Deadlines
from onething.supervision.contracts.subjects import CASE, own_chain
from onething.supervision.rules.books import Books
from onething.supervision.rules.explaining import explain
from onething.supervision.rules.lights import show_clock_light
from onething.supervision.rules.reading import read_clocks
from onething.supervision.rules.reds import find_reds


def read_deadlines(viewer: Viewer, *, case_id: UUID, today: date) -> Deadlines:
    """Return the deadlines of a case that the caller found in the viewer's scope."""
    case, own = Subject(CASE, case_id), own_chain(case_id)
    chains = list_bare_chains(viewer, subjects=[case, own])
    calendar, reds = get_calendar(viewer), find_reds(chains[own])
    clocks = read_clocks(chains[case], books=Books.of(list_rulebooks(viewer)), calendar=calendar)
    return Deadlines(
        tuple(_view(clock, carded_on=reds.get(clock.key), today=today, calendar=calendar) for clock in clocks)
    )


def _view(clock: Clock, *, carded_on: date | None, today: date, calendar: WorkingCalendar) -> Deadline:
    days = clock.days
    nearest = days.promised_on or days.statutory_on
    red_on = min(filter(None, (clock.past_on, carded_on)), default=None)
    return Deadline(
        code=clock.code,
        name=clock.name,
        step_id=clock.step_id,
        matter_name=clock.matter_name,
        unit_code=clock.unit_code or "",
        started_on=clock.started_on,
        promised_on=days.promised_on,
        statutory_on=days.statutory_on,
        late_after=days.late_promise.day if days.late_promise else None,
        light=show_clock_light(today=today, amber_on=clock.amber_on, red_on=red_on),
        days_left=working_days_left(nearest, today=today, calendar=calendar) if nearest else None,
        is_past_statute=clock.past_on is not None and today >= clock.past_on,
        is_running=clock.is_running,
        is_paused=clock.is_paused,
        provisional_years=days.provisional_years,
        why=tuple(explain(clock)),
        ended_on=local_day(clock.ended_at) if clock.ended_at else None,
    )
