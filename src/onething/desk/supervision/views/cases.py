"""One case for the supervisor: every clock with its why, its cards, and every act of its chain; nothing personal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.desk.supervision import words
from onething.desk.supervision.showing import ROOM, name_units, show_table, show_tabs
from onething.desk.supervision.views.cards import row_of
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.ledger.contracts import ActView
from onething.look.contracts import Deadline, Light, NavLink, Table
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_full_moment
from onething.pages.showing.deadlines import show_counted
from onething.pages.showing.life import LABELS, say_who
from onething.supervision.contracts.deadlines import Deadline as Counted
from onething.supervision.queries.cards import CardFilter, list_cards
from onething.supervision.queries.deadlines import read_deadlines
from onething.supervision.queries.watching import get_watched_case

MOST_CARDS = 100


@dataclass(frozen=True)
class ClockChip:
    """A clock of the case with its chip; one that has ended shows its days no longer run."""

    name: str
    unit: str
    deadline: Deadline
    is_running: bool


@dataclass(frozen=True)
class ActLine:
    """An act as it stands in the ledger."""

    seq: int
    what: str
    who: str
    when: str
    effective: str
    hash: str


@dataclass(frozen=True)
class WatchedCasePage:
    """The view value of desk/supervision/case.html."""

    title: str
    number: str
    state: str
    tabs: tuple[NavLink, ...]
    links: tuple[NavLink, ...]
    clocks: tuple[ClockChip, ...]
    cards: Table
    acts: tuple[ActLine, ...]


@access(Permission.SUPERVISE)
@require_safe
def show_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the case as its ledger tells it."""
    viewer, today = viewer_of(request), local_day(now())
    case = get_watched_case(viewer, case_id=case_id)
    units = name_units(viewer)
    cards = list_cards(viewer, wanted=CardFilter(case_id=case_id), limit=MOST_CARDS)
    page = WatchedCasePage(
        title=case.thing_name,
        number=case.number,
        state=case.state.label,
        tabs=show_tabs(viewer, here=""),
        links=(NavLink(words.NEW_ORDER, f"{ROOM}orders/new?case={case_id}&unit={case.lead_code}"),),
        clocks=_show_clocks(viewer, case_id=case_id, units=units, today=today),
        cards=show_table(
            words.OWN_CARDS, columns=words.CARD_COLUMNS, rows=[row_of(one, units=units) for one in cards]
        ),
        acts=tuple(_line(act, units=units) for act in case.acts),
    )
    return show(request, "desk/supervision/case.html", page=page)


def _show_clocks(
    viewer: Viewer, *, case_id: UUID, units: Mapping[str, str], today: date
) -> tuple[ClockChip, ...]:
    return tuple(
        ClockChip(
            name=f"{one.name}　{one.matter_name}" if one.matter_name else one.name,
            unit=units.get(one.unit_code, ""),
            deadline=show_counted(one) if one.is_running else _show_ended(one),
            is_running=one.is_running,
        )
        for one in read_deadlines(viewer, case_id=case_id, today=today).every
    )


def _show_ended(one: Counted) -> Deadline:
    """An ended clock keeps its days, and says whether it ended in time."""
    light, left = Light.DONE, words.OVER
    if _is_past(one.late_after, ended_on=one.ended_on):
        light, left = Light.AMBER, words.OVER_LATE
    if _is_past(one.statutory_on, ended_on=one.ended_on):
        light, left = Light.RED, words.OVER_PAST
    return replace(show_counted(one), light=light, left=left)


def _is_past(last: date | None, *, ended_on: date | None) -> bool:
    return last is not None and ended_on is not None and ended_on > last


def _line(act: ActView, *, units: Mapping[str, str]) -> ActLine:
    is_of_then = act.effective_at == act.recorded_at
    return ActLine(
        seq=act.seq,
        what=LABELS.get(act.verb, act.verb),
        who=say_who(act.actor, units=units),
        when=say_full_moment(act.recorded_at),
        effective="" if is_of_then else say_full_moment(act.effective_at),
        hash=act.hash,
    )
