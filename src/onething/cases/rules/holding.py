"""In whose hand a step is: who may go on with it, in whose name, and who may not decide it any more."""

from uuid import UUID

from onething.kernel.viewer import Viewer


def own_hand(viewer: Viewer) -> UUID:
    """Return in whose hand a step is that the viewer takes up: the absent colleague's, for whoever holds the post for them."""
    person_id = viewer.acts_for or viewer.person_id
    assert person_id is not None, "only people take a step in hand"  # noqa: S101
    return person_id


def is_in_hand_of(viewer: Viewer, *, held_by: UUID | None) -> bool:
    """Whether the viewer has the step in hand, or stands in today for whoever has."""
    return held_by is not None and held_by in {viewer.person_id, viewer.acts_for, *viewer.stands_in_for}


def find_principal(viewer: Viewer, *, held_by: UUID | None, is_by_holder: bool) -> UUID | None:
    """Return in whose name the viewer acts; None for their own."""
    if is_by_holder and is_in_hand_of(viewer, held_by=held_by) and held_by != viewer.person_id:
        return held_by
    return viewer.acts_for
