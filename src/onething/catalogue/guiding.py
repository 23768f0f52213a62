"""Guides and work norms of what is in force."""

from onething.catalogue import words
from onething.catalogue.contracts import Matter, MatterGuide, MatterNorm, PublishedThing, ThingGuide
from onething.catalogue.rules.guiding.matters import make_matter_guide
from onething.catalogue.rules.guiding.norms import make_norm
from onething.catalogue.rules.guiding.things import make_thing_guide
from onething.directory.contracts import Post
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer, ViewerKind


def guide_thing(viewer: Viewer, *, published: PublishedThing) -> ThingGuide:
    """Return the guide of a publication."""
    return make_thing_guide(published)


def guide_matter(viewer: Viewer, *, published: PublishedThing, matter: str) -> MatterGuide:
    """Return the guide of a matter (its id in the thing); refuses `catalogue.matter.not_found` (404)."""
    return make_matter_guide(published, matter=_get_matter(published, matter=matter))


def get_norm(viewer: Viewer, *, published: PublishedThing, matter: str) -> MatterNorm:
    """Return how the desk works on a matter; for staff: others are refused (403). Refuses as `guide_matter`."""
    if viewer.kind is not ViewerKind.SYSTEM and viewer.post in (None, Post.CITIZEN):
        raise Refusal("catalogue.norm.for_staff", words.NORM_FOR_STAFF, status=403)
    return make_norm(published, matter=_get_matter(published, matter=matter))


def _get_matter(published: PublishedThing, *, matter: str) -> Matter:
    found = published.thing.find_matter(f"{published.thing.code}/{matter}")
    if found is None:
        raise Refusal("catalogue.matter.not_found", words.NO_SUCH_MATTER, status=404)
    return found
