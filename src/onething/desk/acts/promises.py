"""告知承诺 at a desk: permit at once on a promise; afterwards check it, order it mended, find it broken, repair the record."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from onething.cases.contracts.given import CheckMade
from onething.desk import words
from onething.desk.acts.evidence import ask_evidence, give_evidence
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.journey.ways import promising
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind

_OUTCOMES = (("fit", "符合承诺"), ("unfit", "不符合承诺"))


def _permit(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    promising.permit(viewer, step_id=step_id, at=at)


def _check(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    outcome = sent.text("outcome")
    if outcome not in dict(_OUTCOMES):
        raise Refusal("desk.check.outcome", words.OUTCOME_MISSING, field="is_fit")
    made = CheckMade(
        checked_on=_read_day(sent.text("checked_on")),
        checkers=tuple(line.strip() for line in sent.text("checkers").splitlines() if line.strip()),
        is_fit=outcome == "fit",
        findings=sent.text("findings"),
        record=give_evidence(viewer, step_id=step_id, sent=sent, name="record", at=at),
    )
    promising.check(viewer, step_id=step_id, made=made, at=at)


def _order(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    promising.order_mending(viewer, step_id=step_id, order=sent.text("order"), at=at)


def _find_broken(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    promising.find_broken(viewer, step_id=step_id, reason=sent.text("broken"), at=at)


def _repair(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    promising.repair(viewer, step_id=step_id, reason=sent.text("repaired"), at=at)


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.CHECK_DAY_UNREADABLE, field="checked_on") from error


def _check_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("checked_on"), place="checked_on", label="核查日期", kind=FieldKind.DATE,
            value=sent.text("checked_on"),
        ),
        Field(
            name=sent.name("checkers"), place="checkers", label="核查人员（两人以上，一行一人）", kind=FieldKind.LONG_TEXT,
            value=sent.text("checkers"),
        ),
        Field(
            name=sent.name("outcome"), place="is_fit", label="结果", kind=FieldKind.RADIO, value=sent.text("outcome"),
            choices=tuple(Choice(value=value, label=label) for value, label in _OUTCOMES),
        ),
        Field(
            name=sent.name("findings"), place="reason", label="核查情况", kind=FieldKind.LONG_TEXT,
            value=sent.text("findings"),
        ),
        ask_evidence(sent, name="record", place="record", label="核查记录", required=True),
    )  # fmt: skip


def _ask_words(name: str, *, label: str, hint: str = "") -> Callable[[Scene], tuple[Field, ...]]:
    def _fields(scene: Scene) -> tuple[Field, ...]:
        sent = scene.sent
        return (
            Field(
                name=sent.name(name), place="reason", label=label, kind=FieldKind.LONG_TEXT, value=sent.text(name),
                hint=hint,
            ),
        )  # fmt: skip

    return _fields


FORMS = (
    DeskForm((DeskAct("permit_on_promise", "凭承诺当场拟准予", _permit, key="p"),)),
    DeskForm(
        (DeskAct("check_promise", "登记核查", _check),),
        title="承诺核查",
        fields=_check_fields,
    ),
    DeskForm(
        (DeskAct("order_mending", "责令限期整改", _order, kind=ButtonKind.LEGAL),),
        title="责令整改",
        fields=_ask_words("order", label="要整改什么", hint="会告知申请人；整改期限按目录公布的天数算。"),
    ),
    DeskForm(
        (DeskAct("break_promise", "认定未履行承诺", _find_broken, kind=ButtonKind.LEGAL),),
        title="整改后仍不符合",
        fields=_ask_words(
            "broken", label="理由", hint="认定后承诺人在修复前不能再承诺；接着在本页提出撤销许可。"
        ),
    ),
    DeskForm(
        (DeskAct("repair_record", "修复记录", _repair, kind=ButtonKind.QUIET),),
        title="修复未履行承诺的记录",
        fields=_ask_words("repaired", label="凭什么修复"),
        is_folded=True,
    ),
)
