"""征求意见 at a desk: ask a unit or an expert, file what the expert wrote, take a question back, decide without."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from onething.cases.contracts.consultations import ConsultationAnswer, ConsultationAsked, ConsultationView
from onething.desk import words
from onething.desk.acts.evidence import ask_evidence, give_evidence
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.directory.queries import list_reviewing_units
from onething.journey.ways import consulting
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind


def _consult(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    asked = ConsultationAsked(
        question=sent.text("question"),
        unit=sent.text("unit"),
        expert=sent.text("expert"),
        affiliation=sent.text("affiliation"),
        papers=tuple(sent.many("papers")),
        whom=sent.text("whom"),
    )
    consulting.consult(viewer, step_id=step_id, asked=asked, at=at)


def _file(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    consultation_id = _read_id(sent.text("expert_asked"))
    writing = give_evidence(viewer, step_id=step_id, sent=sent, name="writing", at=at)
    given = ConsultationAnswer(sent.text("expert_opinion"), evidence=writing)
    consulting.file_expert_opinion(
        viewer, step_id=step_id, consultation_id=consultation_id, given=given, at=at
    )


def _withdraw(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    consulting.withdraw(
        viewer,
        step_id=step_id,
        consultation_id=_read_id(sent.text("taken_back")),
        reason=sent.text("back_reason"),
        at=at,
    )


def _waive(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    consulting.waive(viewer, step_id=step_id, reason=sent.text("waived"), at=at)


def _read_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Refusal(
            "desk.consultation.missing", words.CONSULTATION_MISSING, field="consultation"
        ) from error


def _consult_fields(scene: Scene) -> tuple[Field, ...]:
    sent, view, step = scene.sent, scene.whole.view, scene.step
    units = [one.name for one in list_reviewing_units(scene.viewer) if one.code != step.unit_code]
    papers = [one for one in view.materials if one.file_id and step.matter_code in one.needed_by]
    chosen = sent.many("papers")
    return (
        *_published_field(scene),
        Field(
            name=sent.name("unit"), place="unit", label="征求哪个单位", kind=FieldKind.SELECT, required=False,
            optional="征求专家的不选", value=sent.text("unit"), choices=tuple(Choice(value=one, label=one) for one in units),
        ),
        Field(
            name=sent.name("expert"), place="expert", label="或者征求哪位专家", required=False, optional="征求单位的不填",
            value=sent.text("expert"), max_length=50,
        ),
        Field(
            name=sent.name("affiliation"), place="affiliation", label="专家所在的单位", required=False,
            optional="征求单位的不填", value=sent.text("affiliation"), max_length=100,
        ),
        Field(
            name=sent.name("question"), place="question", label="要征求什么意见", kind=FieldKind.LONG_TEXT,
            value=sent.text("question"), hint="对方只看到这段话和您勾选的材料。办理期限照常计算。",
        ),
        Field(
            name=sent.name("papers"), place="papers", label="附哪些材料", kind=FieldKind.CHECKBOXES, required=False,
            choices=tuple(Choice(one.key, one.name, is_chosen=one.key in chosen) for one in papers),
        ),
    )  # fmt: skip


def _published_field(scene: Scene) -> tuple[Field, ...]:
    """Which of the consultations of the catalogue this is; no field where it has none for the matter."""
    sent, plan, code = scene.sent, scene.whole.view.plan, scene.step.matter_code
    rows = [
        row for one in plan["matters"] if one["code"] == code for row in one["examination"]["consultations"]
    ]
    if not rows:
        return ()
    choices = tuple(Choice(row["whom"], row["whom"]) for row in rows)
    return (
        Field(
            name=sent.name("whom"), place="whom", label="目录规定的哪一项", kind=FieldKind.SELECT, required=False,
            value=sent.text("whom"), choices=choices,
        ),
    )  # fmt: skip


def _open_ones(scene: Scene) -> list[ConsultationView]:
    return [one for one in scene.step.consultations if one.is_open]


def _choices(rows: Iterable[ConsultationView]) -> tuple[Choice, ...]:
    return tuple(Choice(value=str(one.id), label=one.asked) for one in rows)


def _file_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("expert_asked"), place="consultation", label="哪位专家", kind=FieldKind.SELECT,
            value=sent.text("expert_asked"), choices=_choices(one for one in _open_ones(scene) if one.is_expert),
        ),
        Field(
            name=sent.name("expert_opinion"), place="opinion", label="专家的意见", kind=FieldKind.LONG_TEXT,
            value=sent.text("expert_opinion"),
        ),
        ask_evidence(sent, name="writing", place="evidence", label="书面意见", required=True),
    )  # fmt: skip


def _withdraw_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("taken_back"), place="consultation", label="哪一份", kind=FieldKind.SELECT,
            value=sent.text("taken_back"), choices=_choices(_open_ones(scene)),
        ),
        Field(
            name=sent.name("back_reason"), place="reason", label="为什么撤回", value=sent.text("back_reason"),
            max_length=200,
        ),
    )  # fmt: skip


def _waive_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("waived"), place="reason", label="为什么不等答复", kind=FieldKind.LONG_TEXT,
            value=sent.text("waived"), hint="写明之后才能签署意见；没有答复的单位不用再答复。",
        ),
    )  # fmt: skip


FORMS = (
    DeskForm(
        (DeskAct("waive_consultations", "不等答复作决定", _waive, kind=ButtonKind.QUIET),),
        title="征求的意见还没有全部答复",
        fields=_waive_fields,
    ),
    DeskForm((DeskAct("file_expert_opinion", "登记专家意见", _file),), title="专家意见", fields=_file_fields),
    DeskForm(
        (DeskAct("consult", "征求意见", _consult, kind=ButtonKind.QUIET),),
        title="征求意见（镇街、别的部门、专家）",
        fields=_consult_fields,
        is_folded=True,
    ),
    DeskForm(
        (DeskAct("withdraw_consultation", "撤回", _withdraw, kind=ButtonKind.QUIET),),
        title="撤回征求意见",
        fields=_withdraw_fields,
        is_folded=True,
    ),
)
