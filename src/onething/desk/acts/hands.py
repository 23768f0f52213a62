"""Who has the step in hand: claim it, assign it, give it back."""

from datetime import datetime
from uuid import UUID

from onething.desk import words
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.journey.ways import holding
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind


def _claim(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    holding.claim(viewer, step_id=step_id, at=at)


def _assign(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    holding.assign(viewer, step_id=step_id, to=read_person(sent.text("to"), place="to"), at=at)


def _return(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    holding.return_to_pool(viewer, step_id=step_id, reason=sent.text("back"), at=at)


def read_person(text: str, *, place: str) -> UUID:
    """Return the colleague who was chosen; refuses `desk.colleague.missing`."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Refusal("desk.colleague.missing", words.COLLEAGUE_MISSING, field=place) from error


def _assign_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    reviewers = [one for one in list_colleagues(scene.viewer) if Post.REVIEWER in one.posts]
    choices = tuple(
        Choice(value=str(one.id), label=one.name) for one in reviewers if one.id != scene.step.held_by
    )
    return (
        Field(
            name=sent.name("to"), place="to", label="经办人", kind=FieldKind.SELECT, value=sent.text("to"),
            choices=choices,
        ),
    )  # fmt: skip


def _return_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(name=sent.name("back"), place="reason", label="为什么退回", value=sent.text("back"), max_length=200),
    )  # fmt: skip


FORMS = (
    DeskForm((DeskAct("claim", "认领", _claim, key="l", kind=ButtonKind.QUIET),)),
    DeskForm(
        (DeskAct("assign", "分派", _assign, key="a", kind=ButtonKind.QUIET),),
        title="分派经办人",
        fields=_assign_fields,
        is_folded=True,
    ),
    DeskForm(
        (DeskAct("return_to_pool", "退回待领", _return, kind=ButtonKind.QUIET),),
        title="退回待领",
        fields=_return_fields,
        is_folded=True,
    ),
)
