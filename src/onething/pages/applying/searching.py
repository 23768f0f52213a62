"""Finding a thing by what people call it: part of a name, or characters that stand side by side in it."""

from collections.abc import Sequence
from dataclasses import dataclass

NEAR_ENOUGH = 0.34
LONGEST_QUERY = 60
# What people say for what forms say. One line a word; each side is looked for in the other's place.
SAME = (
    ("饭馆", "餐饮"),
    ("饭店", "餐饮"),
    ("餐馆", "餐饮"),
    ("小吃", "餐饮"),
    ("香烟", "烟草"),
    ("小孩", "新生儿"),
    ("宝宝", "新生儿"),
)


@dataclass(frozen=True)
class Named:
    """A thing under all its names; the first is its own, the others are of its matters."""

    code: str
    names: tuple[str, ...]


def find_things(query: str, *, among: Sequence[Named]) -> list[str]:
    """Return the codes of the things that a query may mean, best first; every thing for an empty query."""
    wanted = "".join(query[:LONGEST_QUERY].split()).lower()
    if not wanted:
        return [one.code for one in among]
    scored = [(max(_score(wanted, name=name) for name in one.names), one.code) for one in among]
    near = [(score, code) for score, code in scored if score >= NEAR_ENOUGH]
    return [code for _score_of, code in sorted(near, key=lambda pair: (-pair[0], pair[1]))]


def _score(query: str, *, name: str) -> float:
    name = name.lower()
    return max(_match(said, name=name) for said in _ways_to_say(query))


def _ways_to_say(query: str) -> list[str]:
    return [query, *(query.replace(word, other) for word, other in SAME if word in query)]


def _match(said: str, *, name: str) -> float:
    if said in name:
        return 1.0
    pairs = _pairs(said)
    return len(pairs & _pairs(name)) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)}
