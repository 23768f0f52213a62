"""Searching, and noting what was searched in vain."""

from datetime import datetime

from django.db import transaction

from onething.catalogue.actions.searching import record_vain_search
from onething.catalogue.contracts import Search, SearchFilters
from onething.catalogue.queries import search_things
from onething.kernel.viewer import Viewer

EVERYTHING = SearchFilters()


def search(viewer: Viewer, *, text: str, at: datetime, filters: SearchFilters = EVERYTHING) -> Search:
    """Return what a text may mean; what convinces nobody is counted for the editors, without the person."""
    found = search_things(viewer, text=text, at=at, filters=filters)
    if not found.is_sure:
        _note(text, at=at)
    return found


@transaction.atomic
def _note(text: str, *, at: datetime) -> None:
    record_vain_search(text=text, at=at)
