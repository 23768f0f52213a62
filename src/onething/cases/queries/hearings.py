"""What a host of hearings has to hold."""

from collections.abc import Sequence

from onething.cases.contracts.hearings import HearingRow
from onething.cases.hearings import find_hearings
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer


def list_hearings(viewer: Viewer) -> Sequence[HearingRow]:
    """Return the hearings of the host's own unit that are not over, the earliest date first; empty for other posts."""
    return find_hearings(viewer) if viewer.post == Post.HEARING_HOST else []
