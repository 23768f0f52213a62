"""What an announcement can be about: things and their matters, each once, under the keys by which everything finds it again."""

from collections.abc import Iterable

from onething.catalogue.contracts import PublishedThing
from onething.publicity.contracts import Touchable
from onething.publicity.rules.matters import list_matters, make_key


def list_touchable(things: Iterable[PublishedThing]) -> tuple[Touchable, ...]:
    """Return the things by code, then the matters by department and name, each with who answers for it."""
    known = tuple(things)
    own = tuple(
        Touchable(one.thing.code, one.thing.name, one.thing.lead_department, is_thing=True) for one in known
    )
    return own + tuple(Touchable(one.key, one.name, one.department) for one in list_matters(known))


def list_keys(published: PublishedThing, *, matter: str = "") -> frozenset[str]:
    """Return the keys that a guide stands for: of one matter (by its number), or of a thing and all its matters."""
    if matter:
        return frozenset(make_key(one) for one in published.thing.matters if one.id == matter)
    return frozenset({published.thing.code, *map(make_key, published.thing.matters)})


def map_places(things: Iterable[PublishedThing]) -> dict[str, tuple[str, str]]:
    """Return where everything stands, by key: the thing's code and the matter's number, empty for the thing itself.

    A matter of several things stands in the first of them.
    """
    found: dict[str, tuple[str, str]] = {}
    for one in things:
        found[one.thing.code] = (one.thing.code, "")
        for matter in one.thing.matters:
            found.setdefault(make_key(matter), (one.thing.code, matter.id))
    return found
