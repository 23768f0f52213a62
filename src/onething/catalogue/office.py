"""The words that the office keeps for the search, version by version. The tables are imported where they are read."""

from functools import lru_cache
from importlib import resources
from uuid import UUID

WORDS_FILE = "demonstration/search_words.json"


@lru_cache(maxsize=4)
def read_words(words_id: UUID | None) -> str:
    """Return a version of the words as JSON text; None are those that came with the system. A version never changes."""
    if words_id is None:
        return resources.files("onething").joinpath(WORDS_FILE).read_text(encoding="utf-8")
    from onething.catalogue.models import SearchWords

    return SearchWords.objects.get(id=words_id).content
