"""审查中询问申请人 at a desk: an exception, so folded; what it needs is why it comes so late."""

from datetime import datetime
from uuid import UUID

from onething.cases.contracts.questions import QuestionAsked
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.journey.ways import questioning
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Field, FieldKind


def _ask(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    asked = QuestionAsked(sent.text("asked_applicant"), why_late=sent.text("why_late"))
    questioning.ask(viewer, step_id=step_id, asked=asked, at=at)


def _fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("asked_applicant"), place="question", label="要问申请人什么", kind=FieldKind.LONG_TEXT,
            value=sent.text("asked_applicant"), max_length=1000,
            hint="每一项只能问一次，会计数；不是补正，办理期限照常计算。",
        ),
        Field(
            name=sent.name("why_late"), place="reason", label="为什么受理时没有发现", value=sent.text("why_late"),
            max_length=200,
        ),
    )  # fmt: skip


FORMS = (
    DeskForm(
        (DeskAct("ask_applicant", "询问申请人", _ask, kind=ButtonKind.QUIET),),
        title="询问申请人（例外，只能一次）",
        fields=_fields,
        is_folded=True,
    ),
)
