"""Reads of the rulebook. The rules are public: every viewer sees all of them."""

from datetime import date

from onething.kernel.viewer import Viewer
from onething.rulebook.contracts import Rulebook
from onething.rulebook.models import Edition
from onething.rulebook.rules.reading import read_default, read_rulebook

FIRST_DAY = date(2000, 1, 1)
"""The packaged rules are in force before any that the city published."""


def get_rulebook(viewer: Viewer, *, on: date) -> Rulebook:
    """Return the rules in force on a day."""
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
    return read_rulebook(row.content, version=row.version, effective_from=row.effective_from)
