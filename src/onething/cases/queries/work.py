"""The work of a department, and how near its limits are."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from onething.calendars.queries import get_calendar
from onething.cases.contracts.clocks import TimeLeft
from onething.cases.contracts.kinds import Hand, Light, StepState
from onething.cases.contracts.views import WorkRow
from onething.cases.models.step import Step
from onething.cases.queries.lists import PAGE
from onething.cases.queries.scoping import DEPARTMENT, scope_steps
from onething.cases.rules.lights import show_light
from onething.cases.worklist import find_work
from onething.kernel.lights import working_days_left
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar


def list_work(
    viewer: Viewer,
    *,
    today: date,
    state: StepState | None = None,
    light: Light | None = None,
    hand: Hand | None = None,
    carded: Collection[UUID] = (),
    after: tuple[date, UUID] | None = None,
    limit: int = PAGE,
) -> list[WorkRow]:
    """One page of the open steps of the viewer's department, due first, with their lights; empty for other posts.

    `carded` are the steps that supervision shows red for a card nobody answered.
    """
    steps = scope_steps(viewer) if viewer.post in DEPARTMENT else Step.objects.none()
    return find_work(
        steps,
        today=today,
        calendar=get_calendar(viewer),
        state=state,
        light=light,
        hand=hand,
        viewer=viewer,
        carded=carded,
        after=after,
        limit=min(limit, 100),
    )


def measure_time_left(
    viewer: Viewer,
    *,
    promised_on: date | None,
    statutory_on: date | None,
    amber_on: date | None,
    today: date,
    calendar: WorkingCalendar,
) -> TimeLeft:
    """Return the light of a pair of limits and the working days left to the nearer one (None without a limit)."""
    nearest = promised_on or statutory_on
    return TimeLeft(
        light=show_light(today=today, statutory_on=statutory_on, amber_on=amber_on),
        days_left=working_days_left(nearest, today=today, calendar=calendar) if nearest else None,
    )
