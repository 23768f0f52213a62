"""What the heads are asked for."""

from collections.abc import Sequence

from onething.cases.contracts.views import ExtensionRow
from onething.cases.heads import HEADS, find_requests
from onething.kernel.viewer import Viewer


def list_extension_requests(viewer: Viewer, *, limit: int = 100) -> Sequence[ExtensionRow]:
    """What a head is asked for now, the limit that ends first on top; empty for other posts."""
    return find_requests(viewer, limit=limit) if viewer.post in HEADS else []
