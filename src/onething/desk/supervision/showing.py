"""What the pages of the room share: tabs, names, what was said, tags and the page of one paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from onething.desk.supervision import words
from onething.desk.supervision.acting import ActForm
from onething.desk.supervision.narrowing import FilterRow
from onething.directory.contracts import POST_LABELS, Post
from onething.directory.queries import list_units, name_staff
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Button,
    Column,
    Empty,
    ErrorSummary,
    LifeEvent,
    LifeLine,
    NavLink,
    Notice,
    Table,
    TableRow,
    Tag,
    Tone,
)
from onething.pages.showing.days import say_full_moment
from onething.supervision.contracts.kinds import CardState, Colour, OrderState, PointState
from onething.supervision.contracts.views import Said

ROOM = "/desk/supervision/"
_OPEN = frozenset({"open", "lapsed", "issued", "required"})
_OVER = frozenset({"upheld", "cancelled", "closed", "verified"})


@dataclass(frozen=True)
class ListPage:
    """The view value of desk/supervision/list.html."""

    title: str
    tabs: tuple[NavLink, ...]
    filters: tuple[FilterRow, ...]
    address: str
    table: Table
    begin: Button | None = None


@dataclass(frozen=True)
class Fact:
    """One line about a paper; `href` where it leads."""

    label: str
    value: str
    href: str = ""


@dataclass(frozen=True)
class PaperPage:
    """The view value of desk/supervision/paper.html: a card, an order or a point on one screen."""

    title: str
    tabs: tuple[NavLink, ...]
    address: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    said: LifeLine
    acts: tuple[ActForm, ...]
    links: tuple[NavLink, ...] = ()
    notice: Notice | None = None
    errors: ErrorSummary | None = None


def show_tabs(viewer: Viewer, *, here: str) -> tuple[NavLink, ...]:
    """Return the rooms that the viewer may enter; lights are the supervisor's, calendars a unit's."""
    own = words.TABS if viewer.has(Permission.SUPERVISE) else ()
    unit = words.TABS_OF_UNITS if viewer.has(Permission.ANSWER_CARDS) else ()
    tabs = (*own, *words.TABS_OF_ALL, *unit)
    return tuple(NavLink(word, href, is_current=href == here) for word, href in tabs)


def name_units(viewer: Viewer) -> dict[str, str]:
    """Return the names of all units by code."""
    return {unit.code: unit.name for unit in list_units(viewer)}


def show_table(caption: str, *, columns: Sequence[str], rows: Sequence[TableRow], more: str = "") -> Table:
    """Return a list; `more` is the address of the next page."""
    return Table(
        caption=caption,
        columns=tuple(Column(word) for word in columns),
        rows=tuple(rows),
        empty=Empty(words.EMPTY_TITLE, words.EMPTY),
        more=Button(word=words.NEXT_PAGE, href=more, key="n") if more else None,
    )


def show_said(said: Sequence[Said], *, viewer: Viewer, units: Mapping[str, str]) -> LifeLine:
    """Return what was done and said, newest first: staff by name, for they serve the public by name."""
    people = name_staff(viewer, people={one.person_id for one in said if one.person_id})
    events = [
        LifeEvent(
            what=one.label,
            who=_say_who(one, people=people, units=units),
            when=say_full_moment(one.at),
            detail=one.text,
        )
        for one in reversed(said)
    ]
    return LifeLine(events=tuple(events), title=words.SAID)


def show_colour(colour: Colour) -> Tag:
    """Return the colour of a card, a word and a tone."""
    return Tag(colour.label, tone=Tone.BAD if colour is Colour.RED else Tone.WARN)


def show_state(state: CardState | OrderState | PointState) -> Tag:
    """Return the state of a paper: what waits for the unit stands out."""
    tone = Tone.ASK if state in _OPEN else Tone.GOOD if state in _OVER else Tone.PLAIN
    return Tag(state.label, tone=tone)


def find_done(done: str) -> Notice | None:
    """Return the notice of an act that was done."""
    return Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None


def _say_who(one: Said, *, people: Mapping[UUID, str], units: Mapping[str, str]) -> str:
    parts = [units.get(one.unit_code or "", ""), POST_LABELS[Post(one.post or Post.SYSTEM)]]
    name = people.get(one.person_id, "") if one.person_id else ""
    return " · ".join(part for part in (*parts, name) if part)
