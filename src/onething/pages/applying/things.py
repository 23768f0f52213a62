"""What can be applied for, and a search for it that forgives."""

from collections.abc import Iterable
from dataclasses import dataclass

from onething.catalogue.contracts import FoundThing, SearchFilters
from onething.journey.searching import search
from onething.kernel.clock_port import now
from onething.kernel.viewer import Viewer
from onething.pages.applying import words

LONGEST_QUERY = 60
EVERYTHING = SearchFilters()


@dataclass(frozen=True)
class ThingCard:
    """A thing to choose; `matters` are those of it that a query names: name and id."""

    code: str
    name: str
    lead: str
    joined: str
    matters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Found:
    """The things that a query may mean. Where nothing convinces (`is_any` False), what is merely near and then all others."""

    query: str
    things: tuple[ThingCard, ...]
    is_any: bool


def search_things(viewer: Viewer, *, query: str, filters: SearchFilters = EVERYTHING) -> Found:
    """Return what a query may mean, best first; every published thing for an empty one."""
    wanted, at = query.strip()[:LONGEST_QUERY], now()
    found = search(viewer, text=wanted, at=at, filters=filters)
    if found.is_sure and found.things:
        return Found(query=wanted, things=_list_cards(found.things), is_any=True)
    near = {one.code for one in found.things}
    others = search(viewer, text="", at=at, filters=filters).things
    shown = (*found.things, *(one for one in others if one.code not in near))
    return Found(query=wanted, things=_list_cards(shown), is_any=False)


def _list_cards(things: Iterable[FoundThing]) -> tuple[ThingCard, ...]:
    return tuple(_card(one) for one in things)


def _card(thing: FoundThing) -> ThingCard:
    return ThingCard(
        code=thing.code,
        name=thing.name,
        lead=words.LEAD.format(department=thing.lead_department),
        joined=words.LIST_COMMA.join(thing.joined),
        matters=tuple((one.name, one.code.partition("/")[2]) for one in thing.matters),
    )
