"""The words of the search as those who keep the catalogue see them: what each leads to now."""

import json
from datetime import datetime

from onething.catalogue.contracts import OfficeWordsView, Synonyms
from onething.catalogue.finding import get_index
from onething.catalogue.office import read_words
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.searching.indexing import Index
from onething.catalogue.rules.searching.office_words import read_office_words
from onething.catalogue.rules.searching.texts import normalise_name
from onething.kernel.viewer import Viewer


def get_office_words(viewer: Viewer, *, at: datetime) -> OfficeWordsView:
    """Return the words that hold now, the newest group first, each with how many things in force it leads to."""
    from onething.catalogue.models import SearchWords

    newest = SearchWords.objects.order_by("-version").first()
    version = newest.version if newest else 0
    text, index = read_words(newest.id if newest else None), get_index(at)
    raw: Raw = json.loads(text)
    return OfficeWordsView(
        version=version,
        note=newest.note if newest else "",
        saved_at=newest.saved_at if newest else None,
        synonyms=tuple(_view(group, index=index) for group in reversed(raw["synonyms"])),
        fillers=tuple(raw["fillers"]),
        events=read_office_words(text).events,
    )


def _view(group: Raw, *, index: Index) -> Synonyms:
    said = tuple(group["said"])
    found = {number for word in said for number in find_meant(word, index=index)}
    return Synonyms(said=said, means=tuple(group["means"]), things=len(found))


def find_meant(word: str, *, index: Index) -> set[int]:
    """Return the numbers of the things that a spoken word leads to."""
    return set(index.characters.spoken.get(" ".join(normalise_name(word)), {}))
