"""Which papers a viewer may know of. Scoped here and nowhere else.

What was signed is public. What is proposed is seen by the unit that proposed it and by the approvals bureau.
"""

from typing import TypeVar

from django.db.models import Q, QuerySet

from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer, ViewerKind
from onething.publicity.living import is_of_bureau
from onething.publicity.models import SignedPaper
from onething.publicity.states import PUBLIC

P = TypeVar("P", bound=SignedPaper)


def scope_papers(viewer: Viewer, *, papers: QuerySet[P]) -> QuerySet[P]:
    """Return those of the papers that the viewer may know of."""
    if _knows_all(viewer):
        return papers
    return papers.filter(Q(state__in=PUBLIC) | _own(viewer))


def scope_own(viewer: Viewer, *, papers: QuerySet[P]) -> QuerySet[P]:
    """Return those that the viewer works on: an editor's unit's, the bureau's all."""
    return papers if _knows_all(viewer) else papers.filter(_own(viewer))


def _knows_all(viewer: Viewer) -> bool:
    return viewer.kind is ViewerKind.SYSTEM or is_of_bureau(viewer)


def _own(viewer: Viewer) -> Q:
    is_editor = viewer.post == Post.CATALOGUE_EDITOR and viewer.unit_code
    return Q(proposed_unit=viewer.unit_code) if is_editor else Q(pk__in=[])
