"""What can be applied for, and a search for it that forgives."""

from dataclasses import dataclass

from onething.catalogue.contracts import PublishedThing
from onething.catalogue.queries import list_current_things
from onething.kernel.clock_port import now
from onething.kernel.viewer import Viewer
from onething.pages.applying import words
from onething.pages.applying.searching import LONGEST_QUERY, Named, find_things


@dataclass(frozen=True)
class ThingCard:
    """A thing to choose."""

    code: str
    name: str
    lead: str
    joined: str


@dataclass(frozen=True)
class Found:
    """The things that a query may mean; every thing where it means none (`is_any` False)."""

    query: str
    things: tuple[ThingCard, ...]
    is_any: bool


def search_things(viewer: Viewer, *, query: str) -> Found:
    """Return what a query may mean, best first; every published thing for an empty one."""
    wanted = query.strip()[:LONGEST_QUERY]
    published = {one.thing.code: one for one in list_current_things(viewer, at=now())}
    found = find_things(wanted, among=[_names_of(one) for one in published.values()])
    return Found(
        query=wanted,
        things=tuple(_card(published[code]) for code in found or published),
        is_any=bool(found),
    )


def _names_of(published: PublishedThing) -> Named:
    """A thing's matters are searched by name too."""
    thing = published.thing
    return Named(code=thing.code, names=(thing.name, *(matter.name for matter in thing.matters)))


def _card(published: PublishedThing) -> ThingCard:
    thing = published.thing
    return ThingCard(
        code=thing.code,
        name=thing.name,
        lead=words.LEAD.format(department=thing.lead_department),
        joined=words.LIST_COMMA.join(matter.name for matter in thing.matters),
    )
