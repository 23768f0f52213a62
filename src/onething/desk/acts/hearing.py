"""Hearings at a department's desk: the applicant is told of the right (行政许可法 art. 47)."""

from datetime import datetime
from uuid import UUID

from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.journey.ways import hearing
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Field, FieldKind


def _tell(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    hearing.tell_right(viewer, step_id=step_id, why=sent.text("hearing_why"), at=at)


def _tell_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("hearing_why"), place="reason", label="涉及谁的什么重大利益（写进听证告知书）",
            kind=FieldKind.LONG_TEXT, value=sent.text("hearing_why"),
            hint="申请人在期限内可以要求听证；期满、放弃或者举行之后才能签署意见。",
        ),
    )  # fmt: skip


FORMS = (
    DeskForm(
        (DeskAct("tell_hearing_right", "告知听证权利", _tell, kind=ButtonKind.QUIET),),
        title="告知申请人可以要求听证",
        fields=_tell_fields,
        is_folded=True,
    ),
)
