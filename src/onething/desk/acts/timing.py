"""Time that changes under way: special procedures and suspension, and asking a head for a longer limit."""

from datetime import datetime
from uuid import UUID

from onething.cases.contracts.given import ExtensionAsked, PauseProposal, ProcedureResult
from onething.cases.contracts.kinds import ExtendedBy, PauseKind
from onething.desk import words
from onething.desk.acts.evidence import ask_evidence, give_evidence
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.journey.ways import timing
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind


def _propose(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    proposal = PauseProposal(
        kind=_read_kind(sent.text("pause_kind")),
        days=_read_days(sent.text("pause_days")),
        reason=sent.text("pause_reason"),
        evidence=sent.text("pause_evidence"),
        basis=sent.text("pause_basis"),
        evidence_file=give_evidence(viewer, step_id=step_id, sent=sent, name="pause_file", at=at),
    )
    timing.propose_pause(viewer, step_id=step_id, proposal=proposal, at=at)


def _approve(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    timing.approve_pause(viewer, step_id=step_id, at=at)


def _decline(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    timing.decline_pause(viewer, step_id=step_id, reason=sent.text("decline_reason"), at=at)


def _resume(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    proof = give_evidence(viewer, step_id=step_id, sent=sent, name="proof", at=at)
    given = ProcedureResult(sent.text("pause_result"), evidence=proof)
    timing.resume(viewer, step_id=step_id, given=given, at=at)


def _ask_extension(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    if sent.text("extend_by") not in set(ExtendedBy):
        raise Refusal("desk.extension.by", words.HEAD_MISSING, field="by")
    asked = ExtensionAsked(by=ExtendedBy(sent.text("extend_by")), reason=sent.text("extend_reason"))
    timing.ask_extension(viewer, step_id=step_id, asked=asked, at=at)


def _read_kind(text: str) -> PauseKind:
    if text not in set(PauseKind):
        raise Refusal("desk.pause.kind", words.PROCEDURE_MISSING, field="kind")
    return PauseKind(text)


def _read_days(text: str) -> int:
    """What is no number is no term; the rule says which terms there are."""
    return int(text) if text.strip().isascii() and text.strip().isdigit() and len(text.strip()) < 6 else 0


def _propose_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    kinds = tuple(Choice(value=kind.value, label=kind.label) for kind in PauseKind)
    return (
        Field(
            name=sent.name("pause_kind"), place="kind", label="哪种程序", kind=FieldKind.SELECT, choices=kinds,
            value=sent.text("pause_kind"), hint="考试不在行政许可法第四十五条所列之内，没有专门依据的，时间照样计入期限。",
        ),
        Field(
            name=sent.name("pause_days"), place="days", label="所需时间", unit="个工作日", inputmode="numeric",
            value=sent.text("pause_days"), max_length=3,
        ),
        Field(
            name=sent.name("pause_reason"), place="reason", label="理由（会书面告知申请人）", kind=FieldKind.LONG_TEXT,
            value=sent.text("pause_reason"),
        ),
        Field(
            name=sent.name("pause_evidence"), place="evidence", label="凭据", value=sent.text("pause_evidence"),
            hint="例如委托书编号。", max_length=200,
        ),
        Field(
            name=sent.name("pause_basis"), place="basis", label="专门的法律依据（中止必填）", required=False,
            value=sent.text("pause_basis"), max_length=200,
        ),
        ask_evidence(sent, name="pause_file", place="evidence_file", label="凭据文件", required=False),
    )  # fmt: skip


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("decline_reason"), place="reason", label="不批准的理由（不批准时填）", required=False,
            value=sent.text("decline_reason"), max_length=500,
        ),
    )  # fmt: skip


def _result_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    return (
        Field(
            name=sent.name("pause_result"), place="reason", label="结果（会告知申请人）", kind=FieldKind.LONG_TEXT,
            value=sent.text("pause_result"),
        ),
        ask_evidence(sent, name="proof", place="evidence", label="结果的凭据文件（报告、笔录）", required=False),
    )  # fmt: skip


def _extension_fields(scene: Scene) -> tuple[Field, ...]:
    sent = scene.sent
    heads = tuple(Choice(value=one.value, label=words.EXTENSIONS[one.value]) for one in ExtendedBy)
    return (
        Field(
            name=sent.name("extend_by"), place="by", label="提请谁批准", kind=FieldKind.RADIO, choices=heads,
            value=sent.text("extend_by"),
        ),
        Field(
            name=sent.name("extend_reason"), place="reason", label="理由（批准后书面告知申请人）",
            kind=FieldKind.LONG_TEXT, value=sent.text("extend_reason"),
        ),
    )  # fmt: skip


FORMS = (
    DeskForm(
        (
            DeskAct("approve_pause", "批准", _approve),
            DeskAct("decline_pause", "不批准", _decline, kind=ButtonKind.QUIET),
        ),
        title="批准特别程序或中止",
        fields=_answer_fields,
    ),
    DeskForm(
        (DeskAct("resume", "登记结果，恢复办理", _resume),),
        title="特别程序的结果",
        fields=_result_fields,
    ),
    DeskForm(
        (DeskAct("propose_pause", "提出", _propose, kind=ButtonKind.QUIET),),
        title="提出特别程序或中止",
        fields=_propose_fields,
        is_folded=True,
    ),
    DeskForm(
        (DeskAct("ask_extension", "提请延期", _ask_extension, kind=ButtonKind.QUIET),),
        title="提请延长办理期限",
        fields=_extension_fields,
        is_folded=True,
    ),
)
