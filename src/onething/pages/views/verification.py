"""Is this licence genuine? Anybody may ask, by its identifier or with the document itself, which is not kept."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from onething.credentials.contracts import Standing, VerificationAnswer
from onething.credentials.queries import read_claim, verify_document, verify_identifier
from onething.files.actions import check_size
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.look.contracts import Button, ButtonKind, ErrorSummary, Field, FieldKind, Tone
from onething.pages import words
from onething.pages.access import ANYBODY, access
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_day

TEMPLATE, DOCUMENT, CLAIMED = "pages/verify.html", "document", "names"
TONES = {
    Standing.VALID: Tone.GOOD,
    Standing.NOT_YET: Tone.WARN,
    Standing.EXPIRED: Tone.WARN,
    Standing.REPLACED: Tone.WARN,
}

LEADS = {Standing.ALTERED: words.VERIFY_ALTERED, Standing.REPLACED: words.VERIFY_REPLACED}


@dataclass(frozen=True)
class Answer:
    """What is known of the licence, ready to be read. `headline` says at once whether one may rely on it."""

    tone: Tone
    headline: str
    lead: str
    rows: tuple[tuple[str, str], ...]
    asked_on: str
    signature_hex: str
    public_key_pem: str
    document_sm3: str
    is_demonstration: bool


@dataclass(frozen=True)
class VerifyPage:
    """The view value of pages/verify.html."""

    by_identifier: Field
    by_document: Field
    buttons: tuple[Button, Button]
    errors: ErrorSummary | None = None
    answer: Answer | None = None


@access(ANYBODY)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Show the two ways to ask; a POST computes the digest of the document it brings and asks by that."""
    if typed := request.GET.get("identifier", "").strip():
        return HttpResponseRedirect(f"/verify/{quote(typed, safe='')}")
    try:
        if request.method == "POST":
            return HttpResponseRedirect(f"/verify/?{urlencode(_read_document(request))}")
        answer = _find_answer(request)
    except Refusal as refusal:
        at_field = Refusal(refusal.code, refusal.sentence, field=DOCUMENT, status=refusal.status)
        return show(request, TEMPLATE, page=_page(refusal=at_field), status=refusal.status)
    return show(request, TEMPLATE, page=_page(typed=request.GET.get(CLAIMED, ""), answer=answer))


@access(ANYBODY)
@require_safe
def show_identifier(request: HttpRequest, identifier: str) -> HttpResponse:
    """Answer for a licence identifier: where the QR code of a document leads."""
    try:
        answer = verify_identifier(ANONYMOUS, identifier=identifier, at=now())
    except Refusal as refusal:
        at_field = Refusal(refusal.code, refusal.sentence, field="identifier", status=refusal.status)
        return show(request, TEMPLATE, page=_page(typed=identifier, refusal=at_field), status=refusal.status)
    return show(request, TEMPLATE, page=_page(typed=identifier, answer=answer), status=200)


def _read_document(request: HttpRequest) -> dict[str, str]:
    """The digest of the file that was sent and the licence that it says it is; the file itself is not kept."""
    upload: UploadedFile | None = request.FILES.get(DOCUMENT)
    if upload is None:
        raise Refusal("pages.verify.nothing", words.VERIFY_MISSING, field=DOCUMENT)
    check_size(size=upload.size or 0)
    claim = read_claim(ANONYMOUS, content=upload.read())
    return {DOCUMENT: claim.digest_sm3} | ({CLAIMED: claim.identifier} if claim.identifier else {})


def _find_answer(request: HttpRequest) -> VerificationAnswer | None:
    digest, claimed = request.GET.get(DOCUMENT, ""), request.GET.get(CLAIMED)
    return verify_document(ANONYMOUS, digest_sm3=digest, claimed=claimed, at=now()) if digest else None


def _page(
    *, typed: str = "", refusal: Refusal | None = None, answer: VerificationAnswer | None = None
) -> VerifyPage:
    identifier = Field(
        name="identifier", label="证照标识", value=typed[:200], hint="印在证照下方，以 1.2.156.3005.2 开头。"
    )
    document = Field(
        name="document", label="证照文件", kind=FieldKind.FILE, accept="application/pdf",
        hint="选择平台发出的 PDF，只算摘要来比对，不保存。改动一个字节也能看出来。",
    )  # fmt: skip
    by_identifier, by_document = place_errors([identifier, document], refusal=refusal)
    return VerifyPage(
        by_identifier=by_identifier,
        by_document=by_document,
        buttons=(Button(word="核验"), Button(word="上传核验", kind=ButtonKind.QUIET)),
        errors=summarize(refusal, fields=(by_identifier, by_document)),
        answer=_answer(answer) if answer else None,
    )


def _answer(found: VerificationAnswer) -> Answer:
    public = [(str(label), str(value)) for label, value in found.data.get("public", [])]
    rows = [
        ("证照", found.name),
        ("编号", str(found.data.get("number") or "")),
        ("持有人", found.holder_masked),
        ("颁发机构", found.issuer),
        ("颁发日期", say_day(found.issued_on) if found.issued_on else None),
        (
            "有效期至",
            say_day(found.valid_until) if found.valid_until else words.NO_END if found.found else None,
        ),
        ("失效日期", say_day(found.ended_on) if found.ended_on else None),
        ("更正后的证照标识", found.replaced_by),
        *public,
        ("证照标识", found.licence_identifier),
        (
            "签名",
            words.SIGNATURE_SOUND
            if found.signature_ok
            else words.SIGNATURE_NOT_SOUND
            if found.found
            else None,
        ),
    ]
    return Answer(
        tone=TONES.get(found.status, Tone.BAD),
        headline=found.status_word,
        lead=LEADS.get(found.status, ""),
        rows=tuple((label, value) for label, value in rows if value),
        asked_on=words.ASKED_ON.format(day=say_day(local_day(now()))),
        signature_hex=found.signature_hex or "",
        public_key_pem=found.public_key_pem or "",
        document_sm3=str(found.data.get("document_sm3") or ""),
        is_demonstration=bool(found.data.get("demonstration")),
    )
