"""The main way at a desk: start, record conditions and outside results, sign."""

from datetime import date, datetime
from uuid import UUID

from onething.cases.contracts.given import OpinionGiven, OutsideResult
from onething.desk import words
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.journey import flow
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind


def _start_review(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    flow.start_review(viewer, step_id=step_id, at=at)


def _permit(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    flow.permit(viewer, step_id=step_id, opinion=_opinion(sent), at=at)


def _refuse(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    flow.refuse(viewer, step_id=step_id, opinion=_opinion(sent), at=at)


def _record_fact(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    fact = sent.text("fact")
    if not fact:
        raise Refusal("desk.fact.missing", words.FACT_MISSING, field="fact")
    flow.record_fact(viewer, step_id=step_id, fact=fact, evidence=sent.text("evidence"), at=at)


def _record_result(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    number = sent.text("number").strip()
    if not number:
        raise Refusal("desk.number.missing", words.NUMBER_MISSING, field="number")
    decided_on = _read_day(sent.text("decided_on"))
    result = OutsideResult(number=number, decided_on=decided_on)
    flow.record_result(viewer, step_id=step_id, result=result, at=at)


def _opinion(sent: Sent) -> OpinionGiven:
    articles = tuple(line.strip() for line in sent.text("articles").splitlines() if line.strip())
    return OpinionGiven(reasons=sent.text("reason"), articles=articles, despite=sent.text("despite"))


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.DAY_UNREADABLE, field="decided_on") from error


def _opinion_fields(scene: Scene) -> tuple[Field, ...]:
    sent, examined = scene.sent, scene.step.examination
    has_unmet = examined is not None and any(one.is_met is False for one in examined.points)
    despite = Field(
        name=sent.name("despite"), place="despite", label="有要点不符合，为什么仍拟准予", kind=FieldKind.LONG_TEXT,
        value=sent.text("despite"), required=False, optional="拟准予必填",
    )  # fmt: skip
    return (
        *((despite,) if has_unmet else ()),
        Field(
            name=sent.name("reason"), place="reason", label="理由", kind=FieldKind.LONG_TEXT,
            value=sent.text("reason"), hint="写清楚看了什么、符不符合条件。拟不予的理由会告诉申请人。",
        ),
        Field(
            name=sent.name("articles"), place="articles", label="法律依据", kind=FieldKind.LONG_TEXT,
            value=sent.text("articles"), required=False, optional="拟不予必填",
            hint="一行一条，写到条款，例如：消防法第十五条。",
        ),
    )  # fmt: skip


def _result_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(name=sent.name("number"), place="number", label="文书编号", value=sent.text("number"), max_length=100),
        Field(
            name=sent.name("decided_on"), place="decided_on", label="决定日期", kind=FieldKind.DATE,
            value=sent.text("decided_on"),
        ),
    )  # fmt: skip


def _fact_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    open_ones = _list_open_conditions(scene)
    choices = tuple(Choice(value=one, label=words.CONDITIONS.get(one, one)) for one in open_ones)
    return (
        Field(
            name=sent.name("fact"), place="fact", label="已经落实的条件", kind=FieldKind.RADIO,
            value=sent.text("fact"), choices=choices,
        ),
        Field(
            name=sent.name("evidence"), place="reason", label="凭什么确认", value=sent.text("evidence"),
            hint="例如缴款书编号。", max_length=200,
        ),
    )  # fmt: skip


def _list_open_conditions(scene: Scene) -> list[str]:
    """The conditions of the matter that nobody has recorded yet."""
    acts, step = scene.whole.acts, scene.step
    met = {act.facts.get("fact") for act in acts if act.step_id == step.id and act.verb == "record_fact"}
    planned = [one for one in scene.whole.view.plan["matters"] if one["code"] == step.matter_code]
    return [one for matter in planned for one in matter["conditions"] if one not in met]


FORMS = (
    DeskForm((DeskAct("start_review", "开始审查", _start_review, key="s"),)),
    DeskForm(
        (
            DeskAct("permit", "拟准予", _permit, key="p"),
            DeskAct("refuse", "拟不予", _refuse, key="r", kind=ButtonKind.LEGAL),
        ),
        title="签署意见",
        fields=_opinion_fields,
    ),
    DeskForm(
        (DeskAct("record_result", "登记外部结果", _record_result, key="o"),),
        title="外部单位的结果",
        fields=_result_fields,
    ),
    DeskForm(
        (DeskAct("record_fact", "登记条件", _record_fact, key="f", kind=ButtonKind.QUIET),),
        title="条件",
        fields=_fact_fields,
    ),
)
