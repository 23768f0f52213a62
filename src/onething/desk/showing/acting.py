"""What a department may do on its step now, as small forms; which acts those are, the table of moves says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onething.cases.contracts.views import NextAct, StepView
from onething.desk import words
from onething.kernel.errors import Refusal
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind
from onething.pages.problems import place_errors

Typed = Mapping[str, str]
OPINION = ("permit", "refuse")
LABELS = {
    "start_review": "开始审查",
    "permit": "拟准予",
    "refuse": "拟不予",
    "record_fact": "登记条件",
    "record_result": "登记外部结果",
}
KINDS = {"refuse": ButtonKind.LEGAL, "record_fact": ButtonKind.QUIET}
KEYS = {"start_review": "s", "permit": "p", "refuse": "r", "record_fact": "f", "record_result": "o"}


@dataclass(frozen=True)
class ActButton:
    """A submit button that names its verb; `key` presses it, alone or with the browser's access key."""

    verb: str
    word: str
    kind: ButtonKind
    key: str = ""


@dataclass(frozen=True)
class ActForm:
    """One small form of a step."""

    title: str
    fields: tuple[Field, ...]
    buttons: tuple[ActButton, ...]


@dataclass(frozen=True)
class Attempt:
    """What was sent and refused: shown again with what was typed."""

    step: str
    verb: str
    typed: Typed
    refusal: Refusal


def show_acts(
    step: StepView,
    *,
    acts: Sequence[NextAct],
    conditions: Sequence[str],
    attempt: Attempt | None,
    keyed: bool,
) -> tuple[ActForm, ...]:
    """Return the forms of a step; `keyed` gives their buttons keys (one step a page has them)."""
    verbs = [act.verb for act in acts if act.step_id == step.id]
    mine = attempt if attempt and attempt.step == str(step.id) else None
    typed = mine.typed if mine else {}
    ending = step.number[-2:]
    opinion = tuple(verb for verb in OPINION if verb in verbs)
    forms = [
        _form(("start_review",), title="", fields=()) if "start_review" in verbs else None,
        _form(opinion, title="签署意见", fields=_opinion_fields(typed, ending=ending)) if opinion else None,
        _form(("record_result",), title="外部单位的结果", fields=_result_fields(typed, ending=ending))
        if "record_result" in verbs
        else None,
        _form(
            ("record_fact",), title="条件", fields=_fact_fields(typed, ending=ending, conditions=conditions)
        )
        if "record_fact" in verbs
        else None,
    ]
    return tuple(_finish(form, attempt=mine, keyed=keyed) for form in forms if form)


def _form(verbs: Sequence[str], *, title: str, fields: tuple[Field, ...]) -> ActForm:
    buttons = tuple(
        ActButton(verb, LABELS[verb], KINDS.get(verb, ButtonKind.PRIMARY), KEYS[verb]) for verb in verbs
    )
    return ActForm(title=title, fields=fields, buttons=buttons)


def _finish(form: ActForm, *, attempt: Attempt | None, keyed: bool) -> ActForm:
    is_tried = attempt is not None and attempt.verb in {button.verb for button in form.buttons}
    fields = place_errors(form.fields, refusal=attempt.refusal if attempt and is_tried else None)
    buttons = form.buttons if keyed else tuple(replace(button, key="") for button in form.buttons)
    return replace(form, fields=fields, buttons=buttons)


def _opinion_fields(typed: Typed, *, ending: str) -> tuple[Field, ...]:
    return (
        Field(
            name=f"reason_{ending}", place="reason", label="理由", kind=FieldKind.LONG_TEXT,
            value=typed.get("reason", ""), hint="写清楚看了什么、符不符合条件。拟不予的理由会告诉申请人。",
        ),
        Field(
            name=f"articles_{ending}", place="articles", label="法律依据（拟不予必填）", kind=FieldKind.LONG_TEXT,
            value=typed.get("articles", ""), required=False, hint="拟不予必须写，一行一条，写到条款，例如：消防法第十五条。",
        ),
    )  # fmt: skip


def _result_fields(typed: Typed, *, ending: str) -> tuple[Field, ...]:
    return (
        Field(name=f"number_{ending}", place="number", label="文书编号", value=typed.get("number", ""), max_length=100),
        Field(
            name=f"decided_on_{ending}", place="decided_on", label="决定日期", kind=FieldKind.DATE,
            value=typed.get("decided_on", ""),
        ),
    )  # fmt: skip


def _fact_fields(typed: Typed, *, ending: str, conditions: Sequence[str]) -> tuple[Field, ...]:
    choices = tuple(Choice(value=one, label=words.CONDITIONS.get(one, one)) for one in conditions)
    return (
        Field(
            name=f"fact_{ending}", place="fact", label="已经落实的条件", kind=FieldKind.RADIO,
            value=typed.get("fact", ""), choices=choices,
        ),
        Field(
            name=f"evidence_{ending}", place="reason", label="凭什么确认", value=typed.get("evidence", ""),
            hint="例如缴款书编号。", max_length=200,
        ),
    )  # fmt: skip
