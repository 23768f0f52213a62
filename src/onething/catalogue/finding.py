"""Searching what is in force. The index belongs to one set of publications and one version of the office's words, never older."""

from datetime import date, datetime
from functools import lru_cache
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from onething.catalogue.contracts import FoundThing, Search, SearchFilters
from onething.catalogue.in_force import list_ids_in_force, read_things
from onething.catalogue.office import read_words
from onething.catalogue.rules.searching import naming, ranking
from onething.catalogue.rules.searching.indexing import Index, build_index
from onething.catalogue.rules.searching.office_words import read_office_words
from onething.catalogue.rules.searching.ranking import CONVINCING
from onething.catalogue.rules.searching.texts import normalise
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer

_BUILDING = Lock()
EVERYTHING = SearchFilters()
MOST_SHOWN = 10
_STATE = """
    SELECT count(*), max(published_at), (SELECT id FROM catalogue_publication ORDER BY id DESC LIMIT 1),
        (SELECT count(*) FROM catalogue_repeal),
        (SELECT id FROM catalogue_search_words ORDER BY version DESC LIMIT 1)
    FROM catalogue_publication
"""


class _State(NamedTuple):
    publications: int
    newest_at: datetime | None
    newest_id: UUID | None
    repeals: int
    words: UUID | None


def search_things(
    viewer: Viewer, *, text: str, at: datetime, filters: SearchFilters = EVERYTHING, limit: int = MOST_SHOWN
) -> Search:
    """Return the things in force that a text may mean, best first and with the matters it names; all for an empty text.

    Any text is accepted; its first 40 meaningful characters are looked at. `limit` counts things found by a text.
    """
    index, asked = get_index(at), normalise(text)
    if not asked:
        return _show_everything(index, is_empty=not text.strip(), filters=filters)
    ranked = ranking.rank_things(asked, index=index)
    fitting = [(number, hit) for number, hit in ranked if _fits(index.things[number], filters=filters)]
    return Search(
        text=asked,
        things=tuple(naming.show_things(asked, ranked=fitting[: max(limit, 0)], index=index)),
        total=len(fitting),
        is_sure=any(hit.score >= CONVINCING for _, hit in ranked),
    )


def _show_everything(index: Index, *, is_empty: bool, filters: SearchFilters) -> Search:
    """Nothing asked shows everything; signs without a meaning find nothing."""
    things = tuple(one for one in index.things if is_empty and _fits(one, filters=filters))
    return Search(text="", things=things, total=len(things), is_sure=is_empty)


def list_life_events(viewer: Viewer, *, at: datetime) -> list[str]:
    """Return the life events that the office has given to things in force, in the things' order."""
    return list(dict.fromkeys(one.life_event for one in get_index(at).things if one.life_event))


def list_departments(viewer: Viewer, *, at: datetime) -> list[str]:
    """Return every department of things in force, in order of their names."""
    return sorted({name for one in get_index(at).things for name in one.departments})


def get_index(at: datetime) -> Index:
    """Return the index of what is in force at a moment; built once for each set of publications."""
    state, today = _read_state(), local_day(at)
    with _BUILDING:
        # Before the newest publication (a clock set back) the state does not tell what is in force.
        if state.newest_at is None or at >= state.newest_at:
            return _build_for_state(state, today)
        return _build(list_ids_in_force(at, today=today), state.words)


def _read_state() -> _State:
    """Publications, repeals and words are only ever added, so that their number and the newest tell one set from another."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        return _State(*cursor.fetchone())


@lru_cache(maxsize=2)
def _build_for_state(state: _State, today: date) -> Index:
    found = list_ids_in_force(state.newest_at, today=today) if state.newest_at else ()
    return _build(found, state.words)


@lru_cache(maxsize=2)
def _build(publications: tuple[UUID, ...], words: UUID | None) -> Index:
    return build_index(read_things(publications), words=read_office_words(read_words(words)))


def _fits(thing: FoundThing, *, filters: SearchFilters) -> bool:
    return (
        (filters.audience is None or filters.audience in thing.audiences)
        and (filters.department is None or filters.department in thing.departments)
        and (filters.life_event is None or filters.life_event == thing.life_event)
        and (filters.place is None or filters.place in thing.places)
        and (filters.is_online is None or filters.is_online == thing.is_online)
    )
