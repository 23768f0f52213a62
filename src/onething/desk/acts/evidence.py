"""A file that a form of the desk brings as evidence."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from onething.desk.acts.forms import Sent
from onething.files.actions import check_size
from onething.journey.ways import evidence
from onething.kernel.viewer import Viewer
from onething.look.contracts import Field, FieldKind

ACCEPTED = "image/*,application/pdf,.ofd,.docx,.xlsx"


def give_evidence(viewer: Viewer, *, step_id: UUID, sent: Sent, name: str, at: datetime) -> UUID | None:
    """Lay the chosen file in for the step and return what acts name it by; None when none was chosen."""
    file = sent.file(name)
    if file is None:
        return None
    check_size(size=file.size or 0)
    return evidence.give(viewer, step_id=step_id, name=file.name or "", content=file.read(), at=at)


def give_photos(
    viewer: Viewer, *, step_id: UUID, sent: Sent, names: Iterable[str], at: datetime
) -> tuple[UUID, ...]:
    """Lay in every photo that was chosen."""
    given = (give_evidence(viewer, step_id=step_id, sent=sent, name=name, at=at) for name in names)
    return tuple(one for one in given if one is not None)


def ask_evidence(sent: Sent, *, name: str, place: str, label: str, required: bool) -> Field:
    """Return the field that takes the file."""
    return Field(
        name=sent.name(name),
        place=place,
        label=label,
        kind=FieldKind.FILE,
        accept=ACCEPTED,
        required=required,
    )
