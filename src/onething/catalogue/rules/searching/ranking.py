"""What a text means: the things that cover most of what it says, weighed by how rare that is, each with the reason.

A whole name comes first. Then characters: spoken words of the office's file count as what they mean, the rest as pairs of
characters. Letters are read as pinyin, with one slip where no reading fits, and then as initials. Chinese that means
nothing is heard once more by its sound, for characters mistaken for others of the same sound.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onething.catalogue.finds import Reason
from onething.catalogue.rules.searching.indexing import Index, Script, Strengths
from onething.catalogue.rules.searching.sounds import read_letters, spell
from onething.catalogue.rules.searching.texts import is_latin, list_grams

# Set by the known sheet of tests/catalogue/searching without any spoken word: a weak guess helps more than none.
NEAR_ENOUGH = 0.12
CONVINCING = 0.3
SURE = 0.75
# How far a found thing may lie behind the best one.
STILL_SHOWN = 0.35
_PAIR, _SINGLE, _SPOKEN = 1.0, 0.8, 1.6
_BY_SOUND, _WITH_SLIP, _MISHEARD, _BY_INITIALS = 0.9, 0.8, 0.7, 0.6
_SHORTEST_INITIALS, _LOOSEST = 2, 3


class Hit(NamedTuple):
    """How well a thing fits (a whole name more than 1, all else up to 1), and why."""

    score: float
    reason: Reason


Hits = dict[int, Hit]


def rank_things(text: str, *, index: Index) -> list[tuple[int, Hit]]:
    """Return the numbers of the things that a normalised text may mean, best first, with how well each fits and why."""
    hits = _find_hits(text, index=index)
    best = max((hit.score for hit in hits.values()), default=0.0)
    shown = [
        (number, hit)
        for number, hit in hits.items()
        if hit.score >= max(NEAR_ENOUGH, min(best, 1.0) * STILL_SHOWN)
    ]
    shown.sort(key=lambda pair: (-round(pair[1].score, 6), pair[0]))
    return shown


def _find_hits(text: str, *, index: Index) -> Hits:
    named = {
        number: Hit(1 + strength, Reason.EXACT_NAME) for number, strength in index.names.get(text, {}).items()
    }
    return _best(
        [named, _find_by_letters(text, index=index) if is_latin(text) else _find_written(text, index=index)]
    )


def _find_written(text: str, *, index: Index) -> Hits:
    hits = _score(tuple(text), script=index.characters, index=index)
    if max((hit.score for hit in hits.values()), default=0.0) >= CONVINCING:
        return hits
    heard = _score(spell(text), script=index.sounds, index=index)
    return _best([hits, _weaken(heard, by=_MISHEARD, reason=Reason.PINYIN)])


def _find_by_letters(letters: str, *, index: Index) -> Hits:
    found = [_find_read(letters, index=index, slips=0)]
    if _is_unsure(found):
        found.append(_find_read(letters, index=index, slips=1))
    if _is_unsure(found):
        found.append(_find_by_initials(letters, index=index))
    return _best([_score(tuple(letters), script=index.characters, index=index), *found])


def _is_unsure(found: list[Hits]) -> bool:
    return all(hit.score < SURE for hits in found for hit in hits.values())


def _find_read(letters: str, *, index: Index, slips: int) -> Hits:
    by = _WITH_SLIP if slips else _BY_SOUND
    readings = read_letters(letters, syllables=index.syllables, slips=slips)
    scored = [_score(reading, script=index.sounds, index=index) for reading in readings]
    return _weaken(_best(scored), by=by, reason=Reason.PINYIN)


def _find_by_initials(letters: str, *, index: Index) -> Hits:
    if len(letters) < _SHORTEST_INITIALS:
        return {}
    found: dict[int, float] = {}
    loose = re.compile("[a-z0-9]*?".join(letters)) if len(letters) > _SHORTEST_INITIALS else None
    for number, initials in enumerate(index.initials):
        score = _fit_initials(letters, initials=initials, loose=loose)
        if score:
            found[number] = score
    for spoken in (letters, letters[1:]):  # 开 or 办 stands before what people say
        for number, strength in index.spoken_initials.get(spoken, {}).items():
            if len(spoken) >= _SHORTEST_INITIALS:
                found[number] = max(found.get(number, 0.0), 0.95 * strength)
    return {number: Hit(_BY_INITIALS * score, Reason.INITIALS) for number, score in found.items()}


def _fit_initials(letters: str, *, initials: str, loose: "re.Pattern[str] | None") -> float:
    """A whole name 1, part of one 0.9 (the thing's own name stands first), letters left out between them less."""
    if letters in initials:
        own = initials.split("|", 1)[0]
        return (1.0 if letters == own else 0.95) if letters in own else 0.8
    if loose is None:
        return 0.0
    fits = [len(letters) / len(hit.group()) for hit in loose.finditer(initials)]
    tightest = max(fits, default=0.0)
    return 0.5 + 0.3 * tightest if tightest * _LOOSEST >= 1 else 0.0


def _score(symbols: tuple[str, ...], *, script: Script, index: Index) -> Hits:
    """How much of what the symbols say each thing says: weight covered over the whole weight."""
    whole, covered, by_word = 0.0, dict[int, float](), set[int]()
    for weight, strengths, is_spoken in _list_said(symbols, script=script, index=index):
        whole += weight
        for number, strength in (strengths or {}).items():
            covered[number] = covered.get(number, 0.0) + weight * strength
            if is_spoken:
                by_word.add(number)
    least = NEAR_ENOUGH * whole
    return {
        number: Hit(weight / whole, Reason.SYNONYM if number in by_word else Reason.WORDS)
        for number, weight in covered.items()
        if weight >= least
    }


def _list_said(
    symbols: tuple[str, ...], *, script: Script, index: Index
) -> Iterator[tuple[float, Strengths | None, bool]]:
    """Yield weight, who says it, and whether it is a spoken word, of everything that the symbols say."""
    for piece, strengths in split(symbols, script=script):
        if strengths is not None:
            if strengths:  # a filler means nothing
                yield _SPOKEN * len(piece) / 2 * index.weigh(strengths), strengths, True
            continue
        for gram in list_grams(piece):
            strengths = script.grams.get(gram)
            yield (_PAIR if " " in gram else _SINGLE) * index.weigh(strengths), strengths, False


def split(symbols: tuple[str, ...], *, script: Script) -> Iterator[tuple[tuple[str, ...], Strengths | None]]:
    """Yield the spoken words, the longest first from the left, with what they mean, and what stands between them with None."""
    begin = at = 0
    while at < len(symbols):
        for length in range(min(script.longest, len(symbols) - at), 0, -1):
            strengths = script.spoken.get(" ".join(symbols[at : at + length]))
            if strengths is not None:
                yield from _between(symbols[begin:at])
                yield symbols[at : at + length], strengths
                begin = at = at + length
                break
        else:
            at += 1
    yield from _between(symbols[begin:])


def _between(piece: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], None]]:
    if piece:
        yield piece, None


def _weaken(hits: Hits, *, by: float, reason: Reason) -> Hits:
    return {number: Hit(hit.score * by, reason) for number, hit in hits.items()}


def _best(many: Iterable[Hits]) -> Hits:
    best: Hits = {}
    for hits in many:
        for number, hit in hits.items():
            if number not in best or hit.score > best[number].score:
                best[number] = hit
    return best
