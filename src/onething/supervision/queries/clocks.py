"""Live lights: running clocks with filters, and how many stand at which light by hall, department and thing."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from onething.calendars.queries import get_calendar
from onething.cases.contracts.kinds import Light
from onething.directory.queries import list_units
from onething.kernel.lights import working_days_left
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar
from onething.supervision.contracts.kinds import CardState
from onething.supervision.contracts.views import ClockLine, LightCount
from onething.supervision.models import FAR, ClockRow, due_day
from onething.supervision.queries.scoping import scope_cards, scope_clocks
from onething.supervision.rules.lights import show_clock_light

PAGE = 20
MOST_IN_A_CALENDAR = 2000
_COUNTED_BY = ("followed__hall_code", "unit_code", "followed__thing_code", "followed__thing_name")


@dataclass(frozen=True)
class ClockFilter:
    """Which running clocks are wanted; what is None is not asked."""

    light: Light | None = None
    hall_code: str | None = None
    unit_code: str | None = None
    thing_code: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class LightBoard:
    """The lights by hall, by department and by thing."""

    halls: tuple[LightCount, ...]
    units: tuple[LightCount, ...]
    things: tuple[LightCount, ...]


def list_clocks(
    viewer: Viewer,
    *,
    wanted: ClockFilter,
    today: date,
    after: tuple[date, UUID] | None = None,
    limit: int = PAGE,
) -> list[ClockLine]:
    """One page of running clocks, those nearest to their limit first; `after` is due day and id of the last row before."""
    rows = _filter(_running(viewer), wanted=wanted, today=today).annotate(due=due_day()).order_by("due", "id")
    if after is not None:
        rows = rows.filter(Q(due__gt=after[0]) | Q(due=after[0], id__gt=after[1]))
    calendar = get_calendar(viewer)
    return [_line(row, today=today, calendar=calendar) for row in rows[: min(limit, 100)]]


def list_own_clocks(viewer: Viewer, *, today: date) -> list[ClockLine]:
    """Every running clock with a limit that the viewer's own unit answers for, due first: what its calendar shows."""
    own = _running(viewer).filter(unit_code=viewer.unit_code).annotate(due=due_day()).exclude(due=FAR)
    calendar = get_calendar(viewer)
    return [
        _line(row, today=today, calendar=calendar) for row in own.order_by("due", "id")[:MOST_IN_A_CALENDAR]
    ]


def list_carded_steps(viewer: Viewer, *, today: date) -> list[UUID]:
    """The steps of the viewer's own unit that are red by now: past the law, or for a card nobody answered."""
    own = _running(viewer).filter(unit_code=viewer.unit_code, code="step", red_on__lte=today)
    found = own.values_list("step_id", flat=True)[:MOST_IN_A_CALENDAR]
    return [step_id for step_id in found if step_id is not None]


def count_lights(viewer: Viewer, *, wanted: ClockFilter, today: date) -> LightBoard:
    """Return the counts of what the filter leaves, for each hall, department and thing."""
    rows = _filter(_running(viewer), wanted=replace(wanted, light=None), today=today)
    units = {unit.code: unit.name for unit in list_units(viewer)}
    cards = dict(
        scope_cards(viewer)
        .filter(state__in=[CardState.OPEN, CardState.LAPSED])
        .values_list("unit_code")
        .annotate(count=Count("id"))
    )
    counted = _count(rows, today=today)
    things = {row["followed__thing_code"]: row["followed__thing_name"] for row in counted}
    return LightBoard(
        halls=_sum_up(counted, key="followed__hall_code", names=units, cards={}),
        units=_sum_up(counted, key="unit_code", names=units, cards=cards),
        things=_sum_up(counted, key="followed__thing_code", names=things, cards={}),
    )


def list_watched_things(viewer: Viewer) -> list[tuple[str, str]]:
    """Return code and name of every thing with a running clock, by code."""
    return sorted(set(_name_things(_running(viewer))))


def _running(viewer: Viewer) -> QuerySet[ClockRow]:
    return scope_clocks(viewer).filter(ended_at__isnull=True, is_applicants=False)


def _filter(rows: QuerySet[ClockRow], *, wanted: ClockFilter, today: date) -> QuerySet[ClockRow]:
    asked = {
        "followed__hall_code": wanted.hall_code,
        "unit_code": wanted.unit_code,
        "followed__thing_code": wanted.thing_code,
        "code": wanted.code,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    return rows.filter(_by_light(wanted.light, today=today)) if wanted.light else rows


def _by_light(light: Light, *, today: date) -> Q:
    red, near = Q(red_on__lte=today), Q(amber_on__lte=today)
    return {
        Light.RED: red,
        Light.AMBER: near & ~red,
        Light.GREEN: Q(amber_on__gt=today) & ~red,
        Light.NONE: Q(amber_on__isnull=True) & ~red,
    }[light]


def _count(rows: QuerySet[ClockRow], *, today: date) -> list[dict[str, Any]]:
    """Count once for every hall, unit and thing together: the running clocks of a city are read one time, not three."""
    lights = {
        light.value: Count("id", filter=_by_light(light, today=today))
        for light in (Light.GREEN, Light.AMBER, Light.RED)
    }
    return list(rows.values(*_COUNTED_BY).annotate(**lights))


def _sum_up(
    counted: list[dict[str, Any]], *, key: str, names: dict[str, str], cards: dict[str, int]
) -> tuple[LightCount, ...]:
    sums: dict[str, Counter[str]] = {}
    for row in counted:
        lights = {name: row[name] for name in (Light.GREEN.value, Light.AMBER.value, Light.RED.value)}
        sums.setdefault(row[key], Counter()).update(lights)
    found = [
        LightCount(
            key=code,
            name=names.get(code, code or "—"),
            green=lights[Light.GREEN.value],
            amber=lights[Light.AMBER.value],
            red=lights[Light.RED.value],
            cards=cards.get(code, 0),
        )
        for code, lights in sums.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.red, -one.amber, one.name)))


def _name_things(rows: QuerySet[ClockRow]) -> list[tuple[str, str]]:
    return list(rows.values_list("followed__thing_code", "followed__thing_name").distinct())


def _line(row: ClockRow, *, today: date, calendar: WorkingCalendar) -> ClockLine:
    nearest = row.promised_on or row.statutory_on
    return ClockLine(
        id=row.id,
        case_id=row.followed_id,
        number=row.followed.number,
        thing_code=row.followed.thing_code,
        thing_name=row.followed.thing_name,
        name=row.name,
        matter_name=row.matter_name,
        unit_code=row.unit_code,
        hall_code=row.followed.hall_code,
        started_on=row.started_on,
        promised_on=row.promised_on,
        statutory_on=row.statutory_on,
        light=show_clock_light(today=today, amber_on=row.amber_on, red_on=row.red_on),
        days_left=working_days_left(nearest, today=today, calendar=calendar) if nearest else None,
        provisional_years=tuple(row.provisional_years),
    )
