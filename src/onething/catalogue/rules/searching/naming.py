"""Which matters of a found thing a text names."""

from collections.abc import Sequence
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


def show_things(text: str, *, ranked: Sequence[tuple[int, Hit]], index: Index) -> list[FoundThing]:
    """Return found things, each with the reason and the matters that the normalised text names, the best named first."""
    wanted = [] if is_latin(text) else _list_wanted(text, index=index)
    shown = [
        replace(
            index.things[number],
            reason=hit.reason,
            matters=_name_matters(text, wanted=wanted, lines=index.matters[number]),
        )
        for number, hit in ranked
    ]
    if shown and wanted and not any(one.matters for one in shown):
        nearest = _find_nearest(wanted, lines=index.matters[ranked[0][0]])
        shown[0] = replace(shown[0], matters=nearest)
    return shown


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
    named = [(score, line) for score, line in _list_scores(wanted, lines=lines) if score >= NEAR_ENOUGH]
    return tuple(line.found for _, line in named)


def _find_nearest(wanted: list[Wanted], *, lines: tuple[MatterLine, ...]) -> tuple[FoundMatter, ...]:
    """Where nothing says half of a text, the matter of the likeliest thing that says most of it; none of several as near."""
    scored = _list_scores(wanted, lines=lines)
    best = max((score for score, _ in scored), default=0.0)
    near = [line.found for score, line in scored if score >= max(best, NEAREST)]
    return tuple(near) if len(near) == 1 else ()


def _list_scores(wanted: list[Wanted], *, lines: tuple[MatterLine, ...]) -> list[tuple[float, MatterLine]]:
    """The share of a text that each matter says, the largest first."""
    whole = sum(one.length for one in wanted)
    return sorted(((_score(wanted, line=line) / whole, line) for line in lines), key=lambda pair: -pair[0])


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
