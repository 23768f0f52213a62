"""The calendar of coming changes: what begins, changes or ends for applicants on which day."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import ComingChange
from onething.catalogue.queries import list_coming_changes
from onething.desk.studio import words
from onething.desk.studio.showing.tabs import show_tabs
from onething.desk.studio.views.queue import KEEPERS
from onething.kernel.clock_port import local_day, now
from onething.look.contracts import Empty, NavLink, Tag, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_day

HOME = "/desk/studio/calendar"
TONES = {"first": Tone.GOOD, "newer": Tone.ASK, "ended": Tone.LEGAL}


@dataclass(frozen=True)
class ChangeLine:
    """One change on a day."""

    what: Tag
    name: str
    href: str
    below: str
    reason: str


@dataclass(frozen=True)
class ChangeDay:
    """Everything that changes on one day."""

    day: str
    left: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class CalendarPage:
    """The view value of desk/studio/calendar.html."""

    tabs: tuple[NavLink, ...]
    days: tuple[ChangeDay, ...]
    empty: Empty


@access(*KEEPERS)
@require_safe
def show_calendar(request: HttpRequest) -> HttpResponse:
    """Show the days to come on which something changes, the nearest first."""
    today = local_day(now())
    found = list_coming_changes(viewer_of(request), today=today)
    days = tuple(
        _show_day(day, changes=list(changes), today=today)
        for day, changes in groupby(found, key=lambda one: one.day)
    )
    page = CalendarPage(tabs=show_tabs(HOME), days=days, empty=Empty(*words.CALENDAR_EMPTY))
    return show(request, "desk/studio/calendar.html", page=page)


def _show_day(day: date, *, changes: list[ComingChange], today: date) -> ChangeDay:
    return ChangeDay(
        day=say_day(day),
        left=f"还有 {(day - today).days} 天",
        changes=tuple(
            ChangeLine(
                what=Tag(words.CHANGE_KINDS[one.kind], TONES[one.kind]),
                name=one.version.thing_name,
                href=f"/desk/studio/things/{one.version.thing_code}/",
                below=f"{words.VERSION.format(version=one.version.version)}　{one.version.department}",
                reason=one.reason,
            )
            for one in changes
        ),
    )
