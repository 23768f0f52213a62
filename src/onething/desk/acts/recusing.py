"""Recusal at a desk: declare one's own interest, order a colleague to stay away, answer what the applicant asked."""

from datetime import datetime
from uuid import UUID

from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.desk.acts.hands import read_person
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.journey.ways import recusing
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind


def _declare(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    recusing.declare(viewer, step_id=step_id, reason=sent.text("interest"), at=at)


def _order(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    person = read_person(sent.text("whom"), place="person")
    recusing.order(viewer, step_id=step_id, person=person, reason=sent.text("order_reason"), at=at)


def _grant(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    recusing.grant(viewer, step_id=step_id, person=None, at=at)


def _decline(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    recusing.decline(viewer, step_id=step_id, reason=sent.text("no_recusal"), at=at)


def _declare_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("interest"), place="reason", label="与本件有什么利害关系", kind=FieldKind.LONG_TEXT,
            value=sent.text("interest"), hint="只在本单位内部留存。申报后您不能再办理这一项。",
        ),
    )  # fmt: skip


def _order_fields(scene: Scene) -> tuple[Field, ...]:
    sent, viewer = scene.sent, scene.viewer
    others = [
        one
        for one in list_colleagues(viewer)
        if {Post.REVIEWER, Post.DECIDER} & set(one.posts) and one.id != viewer.person_id
    ]
    return (
        Field(
            name=sent.name("whom"), place="person", label="谁回避", kind=FieldKind.SELECT, value=sent.text("whom"),
            choices=tuple(Choice(str(one.id), one.name) for one in others),
        ),
        Field(
            name=sent.name("order_reason"), place="reason", label="为什么", value=sent.text("order_reason"), max_length=500
        ),
    )  # fmt: skip


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("no_recusal"), place="reason", label="不同意的理由（会告知申请人）", required=False,
            optional="不同意时填", value=sent.text("no_recusal"), max_length=500,
        ),
    )  # fmt: skip


ANSWERS = (
    DeskForm(
        (
            DeskAct("grant_recusal", "同意回避", _grant),
            DeskAct("decline_recusal", "不同意", _decline, kind=ButtonKind.QUIET),
        ),
        title="申请人申请经办人回避",
        fields=_answer_fields,
    ),
)
FORMS = (
    DeskForm(
        (DeskAct("declare_interest", "申报回避", _declare, kind=ButtonKind.QUIET),),
        title="本人应当回避",
        fields=_declare_fields,
        is_folded=True,
    ),
    DeskForm(
        (DeskAct("order_recusal", "决定回避", _order, kind=ButtonKind.QUIET),),
        title="决定同事回避",
        fields=_order_fields,
        is_folded=True,
    ),
)
