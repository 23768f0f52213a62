"""The fields of the window's acts, act by act."""

from collections.abc import Callable, Mapping, Sequence

from onething.cases.contracts.kinds import DeliveryMethod, NonAcceptanceKind, Relation
from onething.counter import words
from onething.directory.contracts import Unit
from onething.kernel.identifiers.document_numbers import DocumentKind
from onething.look.contracts import Choice, Field, FieldKind

Typed = Mapping[str, str]
BY_HAND = (DeliveryMethod.WINDOW, DeliveryMethod.ELECTRONIC)
NON_ACCEPTANCES = tuple(
    Choice(one.value, one.label, hint=one.article)
    for one in NonAcceptanceKind
    if one is not NonAcceptanceKind.UNSUPPLIED
)
METHODS = tuple(Choice(one.value, one.label) for one in BY_HAND)
RELATIONS = tuple(Choice(one.value, one.label) for one in Relation)
PAPERS = tuple(Choice(one.value, one.label) for one in DocumentKind)


def list_fields(verb: str, *, typed: Typed, windows: Sequence[Unit]) -> tuple[Field, ...]:
    """Return the fields of an act with what was typed; none for an act that needs none."""
    fields = _FIELDS.get(verb)
    return fields(typed, windows) if fields else ()


def _refusal_fields(typed: Typed, windows: Sequence[Unit]) -> tuple[Field, ...]:
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


def _delivery_fields(typed: Typed, windows: Sequence[Unit]) -> tuple[Field, ...]:
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


def _posting_fields(typed: Typed, windows: Sequence[Unit]) -> tuple[Field, ...]:
    return (
        Field(
            name="post_recipient", place="recipient", label="收件人", value=typed.get("post_recipient", ""), max_length=50,
            hint=words.POSTING_RECIPIENT_HINT,
        ),
        Field(
            name="phone", label="收件人手机", kind=FieldKind.PHONE, value=typed.get("phone", ""), inputmode="numeric",
            max_length=20,
        ),
        Field(
            name="address", label="收件地址", value=typed.get("address", ""), max_length=200,
            hint=words.POSTING_ADDRESS_HINT,
        ),
    )  # fmt: skip


def _window_fields(typed: Typed, windows: Sequence[Unit]) -> tuple[Field, ...]:
    return (
        Field(
            name="unit_code", label="领取窗口", kind=FieldKind.RADIO, value=typed.get("unit_code", ""),
            choices=tuple(Choice(one.code, one.name) for one in windows), hint=words.WINDOW_HINT,
        ),
    )  # fmt: skip


def _taking_back_fields(typed: Typed, windows: Sequence[Unit]) -> tuple[Field, ...]:
    return (
        Field(
            name="reason",
            label="取回的原因",
            value=typed.get("reason", ""),
            max_length=200,
            hint=words.TAKE_BACK_HINT,
        ),
    )


def _archive_fields(typed: Typed, windows: Sequence[Unit]) -> tuple[Field, ...]:
    return (
        Field(
            name="originals", label="纸质原件存放位置", value=typed.get("originals", ""), required=False, max_length=60,
            hint=words.ORIGINALS_HINT, optional="没有纸质原件就空着",
        ),
    )  # fmt: skip


_FIELDS: dict[str, Callable[[Typed, Sequence[Unit]], tuple[Field, ...]]] = {
    "not_accept": _refusal_fields,
    "deliver": _delivery_fields,
    "send": _posting_fields,
    "hand_on": _window_fields,
    "take_back": _taking_back_fields,
    "archive": _archive_fields,
    "file_ended": _archive_fields,
}
