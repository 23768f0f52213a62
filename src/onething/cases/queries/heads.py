"""What the heads are asked for."""

from collections.abc import Sequence

from onething.cases.contracts.recusing import RecusalRow
from onething.cases.contracts.views import ExtensionRow
from onething.cases.heads import HEADS, find_recusal_requests, find_requests
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer


def list_extension_requests(viewer: Viewer, *, limit: int = 100) -> Sequence[ExtensionRow]:
    """What a head is asked for now, the limit that ends first on top; empty for other posts."""
    return find_requests(viewer, limit=limit) if viewer.post in HEADS else []


def list_recusal_requests(viewer: Viewer, *, limit: int = 100) -> Sequence[RecusalRow]:
    """What the organ's head is asked about deciders of the own unit, the oldest first; empty for other posts."""
    return find_recusal_requests(viewer, limit=limit) if viewer.post == Post.HEAD else []
