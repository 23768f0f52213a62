"""How an application is signed: with the code sent to the applicant's phone, or on paper before the clerk."""

from dataclasses import dataclass

from onething.cases.contracts.kinds import CaseState, Channel
from onething.cases.contracts.views import CaseView
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, ButtonKind, Field, FieldKind, Notice, PhoneBox, Tone
from onething.pages.applying import words
from onething.pages.applying.face import Face, Signing
from onething.pages.problems import place_errors
from onething.pages.showing.phones import show_own_phone


@dataclass(frozen=True)
class SignBox:
    """The signing that is open; `snapshot` is the digest of what is signed. `sheet`: where the signed sheet is scanned in."""

    snapshot: str
    digest: str
    field: Field
    sheet: Field | None
    sign: Button
    again: Button | None
    phone: PhoneBox | None
    notice: Notice


def sign_box(
    face: Face,
    *,
    viewer: Viewer,
    case: CaseView,
    snapshot: str,
    refusal: Refusal | None = None,
    typed: str = "",
) -> SignBox:
    """Return the box of the face's way to sign, with what was typed and what is wrong with it."""
    is_code = face.signing is Signing.PHONE_CODE
    field = _code_field(typed) if is_code else _paper_field(typed)
    sheet = _sheet_field() if needs_sheet(face, case=case) else None
    return SignBox(
        snapshot=snapshot,
        digest=words.DIGEST.format(digest=snapshot[:16]),
        field=place_errors([field], refusal=refusal)[0],
        sheet=place_errors([sheet], refusal=refusal)[0] if sheet else None,
        sign=Button(word="签名，提交" if is_code else "登记签名，提交", name="sign", value="1"),
        again=Button(word="重新获取", kind=ButtonKind.QUIET, name="again", value="1") if is_code else None,
        phone=show_own_phone(viewer) if is_code else None,
        notice=Notice(words.CODE_SENT, tone=Tone.GOOD) if is_code else Notice(words.PAPER_READY),
    )


def list_inputs(box: SignBox | None) -> list[Field]:
    """Return the inputs of the box, for the list of what is wrong."""
    return [field for field in (box.field, box.sheet) if field] if box else []


def needs_sheet(face: Face, *, case: CaseView) -> bool:
    """Whether the signed sheet must be scanned: signed on paper, in a file that came online and has no paper."""
    is_correcting = case.state is CaseState.CORRECTING
    return face.signing is Signing.PAPER and is_correcting and case.channel == Channel.ONLINE


def check_signed(face: Face, *, typed: str) -> None:
    """Refuse `applying.paper.unsigned` while the clerk has not said that the applicant signed."""
    if face.signing is Signing.PAPER and typed != "true":
        raise Refusal("applying.paper.unsigned", words.PAPER_MISSING, field="code")


def _code_field(typed: str) -> Field:
    return Field(
        name="code", label="签名码", value=typed, inputmode="numeric", autocomplete="one-time-code", max_length=6,
        hint=words.CODE_HINT,
    )  # fmt: skip


def _paper_field(typed: str) -> Field:
    return Field(
        name="code", label=words.PAPER_SIGNED, kind=FieldKind.CHECKBOX, value=typed, hint=words.PAPER_HINT,
        has_cursor=True,
    )  # fmt: skip


def _sheet_field() -> Field:
    return Field(
        name="sheet",
        label=words.SHEET,
        kind=FieldKind.FILE,
        accept="image/*,application/pdf",
        hint=words.SHEET_HINT,
    )
