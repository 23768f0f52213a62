"""Which papers a viewer may know of. Scoped here and nowhere else.

What was signed is public. What is proposed is seen by the unit that proposed it and by the approvals bureau.
"""

from typing import TypeVar

from django.db.models import Q, QuerySet

from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer, ViewerKind
from onething.publicity.living import is_of_bureau
from onething.publicity.models import SignedPaper
from onething.publicity.states import PaperState

P = TypeVar("P", bound=SignedPaper)
PUBLIC = (PaperState.SIGNED, PaperState.REVOKED)


def scope_papers(viewer: Viewer, *, papers: QuerySet[P]) -> QuerySet[P]:
    """Return those of the papers that the viewer may know of."""
    if viewer.kind is ViewerKind.SYSTEM or is_of_bureau(viewer):
        return papers
    public = Q(state__in=PUBLIC)
    if viewer.post == Post.CATALOGUE_EDITOR and viewer.unit_code:
        public |= Q(proposed_unit=viewer.unit_code)
    return papers.filter(public)
