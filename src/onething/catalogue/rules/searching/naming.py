"""Which matters of a found thing a text names."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onething.catalogue.finds import FoundMatter, FoundThing
from onething.catalogue.rules.searching.indexing import Index, MatterLine
from onething.catalogue.rules.searching.ranking import Hit, split
from onething.catalogue.rules.searching.texts import is_latin, list_grams

# Set by the matters of the known sheet.
NEAR_ENOUGH, NEAREST = 0.5, 0.2
_SHORTEST = 3


@dataclass(frozen=True)
class Wanted:
    """A piece of a text, so many characters long: a spoken word with all it may mean, or grams."""

    length: int
    meant: tuple[str, ...]
    grams: frozenset[str]


def show_things(text: str, *, ranked: Iterable[tuple[int, Hit]], index: Index) -> list[FoundThing]:
    """Return found things, each with the reason and the matters that the normalised text names, the best named first."""
    wanted = [] if is_latin(text) else _list_wanted(text, index=index)
    return [
        replace(
            index.things[number],
            reason=hit.reason,
            matters=_name_matters(text, wanted=wanted, lines=index.matters[number]),
        )
        for number, hit in ranked
    ]


def _list_wanted(text: str, *, index: Index) -> list[Wanted]:
    pieces = (
        (piece, strengths)
        for piece, strengths in split(tuple(text), script=index.characters)
        if strengths is None or strengths  # no filler
    )
    return [_make_wanted(piece, is_spoken=strengths is not None, index=index) for piece, strengths in pieces]


def _make_wanted(piece: tuple[str, ...], *, is_spoken: bool, index: Index) -> Wanted:
    if is_spoken:
        word = "".join(piece)
        return Wanted(len(piece), (word, *index.words.meanings.get(word, ())), frozenset())
    grams = (gram for gram in list_grams(piece) if " " in gram or len(piece) == 1)
    return Wanted(len(piece), (), frozenset(grams))


def _name_matters(
    text: str, *, wanted: list[Wanted], lines: tuple[MatterLine, ...]
) -> tuple[FoundMatter, ...]:
    if not wanted:
        return tuple(line.found for line in lines if _is_spelled(text, line=line))
    whole = sum(one.length for one in wanted)
    scored = sorted(((_score(wanted, line=line) / whole, line) for line in lines), key=lambda pair: -pair[0])
    best = max((score for score, _ in scored), default=0.0)
    # Where nothing says half of it, the nearest may still be what is meant; several as near say nothing.
    least = NEAR_ENOUGH if best >= NEAR_ENOUGH else max(best, NEAREST)
    near = [line.found for score, line in scored if score >= least]
    return tuple(near if best >= NEAR_ENOUGH or len(near) == 1 else ())


def _is_spelled(letters: str, *, line: MatterLine) -> bool:
    is_written = len(letters) >= _SHORTEST and is_latin(letters)
    return is_written and (letters in line.sound or letters in line.initials)


def _score(wanted: list[Wanted], *, line: MatterLine) -> float:
    """How many of a text's characters a matter's name says, in their own words or by their meaning."""
    said = 0.0
    for one in wanted:
        said += one.length * _share_said(one, line=line)
    return said


def _share_said(one: Wanted, *, line: MatterLine) -> float:
    for word in one.meant:
        if word in line.text:
            return 1.0
    if one.meant or one.grams.isdisjoint(line.grams):
        return 0.0
    return len(one.grams & line.grams) / len(one.grams)
