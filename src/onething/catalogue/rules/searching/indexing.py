"""The index of everything in force: which things say which grams, and what spoken words mean there."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from onething.catalogue.contracts import Matter, PublishedThing
from onething.catalogue.finds import FoundMatter, FoundThing
from onething.catalogue.rules.searching.describing import (
    MATTER,
    OWN,
    Line,
    describe_matter,
    describe_thing,
    list_lines,
)
from onething.catalogue.rules.searching.office_words import OfficeWords
from onething.catalogue.rules.searching.sounds import Syllables, gather_syllables, spell, spell_initials
from onething.catalogue.rules.searching.texts import list_grams, normalise_name

# Number of a thing → how strongly it says something, 0 to 1.
Strengths = dict[int, float]
_LATER_MEANING = 0.12
_LEAST_MEANING = 0.5
# Papers and answers are too many to be read as letters.
_SOUNDED = 0.5


@dataclass(frozen=True)
class Script:
    """One way to write: the grams that things say in it, and its spoken words (fillers say nothing). Symbols joined by spaces."""

    grams: Mapping[str, Strengths]
    spoken: Mapping[str, Strengths]
    longest: int


@dataclass(frozen=True)
class MatterLine:
    """A matter with its name and result as they are compared, their grams, their sound and their initials."""

    found: FoundMatter
    text: str
    grams: frozenset[str]
    sound: str
    initials: str


@dataclass(frozen=True)
class Index:
    """Everything that a search needs of one set of publications; `matters` and `initials` by the number of the thing."""

    things: tuple[FoundThing, ...]
    names: Mapping[str, Strengths]
    matters: tuple[tuple[MatterLine, ...], ...]
    characters: Script
    sounds: Script
    syllables: Syllables
    initials: tuple[str, ...]
    spoken_initials: Mapping[str, Strengths]
    words: OfficeWords

    def weigh(self, strengths: Strengths | None) -> float:
        """How much is said by what only few things say: ln(1 + things / those that say it)."""
        return math.log(1 + len(self.things) / (len(strengths) if strengths else 0.5))


def build_index(published: Iterable[PublishedThing], *, words: OfficeWords) -> Index:
    """Return the index of these things, in the order of their codes."""
    things = sorted(published, key=lambda one: one.thing.code)
    lines = [_clean(list_lines(one.thing)) for one in things]
    sounded = [[line for line in own if line.weight > _SOUNDED] for own in lines]
    meanings = {word: _find_meaning(word, meant=meant, lines=lines) for word, meant in words.meanings.items()}
    spoken = {word: strengths for word, strengths in meanings.items() if strengths}
    spoken |= {filler: {} for filler in words.fillers if filler not in spoken}
    sounded_words = _merge((" ".join(spell(word)), found) for word, found in spoken.items())
    sounds = _write(sounded_words, lines=sounded, spell=spell)
    syllables = {part for gram in (*sounds.grams, *sounds.spoken) for part in gram.split()}
    return Index(
        things=tuple(describe_thing(one, words=words) for one in things),
        names=_list_names(lines),
        matters=tuple(_list_matters(one) for one in things),
        characters=_write(
            {" ".join(word): found for word, found in spoken.items()}, lines=lines, spell=tuple
        ),
        sounds=sounds,
        syllables=gather_syllables(syllables),
        initials=tuple("|".join(dict.fromkeys(spell_initials(line.text) for line in own)) for own in sounded),
        spoken_initials=_merge((spell_initials(word), found) for word, found in spoken.items()),
        words=words,
    )


def _clean(lines: Iterable[Line]) -> list[Line]:
    """The same text once, at its heaviest, as it is compared."""
    heaviest: dict[tuple[str, int | None], Line] = {}
    for line in lines:
        clean = Line(normalise_name(line.text), line.weight, line.matter)
        key = (clean.text, clean.matter)
        if clean.text and clean.weight > (heaviest[key].weight if key in heaviest else 0):
            heaviest[key] = clean
    return list(heaviest.values())


def _write(
    spoken: Mapping[str, Strengths],
    *,
    lines: list[list[Line]],
    spell: Callable[[str], tuple[str, ...]],
) -> Script:
    grams: dict[str, Strengths] = {}
    for number, own in enumerate(lines):
        for line in own:
            for gram in list_grams(spell(line.text)):
                strengths = grams.setdefault(gram, {})
                strengths[number] = max(strengths.get(number, 0.0), line.weight)
    return Script(grams, spoken, longest=max((word.count(" ") + 1 for word in spoken), default=0))


def _find_meaning(word: str, *, meant: tuple[str, ...], lines: list[list[Line]]) -> Strengths:
    """Which things say this word itself or, a little weaker from one to the next, what it means."""
    factors = {one: max(_LEAST_MEANING, 0.95 - _LATER_MEANING * place) for place, one in enumerate(meant)}
    factors[word] = 1.0
    found = {number: _find_strongest(own, factors=factors) for number, own in enumerate(lines)}
    return {number: strength for number, strength in found.items() if strength}


def _find_strongest(own: list[Line], *, factors: Mapping[str, float]) -> float:
    said = (line.weight * factor for line in own for text, factor in factors.items() if text in line.text)
    return max(said, default=0.0)


def _list_names(lines: list[list[Line]]) -> dict[str, Strengths]:
    """Names of things and of matters: who types one whole means it."""
    named = (
        (line.text, {number: line.weight})
        for number, own in enumerate(lines)
        for line in own
        if line.weight in (OWN, MATTER)
    )
    return _merge(named)


def _list_matters(published: PublishedThing) -> tuple[MatterLine, ...]:
    return tuple(_make_line(matter) for matter in published.thing.matters)


def _make_line(matter: Matter) -> MatterLine:
    text = normalise_name(f"{matter.name} {matter.result}")
    return MatterLine(
        found=describe_matter(matter),
        text=text,
        grams=frozenset(list_grams(tuple(text))),
        sound="".join(spell(text)),
        initials=spell_initials(text),
    )


def _merge(pairs: Iterable[tuple[str, Strengths]]) -> dict[str, Strengths]:
    merged: dict[str, Strengths] = {}
    for key, strengths in pairs:
        kept = merged.setdefault(key, {})
        for number, strength in strengths.items():
            kept[number] = max(kept.get(number, 0.0), strength)
    return merged
