"""One matter of one department is one matter, in however many things it is published: what its publications say of it together."""

from collections.abc import Iterable, Iterator

from onething.catalogue.contracts import ExerciseLevel, Matter, MatterKind, OnlineDepth, PublishedThing
from onething.kernel.sm import sm3
from onething.publicity.contracts import ListedMatter

Copy = tuple[PublishedThing, Matter]
# Checks inside the house are no service to anybody; services of intermediaries have a list of their own.
NO_SERVICE = frozenset({MatterKind.CHECK, MatterKind.INTERMEDIARY})
NEAR = frozenset({ExerciseLevel.TOWNSHIP, ExerciseLevel.VILLAGE})
AT_ONCE = "即办件"


def list_matters(things: Iterable[PublishedThing]) -> tuple[ListedMatter, ...]:
    """Return the matters that anybody can apply for, each once, by department and name."""
    copies: dict[str, list[Copy]] = {}
    for published in things:
        for matter in published.thing.matters:
            if matter.kind not in NO_SERVICE:
                copies.setdefault(make_key(matter), []).append((published, matter))
    merged = [_merge(key, copies=found) for key, found in copies.items()]
    return tuple(sorted(merged, key=lambda one: (one.department, one.name, one.key)))


def make_key(matter: Matter) -> str:
    """Return the key by which lists know a matter: 16 hex digits."""
    return sm3("\n".join((matter.kind, matter.department, matter.name.strip())).encode())[:8].hex()


def _merge(key: str, *, copies: list[Copy]) -> ListedMatter:
    matters = [matter for _, matter in copies]
    visits = [one.visits for one in matters if one.visits is not None]
    depths = [one.particulars.manner.online_depth for one in matters if one.particulars.manner.online_depth]
    near = [found for found in map(_find_near, matters) if found is not None]
    cycles = [one.thing.life_cycle for one, _ in copies if one.thing.life_cycle]
    return ListedMatter(
        key=key,
        name=matters[0].name.strip(),
        department=matters[0].department,
        kind=matters[0].kind,
        codes=tuple(one.code for one in matters),
        things=tuple(dict.fromkeys(one.thing.name for one, _ in copies)),
        is_at_once=all(one.case_kind == AT_ONCE for one in matters),
        visits=max(visits, default=None),
        depth=min(depths, key=list(OnlineDepth).index, default=None),
        is_near=all(near) if near else None,
        life_cycles=tuple(dict.fromkeys(cycles)),
        official=frozenset(_list_official(matters)),
    )


def _find_near(matter: Matter) -> bool | None:
    """Whether towns and villages do it; None where neither its level nor that of any place is known."""
    level = matter.particulars.authority.exercise_level
    levels = {place.level for place in matter.particulars.guide.places if place.level} | (
        {level} if level else set()
    )
    return bool(levels & NEAR) if levels else None


def _list_official(matters: list[Matter]) -> Iterator[str]:
    figures = [one.particulars.figures for one in matters]
    for key in {key for one in figures for key in one}:
        if all(one[key].official for one in figures if key in one):
            yield key
