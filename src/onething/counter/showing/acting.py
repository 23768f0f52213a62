"""What the window may do with a case now, as small forms; which acts those are, the table of moves says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onething.cases.contracts import NextAct
from onething.kernel.errors import Refusal
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind
from onething.pages.problems import place_errors

PLAIN = ("receive", "accept", "dispatch", "archive")
KEYS = {
    "receive": "r",
    "accept": "a",
    "dispatch": "d",
    "archive": "g",
    "not_accept": "x",
    "deliver": "v",
    "ask_correction": "c",
}
METHODS = (Choice("window", "窗口当面领取"), Choice("electronic", "电子送达"))


@dataclass(frozen=True)
class ActForm:
    """One act: a button, with the fields it needs; with `href` it opens a page of its own."""

    verb: str
    word: str
    kind: ButtonKind
    key: str
    fields: tuple[Field, ...] = ()
    href: str = ""


@dataclass(frozen=True)
class Attempt:
    """What was sent and refused: shown again with what was typed."""

    verb: str
    typed: Mapping[str, str]
    refusal: Refusal


def show_acts(acts: Sequence[NextAct], *, address: str, attempt: Attempt | None) -> tuple[ActForm, ...]:
    """Return the window's acts on the case: those that go on first, 不予受理 last."""
    labels = {act.verb: act.label for act in acts if act.step_id is None and act.verb in KEYS}
    order = (*PLAIN, "deliver", "ask_correction", "not_accept")
    forms = [
        _form(verb, word=labels[verb], address=address, attempt=attempt) for verb in order if verb in labels
    ]
    return tuple(forms)


def _form(verb: str, *, word: str, address: str, attempt: Attempt | None) -> ActForm:
    if verb == "ask_correction":
        return ActForm(verb, word, ButtonKind.QUIET, KEYS[verb], href=f"{address}correction")
    mine = attempt if attempt and attempt.verb == verb else None
    fields = _fields(verb, typed=mine.typed if mine else {})
    kind = ButtonKind.LEGAL if verb == "not_accept" else ButtonKind.PRIMARY
    form = ActForm(verb, word, kind, KEYS[verb])
    return replace(form, fields=place_errors(fields, refusal=mine.refusal if mine else None))


def _fields(verb: str, *, typed: Mapping[str, str]) -> tuple[Field, ...]:
    if verb == "not_accept":
        hint = "写给申请人看：为什么不受理，可以到哪里办。"
        return (
            Field(
                name="reason",
                label="不予受理的理由",
                kind=FieldKind.LONG_TEXT,
                value=typed.get("reason", ""),
                hint=hint,
            ),
        )
    if verb == "deliver":
        method = Field(
            name="method",
            label="怎么送达",
            kind=FieldKind.RADIO,
            value=typed.get("method", "window"),
            choices=METHODS,
        )
        recipient = Field(
            name="recipient", label="领取人", value=typed.get("recipient", ""), max_length=50,
            hint="核对证件，请领取人在签收单上签名。",
        )  # fmt: skip
        return (method, recipient)
    return ()
