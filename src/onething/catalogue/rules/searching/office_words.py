"""The office's own words: what people say for what the catalogue calls it, filler words, life events; and changes of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onething.catalogue.rules.raw import Raw
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


def add_synonyms(raw: Raw, *, said: Sequence[str], means: Sequence[str]) -> Raw:
    """Return the words with one group more; a spoken word leaves the group it was in."""
    kept = raw
    for word in said:
        kept = drop_spoken(kept, word=word)
    return kept | {"synonyms": [*kept["synonyms"], {"said": list(said), "means": list(means)}]}


def drop_spoken(raw: Raw, *, word: str) -> Raw:
    """Return the words without this spoken one; a group that says nothing any more goes, too."""
    gone = normalise_name(word)
    groups = [
        group | {"said": [one for one in group["said"] if normalise_name(one) != gone]}
        for group in raw["synonyms"]
    ]
    return raw | {"synonyms": [group for group in groups if group["said"]]}


def assign_event(raw: Raw, *, thing: str, event: str) -> Raw:
    """Return the words with a thing under this life event ("" = under none)."""
    events = [
        one | {"things": [code for code in one["things"] if code != thing]} for one in raw["life_events"]
    ]
    found = next((one for one in events if one["name"] == event), None)
    if found is not None:
        found["things"].append(thing)
    elif event:
        events.append({"name": event, "things": [thing]})
    return raw | {"life_events": [one for one in events if one["things"]]}
