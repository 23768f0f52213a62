"""Reads of the rulebook. The rules are public: every viewer sees all of them."""

from datetime import date
from functools import lru_cache

from onething.kernel.viewer import Viewer
from onething.keys.transactions import read_once
from onething.rulebook.contracts import Rulebook
from onething.rulebook.models import Edition
from onething.rulebook.rules.reading import read_default, read_rulebook

FIRST_DAY = date(2000, 1, 1)
"""The packaged rules are in force before any that the city published."""


def get_rulebook(viewer: Viewer, *, on: date) -> Rulebook:
    """Return the rules in force on a day."""
    return read_once(("rulebook", on), lambda: _read_in_force(viewer, on=on))


def _read_in_force(viewer: Viewer, *, on: date) -> Rulebook:
    row = Edition.objects.filter(effective_from__lte=on).order_by("-version").first()
    return _read(row) if row else get_packaged_rulebook(viewer)


def list_rulebooks(viewer: Viewer) -> list[Rulebook]:
    """Return every published version, oldest first; the packaged one where none is published."""
    rows = list(Edition.objects.order_by("version"))
    return [_read(row) for row in rows] or [get_packaged_rulebook(viewer)]


def get_packaged_rulebook(viewer: Viewer) -> Rulebook:
    """Return the rules packaged with the product; needs no database."""
    return read_rulebook(read_default(), version=1, effective_from=FIRST_DAY)


def _read(row: Edition) -> Rulebook:
    return _read_content(row.content, version=row.version, effective_from=row.effective_from)


@lru_cache(maxsize=64)
def _read_content(content: str, *, version: int, effective_from: date) -> Rulebook:
    return read_rulebook(content, version=version, effective_from=effective_from)
