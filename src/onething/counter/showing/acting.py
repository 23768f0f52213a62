"""What the window may do with a case now, as small forms; which acts those are, the table of moves says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onething.cases.contracts.kinds import DeliveryMethod, NonAcceptanceKind, Relation
from onething.cases.contracts.views import NextAct
from onething.counter import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.document_numbers import DocumentKind
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind
from onething.pages.problems import place_errors

PLAIN = ("receive", "accept", "dispatch", "archive", "pass_precheck")
NOTICES = {"ask_correction": "correction", "return_for_change": "return"}
KEYS = {
    "pass_precheck": "q",
    "return_for_change": "u",
    "receive": "r",
    "accept": "a",
    "dispatch": "d",
    "archive": "g",
    "not_accept": "x",
    "deliver": "v",
    "ask_correction": "c",
}
NON_ACCEPTANCES = tuple(Choice(one.value, one.label, hint=one.article) for one in NonAcceptanceKind)
METHODS = tuple(Choice(one.value, one.label) for one in DeliveryMethod)
RELATIONS = tuple(Choice(one.value, one.label) for one in Relation)
PAPERS = tuple(Choice(one.value, one.label) for one in DocumentKind)


@dataclass(frozen=True)
class ActForm:
    """One act: a button, with the fields it needs; with `href` it opens a page of its own.

    `is_folded`: the fields open on tap, for what is seldom done; `is_open` shows at once what was refused.
    """

    verb: str
    word: str
    kind: ButtonKind
    key: str
    fields: tuple[Field, ...] = ()
    href: str = ""
    is_folded: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Attempt:
    """What was sent and refused: shown again with what was typed."""

    verb: str
    typed: Mapping[str, str]
    refusal: Refusal


def show_acts(acts: Sequence[NextAct], *, address: str, attempt: Attempt | None) -> tuple[ActForm, ...]:
    """Return the window's acts on the case: those that go on first, 不予受理 last."""
    labels = {act.verb: act.label for act in acts if act.step_id is None and act.verb in KEYS}
    order = (*PLAIN, "deliver", *NOTICES, "not_accept")
    forms = [
        _form(verb, word=labels[verb], address=address, attempt=attempt) for verb in order if verb in labels
    ]
    return tuple(forms)


def _form(verb: str, *, word: str, address: str, attempt: Attempt | None) -> ActForm:
    if verb in NOTICES:
        return ActForm(verb, word, ButtonKind.QUIET, KEYS[verb], href=f"{address}{NOTICES[verb]}")
    mine = attempt if attempt and attempt.verb == verb else None
    fields = _fields(verb, typed=mine.typed if mine else {})
    kind = ButtonKind.LEGAL if verb == "not_accept" else ButtonKind.PRIMARY
    form = ActForm(verb, word, kind, KEYS[verb], is_folded=verb == "not_accept", is_open=mine is not None)
    return replace(form, fields=place_errors(fields, refusal=mine.refusal if mine else None))


def _fields(verb: str, *, typed: Mapping[str, str]) -> tuple[Field, ...]:
    if verb == "not_accept":
        return _refusal_fields(typed)
    return _delivery_fields(typed) if verb == "deliver" else ()


def _refusal_fields(typed: Mapping[str, str]) -> tuple[Field, ...]:
    return (
        Field(
            name="kind", label="属于哪一种", kind=FieldKind.RADIO, value=typed.get("kind", ""), choices=NON_ACCEPTANCES
        ),
        Field(
            name="organ", label="应当向哪个机关申请", value=typed.get("organ", ""), required=False, max_length=100,
            hint=words.ORGAN_HINT,
        ),
        Field(
            name="basis", label="依据的条款", value=typed.get("basis", ""), required=False, max_length=200,
            hint=words.BASIS_HINT,
        ),
        Field(
            name="reason", label="不予受理的理由", kind=FieldKind.LONG_TEXT, value=typed.get("reason", ""),
            hint=words.REASON_HINT,
        ),
    )  # fmt: skip


def _delivery_fields(typed: Mapping[str, str]) -> tuple[Field, ...]:
    radio, select = FieldKind.RADIO, FieldKind.SELECT
    return (
        Field(
            name="method",
            label="怎么送达",
            kind=radio,
            value=typed.get("method", "window"),
            choices=METHODS,
        ),
        Field(
            name="relation",
            label="谁来领",
            kind=radio,
            value=typed.get("relation", "self"),
            choices=RELATIONS,
        ),
        Field(
            name="recipient",
            label="领取人",
            value=typed.get("recipient", ""),
            max_length=50,
            hint=words.RECIPIENT_HINT,
        ),
        Field(
            name="document_kind",
            label="领取人的证件",
            kind=select,
            value=typed.get("document_kind", "111"),
            choices=PAPERS,
            required=False,
            optional="代收必填",
        ),
        Field(
            name="document_number",
            label="证件号码",
            value=typed.get("document_number", ""),
            max_length=40,
            hint=words.PROXY_HINT,
            required=False,
            optional="代收必填",
        ),
    )
