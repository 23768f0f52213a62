"""The office's own file of words: what people say for what the catalogue calls it, filler words, and life events."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onething.catalogue.rules.searching.texts import normalise_name


@dataclass(frozen=True)
class OfficeWords:
    """`meanings`: spoken word → words of the catalogue, the likeliest first. `events`: thing's code → life event."""

    meanings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fillers: tuple[str, ...] = ()
    events: Mapping[str, str] = field(default_factory=dict)


def read_office_words(text: str) -> OfficeWords:
    """Return the words of a file (JSON: `synonyms`, `fillers`, `life_events`). Raises ValueError for another shape."""
    try:
        return _read(json.loads(text))
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("the file of search words has another shape") from error


def _read(raw: dict[str, Any]) -> OfficeWords:
    meanings: dict[str, tuple[str, ...]] = {}
    for group in raw["synonyms"]:
        meant = tuple(normalise_name(one) for one in group["means"])
        for said in group["said"]:
            word = normalise_name(said)
            meanings[word] = tuple(dict.fromkeys((*meanings.get(word, ()), *meant)))
    fillers = {normalise_name(one) for one in raw["fillers"]} - {""}
    events = {code: str(event["name"]) for event in raw["life_events"] for code in event["things"]}
    return OfficeWords(
        meanings={word: meant for word, meant in meanings.items() if word and meant},
        fillers=tuple(sorted(fillers, key=lambda one: (-len(one), one))),
        events=events,
    )
