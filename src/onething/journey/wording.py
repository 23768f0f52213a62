"""The office's words for the search; each change is one transaction and holds from the next search."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onething.catalogue.actions import wording
from onething.kernel.viewer import Viewer


@transaction.atomic
def add_synonyms(
    viewer: Viewer, *, said: Sequence[str], means: Sequence[str], at: datetime, version: int | None = None
) -> int:
    """The approvals bureau lets spoken words mean words of the catalogue; returns the version that holds now."""
    return wording.add_synonyms(viewer, said=said, means=means, version=version, at=at)


@transaction.atomic
def drop_synonym(viewer: Viewer, *, word: str, at: datetime, version: int | None = None) -> int:
    """The approvals bureau takes a spoken word out again."""
    return wording.drop_synonym(viewer, word=word, version=version, at=at)


@transaction.atomic
def set_life_event(
    viewer: Viewer, *, thing: str, event: str, at: datetime, version: int | None = None
) -> int:
    """The approvals bureau puts a thing under a life event, or under none."""
    return wording.set_life_event(viewer, thing=thing, event=event, version=version, at=at)
