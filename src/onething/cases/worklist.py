"""The list of work of a department: its open steps, due first."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from onething.cases.contracts.kinds import Hand, Light, StepState
from onething.cases.contracts.views import WorkRow
from onething.cases.models.step import UNDER_WAY, Step, due_day
from onething.cases.rules.lights import show_light
from onething.directory.queries import name_staff
from onething.kernel.lights import working_days_left
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar


def find_work(
    steps: QuerySet[Step],
    *,
    today: date,
    calendar: WorkingCalendar,
    state: StepState | None,
    light: Light | None,
    hand: Hand | None,
    viewer: Viewer,
    carded: Collection[UUID],
    after: tuple[date, UUID] | None,
    limit: int,
) -> list[WorkRow]:
    """Return one page of open steps of an already scoped set; `after` is the due day and id of the last row before.

    `carded` are steps whose light is red for a card although their statutory day is not past.
    """
    found = (
        steps.filter(state__in=[state] if state else UNDER_WAY).annotate(due=due_day()).order_by("due", "id")
    )
    if light is not None:
        found = found.filter(_by_light(light, today=today, carded=carded))
    if hand is not None:
        found = found.filter(_by_hand(hand, viewer=viewer))
    if after is not None:
        found = found.filter(Q(due__gt=after[0]) | Q(due=after[0], id__gt=after[1]))
    rows = list(found.select_related("case")[:limit])
    names = name_staff(viewer, people={step.held_by for step in rows if step.held_by})
    return [
        _row(step, today=today, calendar=calendar, names=names, is_carded=step.id in carded) for step in rows
    ]


def _by_hand(hand: Hand, *, viewer: Viewer) -> Q:
    mine = [one for one in (viewer.person_id, viewer.acts_for) if one]
    return {
        Hand.MINE: Q(held_by__in=mine),
        Hand.POOL: Q(held_by__isnull=True),
        Hand.DEPUTISED: Q(held_by__in=viewer.stands_in_for),
    }[hand]


def _by_light(light: Light, *, today: date, carded: Collection[UUID]) -> Q:
    red = Q(statutory_on__lt=today) | Q(id__in=carded)
    no_limit = Q(amber_on__isnull=True)
    near = Q(amber_on__lte=today)
    return {
        Light.RED: red,
        Light.AMBER: near & ~red & ~no_limit,
        Light.GREEN: ~near & ~red & ~no_limit,
        Light.NONE: no_limit & ~red,
    }[light]


def _row(
    step: Step, *, today: date, calendar: WorkingCalendar, names: Mapping[UUID, str], is_carded: bool
) -> WorkRow:
    counted = show_light(today=today, statutory_on=step.statutory_on, amber_on=step.amber_on)
    nearest = step.promised_on or step.statutory_on
    return WorkRow(
        step_id=step.id,
        case_id=step.case_id,
        number=step.number,
        thing_name=step.case.thing_name,
        matter_name=step.matter_name,
        state=StepState(step.state),
        promised_on=step.promised_on,
        statutory_on=step.statutory_on,
        light=Light.RED if is_carded else counted,
        days_left=working_days_left(nearest, today=today, calendar=calendar) if nearest else None,
        holder=names.get(step.held_by, "") if step.held_by else "",
    )
