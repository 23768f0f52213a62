"""Citizens sign in with a code to their phone, and prove who they are once."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onething.directory.contracts import SignedIn
from onething.directory.queries import get_token_viewer
from onething.journey import signing_in
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.look.contracts import Button, ButtonKind, Field, FieldKind, NavLink, Notice, Tone
from onething.pages import asked_phone, words
from onething.pages.access import ANYBODY, access
from onething.pages.addresses import SIGN_IN, STAFF_SIGN_IN, local_path
from onething.pages.answering import show
from onething.pages.keeping import keep
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.phones import show_phone
from onething.pages.signed_in import let_in
from onething.pages.small_form import SmallForm, hidden
from onething.pages.views.resuming import go_on

TEMPLATE = "pages/small_form.html"
IDENTITY, CODE = "/sign-in/identity", "/sign-in/code"
PROVED = 2


class Way(NamedTuple):
    """Where the person goes afterwards, and what they had typed."""

    next: str
    kept: str

    @property
    def query(self) -> str:
        """The way as a query string; what was typed never stands in an address."""
        return "?" + urlencode({"next": self.next}) if self.next != "/" else ""


def way_of(request: HttpRequest) -> Way:
    """Read the way from the form, else from the address."""
    target = request.POST.get("next") or request.GET.get("next", "")
    return Way(next=local_path(target), kept=request.POST.get("kept", ""))


@access(ANYBODY)
@never_cache
@require_http_methods(["GET", "POST"])
def enter_phone(request: HttpRequest) -> HttpResponse:
    """Ask for the phone; a POST sends the code and asks for it."""
    way = way_of(request)
    if request.method == "GET":
        return show(request, TEMPLATE, page=phone_page(request, way=way))
    return _send_code(request, way=way, phone=request.POST.get("phone", ""))


def _send_code(request: HttpRequest, *, way: Way, phone: str) -> HttpResponse:
    """Answered with an address, so that going back after the sign-in asks nothing; what was typed before has no address."""
    try:
        signing_in.request_code(phone=phone, at=now())
    except Refusal as refusal:
        if refusal.code == "directory.code.too_soon":  # the code sent before still holds
            return _show_code(request, way=way, phone=phone, refusal=refusal)
        page = phone_page(request, way=way, phone=phone, refusal=refusal)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    if way.kept:
        return _show_code(request, way=way, phone=phone)
    return asked_phone.remember(HttpResponseRedirect(CODE + way.query), phone=phone)


@access(ANYBODY)
@never_cache
@require_http_methods(["GET", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; a POST takes it and lets the person in."""
    way, phone = way_of(request), request.POST.get("phone", "") or asked_phone.recall(request)
    if not phone:
        return HttpResponseRedirect(SIGN_IN + way.query)
    if request.method == "GET":
        return _show_code(request, way=way, phone=phone)
    if "again" in request.POST:
        return _send_code(request, way=way, phone=phone)
    at = now()
    try:
        signed_in = signing_in.sign_in_citizen(phone=phone, code=request.POST.get("code", ""), at=at)
    except Refusal as refusal:
        return _show_code(request, way=way, phone=phone, refusal=refusal)
    answer = asked_phone.forget(_after_sign_in(request, signed_in, way=way))
    return let_in(request, answer, signed_in, at=at)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Answer a form that nobody known sent: sign in, then go on with what was typed (401)."""
    way = Way(
        next=local_path(request.get_full_path()), kept=keep(request) if request.method == "POST" else ""
    )
    response = show(request, TEMPLATE, page=phone_page(request, way=way), status=401)
    response["Cache-Control"] = "no-store"
    return response


def phone_page(
    request: HttpRequest, *, way: Way, phone: str = "", refusal: Refusal | None = None
) -> SmallForm:
    """The page that asks for the phone."""
    field = Field(
        name="phone", label="手机号码", kind=FieldKind.PHONE, value=phone, inputmode="numeric",
        autocomplete="tel", hint="我们发一条短信验证码，不用注册，也不用记密码。",
    )  # fmt: skip
    fields = place_errors([field], refusal=refusal)
    return SmallForm(
        title="登录", action=SIGN_IN, fields=(*fields, *hidden(next=way.next, kept=way.kept)),
        buttons=(Button(word="获取验证码"),), errors=summarize(refusal, fields=fields),
        notices=expiry_notices(request, kept=way.kept),
        links=(NavLink("我是工作人员", STAFF_SIGN_IN + way.query),),
    )  # fmt: skip


def expiry_notices(request: HttpRequest, *, kept: str) -> tuple[Notice, ...]:
    """Say that the sign-in ran out, or that there was none, and that nothing typed is lost."""
    if not getattr(request, "sign_in_expired", False):
        return (Notice(words.SIGN_IN_TO_GO_ON),) if kept else ()
    return (Notice(words.SIGN_IN_EXPIRED if kept else words.SIGN_IN_EXPIRED_READING, tone=Tone.WARN),)


def _show_code(request: HttpRequest, *, way: Way, phone: str, refusal: Refusal | None = None) -> HttpResponse:
    field = Field(
        name="code", label="短信验证码", inputmode="numeric", autocomplete="one-time-code", max_length=6,
        value=request.POST.get("code", ""), hint=words.CODE_SENT.format(phone=_spaced(phone)),
    )  # fmt: skip
    fields = place_errors([field], refusal=refusal)
    page = SmallForm(
        title="填写验证码", action=CODE,
        fields=(*fields, *hidden(phone=phone, next=way.next, kept=way.kept)),
        buttons=(Button(word="登录"), Button(word="重新获取", kind=ButtonKind.QUIET, name="again", value="1")),
        errors=summarize(refusal, fields=fields), phone=show_phone(phone),
        links=(NavLink("换一个手机号", SIGN_IN + way.query),),
    )  # fmt: skip
    return show(request, TEMPLATE, page=page, status=refusal.status if refusal else 200)


def _spaced(phone: str) -> str:
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if len(phone) == 11 else phone


def _after_sign_in(request: HttpRequest, signed_in: SignedIn, *, way: Way) -> HttpResponse:
    if way.kept:
        return go_on(request, kept=way.kept)
    level = get_token_viewer(ANONYMOUS, token=signed_in.token, at=now()).level
    return HttpResponseRedirect(way.next if level >= PROVED else IDENTITY + way.query)
