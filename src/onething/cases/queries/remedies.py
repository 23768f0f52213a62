"""Where who does not agree with a decision can turn: what its letter and its page say alike."""

from uuid import UUID

from onething.cases import remedies
from onething.kernel.viewer import Viewer


def list_remedies(viewer: Viewer, *, publication_id: UUID, matter_code: str | None) -> tuple[str, ...]:
    """Return the sentences of a decision on a matter of a publication; of a whole case (None) the law's own."""
    if matter_code is None:
        return remedies.say_remedies()
    return remedies.list_published_remedies(publication_id, matter_code=matter_code)
