"""Results after their issue at a desk: propose, tell, hear, decide, and look at what rests on a changed result."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from onething.cases.contracts.changes import ChangeGround, ChangeKind, ChangeProposed
from onething.cases.queries.changes import list_correctable_rows
from onething.desk import words
from onething.desk.acts.evidence import ask_evidence, give_evidence
from onething.desk.acts.forms import DeskAct, DeskForm, Perform, Scene, Sent
from onething.journey.ways import changing
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind


def propose_correction(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    """Propose to put right the lines that were typed over; they have a page of their own (desk/views/correcting.py)."""
    proposed = ChangeProposed(
        _read_ground(sent.text("slip")),
        reason=sent.text("slip_reason"),
        evidence=give_evidence(viewer, step_id=step_id, sent=sent, name="slip_file", at=at),
        corrections=_read_rows(viewer, step_id=step_id, sent=sent),
    )
    changing.propose_correction(viewer, step_id=step_id, proposed=proposed, at=at)


def _propose_ending(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    proposed = ChangeProposed(
        _read_ground(sent.text("ground")),
        reason=sent.text("ground_reason"),
        evidence=give_evidence(viewer, step_id=step_id, sent=sent, name="ground_file", at=at),
    )
    changing.propose_ending(viewer, step_id=step_id, proposed=proposed, at=at)


def _tell(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    changing.tell_holder(viewer, step_id=step_id, at=at)


def _answer(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    changing.answer(viewer, step_id=step_id, statement=sent.text("statement"), at=at)


def _decline(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    changing.decline(viewer, step_id=step_id, reason=sent.text("change_declined"), at=at)


def _settle(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    changing.settle(viewer, step_id=step_id, note=sent.text("settled"), at=at)


def _decide(kind: ChangeKind) -> Perform:
    def _act(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
        changing.decide(viewer, step_id=step_id, kind=kind, at=at)

    return _act


def _read_ground(text: str) -> ChangeGround:
    if text not in set(ChangeGround):
        raise Refusal("desk.change.ground", words.GROUND_MISSING, field="ground")
    return ChangeGround(text)


def _read_rows(viewer: Viewer, *, step_id: UUID, sent: Sent) -> Mapping[str, str]:
    """The lines that were typed differently from what is printed."""
    rows = list_correctable_rows(viewer, step_id=step_id)
    typed = {label: sent.text(f"row{index}").strip() for index, (label, _value) in enumerate(rows)}
    return {label: typed[label] for label, value in rows if typed[label] and typed[label] != value}


def _choices(*, is_ending: bool) -> tuple[Choice, ...]:
    """The grounds of the law, each with what it is for and its article."""
    return tuple(
        Choice(one.value, words.GROUND.format(kind=one.kind.label, ground=one.label, article=one.article))
        for one in ChangeGround
        if (one.kind is not ChangeKind.CORRECT) is is_ending
    )


def list_correction_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the printed lines of the step's result, to be typed over, and why."""
    sent = scene.sent
    rows = list_correctable_rows(scene.viewer, step_id=scene.step.id)
    lines = tuple(
        Field(
            name=sent.name(f"row{index}"), place="corrections", label=label, required=False, max_length=500,
            value=sent.text(f"row{index}") or value,
        )
        for index, (label, value) in enumerate(rows)
    )  # fmt: skip
    return (*lines, *_why_fields(sent, name="slip", is_ending=False, label=words.SLIP_GROUND))


def _ending_fields(scene: Scene) -> tuple[Field, ...]:
    return _why_fields(scene.sent, name="ground", is_ending=True, label=words.ENDING_GROUND)


def _why_fields(sent: Sent, *, name: str, is_ending: bool, label: str) -> tuple[Field, ...]:
    return (
        Field(
            name=sent.name(name), place="ground", label=label, kind=FieldKind.SELECT, value=sent.text(name),
            choices=_choices(is_ending=is_ending),
        ),
        Field(
            name=sent.name(f"{name}_reason"), place="reason", label=words.CHANGE_REASON, kind=FieldKind.LONG_TEXT,
            value=sent.text(f"{name}_reason"),
        ),
        ask_evidence(sent, name=f"{name}_file", place="evidence", label=words.CHANGE_PROOF, required=True),
    )  # fmt: skip


def _ask(name: str, *, place: str, label: str, required: bool = True) -> Callable[[Scene], tuple[Field, ...]]:
    def _fields(scene: Scene) -> tuple[Field, ...]:
        sent = scene.sent
        return (
            Field(
                name=sent.name(name), place=place, label=label, kind=FieldKind.LONG_TEXT, required=required,
                value=sent.text(name),
            ),
        )  # fmt: skip

    return _fields


FORMS = (
    DeskForm(
        (DeskAct("settle_affected", "登记处理", _settle),),
        title="前序结果有变动",
        fields=_ask("settled", place="reason", label="核查后怎么处理（不受影响的也写明为什么）"),
    ),
    DeskForm(
        (
            DeskAct("tell_holder", "告知持有人，听取陈述申辩", _tell),
            DeskAct("correct_result", "决定更正", _decide(ChangeKind.CORRECT)),
            DeskAct("revoke_result", "决定撤销", _decide(ChangeKind.REVOKE), kind=ButtonKind.LEGAL),
            DeskAct("withdraw_result", "决定撤回", _decide(ChangeKind.WITHDRAW), kind=ButtonKind.LEGAL),
            DeskAct("cancel_result", "决定注销", _decide(ChangeKind.CANCEL), kind=ButtonKind.LEGAL),
            DeskAct("decline_change", "不同意", _decline, kind=ButtonKind.QUIET),
        ),
        title="提出的结果变动",
        fields=_ask("change_declined", place="reason", label="不同意的理由（不同意时填）", required=False),
    ),
    DeskForm(
        (DeskAct("answer_change", "登记意见", _answer, kind=ButtonKind.QUIET),),
        title="持有人当面陈述申辩",
        fields=_ask("statement", place="statement", label="持有人的意见"),
        is_folded=True,
    ),
    DeskForm(
        (DeskAct("propose_ending", "提出", _propose_ending, kind=ButtonKind.QUIET),),
        title="撤销、撤回或者注销",
        fields=_ending_fields,
        is_folded=True,
    ),
)
