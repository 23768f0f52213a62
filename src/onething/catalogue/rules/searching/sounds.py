"""How a text sounds: syllables and initials, and Latin letters read back as syllables, one slip of a letter forgiven."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_CHINESE_OR_ONE = re.compile(r"[\u3400-\u9fff]+|.", re.DOTALL)
MOST_READINGS = 24
LONGEST_SYLLABLE = 6


@lru_cache(maxsize=20_000)
def spell(text: str) -> tuple[str, ...]:
    """Return the pinyin of a normalised text, one syllable a character; what is no Chinese stays as it is."""
    # Its dictionaries take a quarter of a second: only who searches waits for them.
    from pypinyin import lazy_pinyin

    pieces = _CHINESE_OR_ONE.findall(text)
    return tuple(syllable for piece in pieces for syllable in lazy_pinyin(piece))


def spell_initials(text: str) -> str:
    """Return the first letter of each syllable."""
    return "".join(syllable[0] for syllable in spell(text))


@dataclass(frozen=True)
class Syllables:
    """The syllables that names use, and what each is when one letter is left out: two slips apart share one of these."""

    known: frozenset[str]
    shortened: dict[str, tuple[str, ...]]


def gather_syllables(known: Iterable[str]) -> Syllables:
    """Return these syllables ready to be read."""
    syllables = frozenset(one for one in known if one.isascii() and one.isalpha())
    shortened: dict[str, list[str]] = {}
    for syllable in sorted(syllables):
        for form in _shorten(syllable):
            shortened.setdefault(form, []).append(syllable)
    return Syllables(syllables, {form: tuple(found) for form, found in shortened.items()})


def read_letters(letters: str, *, syllables: Syllables, slips: int) -> list[tuple[str, ...]]:
    """Return the ways to read letters as known syllables, with exactly so many slips (0 or 1); the first 24."""
    dead: set[tuple[int, int]] = set()
    found: list[tuple[str, ...]] = []
    for reading in _walk(letters, begin=0, slips=slips, syllables=syllables, dead=dead):
        found.append(reading)
        if len(found) == MOST_READINGS:
            break
    return found


def _walk(
    letters: str, *, begin: int, slips: int, syllables: Syllables, dead: set[tuple[int, int]]
) -> Iterator[tuple[str, ...]]:
    if begin == len(letters):
        if slips == 0:
            yield ()
        return
    if (begin, slips) in dead:
        return
    is_dead = True
    for end in range(min(len(letters), begin + LONGEST_SYLLABLE + slips), begin, -1):
        for syllable, used in _list_known(letters[begin:end], syllables=syllables, slips=slips):
            rest = _walk(letters, begin=end, slips=slips - used, syllables=syllables, dead=dead)
            for following in rest:
                is_dead = False
                yield (syllable, *following)
    if is_dead:
        dead.add((begin, slips))


def _list_known(piece: str, *, syllables: Syllables, slips: int) -> Iterator[tuple[str, int]]:
    if piece in syllables.known:
        yield piece, 0
    if slips:
        near = {one for form in _shorten(piece) for one in syllables.shortened.get(form, ())}
        yield from ((one, 1) for one in sorted(near) if is_one_slip(piece, meant=one))


def _shorten(text: str) -> set[str]:
    return {text, *(text[:index] + text[index + 1 :] for index in range(len(text)))}


def is_one_slip(typed: str, *, meant: str) -> bool:
    """Whether one letter is missing, too many, wrong, or two neighbours are swapped. No syllable is a single letter's slip."""
    if typed == meant or min(len(typed), len(meant)) < 2 or abs(len(typed) - len(meant)) > 1:
        return False
    if len(typed) != len(meant):
        longer, shorter = sorted((typed, meant), key=len, reverse=True)
        return shorter in _shorten(longer)
    differing = [index for index in range(len(typed)) if typed[index] != meant[index]]
    if len(differing) == 1:
        return True
    is_pair = len(differing) == 2 and differing[1] == differing[0] + 1
    return (
        is_pair and typed[differing[0]] == meant[differing[1]] and typed[differing[1]] == meant[differing[0]]
    )
