"""Staff sign in by login and password, and choose the post they act in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from onething.directory.contracts import SignedIn
from onething.directory.queries import get_token_viewer, list_own_posts
from onething.journey import signing_in
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, Viewer
from onething.look.contracts import Button, Choice, Field, FieldKind, NavLink
from onething.pages.access import ANYBODY, SIGNED_IN, access, viewer_of
from onething.pages.addresses import SIGN_IN, STAFF_SIGN_IN, home_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.signed_in import COOKIE, let_in, let_out
from onething.pages.small_form import SmallForm, hidden
from onething.pages.views.resuming import go_on
from onething.pages.views.sign_in import TEMPLATE, Way, expiry_notices, way_of

POST_PAGE = "/sign-in/post"
DEPUTY_FOR = "@"  # between a post and the login of whoever is stood in for


@access(ANYBODY)
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_staff(request: HttpRequest) -> HttpResponse:
    """Ask for login and password; whoever holds several posts chooses next."""
    way = way_of(request)
    if request.method == "GET":
        return show(request, TEMPLATE, page=_password_page(request, way=way))
    at = now()
    try:
        signed_in = signing_in.sign_in_staff(
            login_name=request.POST.get("login_name", ""),
            password=request.POST.get("password", ""),
            post=None,
            at=at,
        )
    except Refusal as refusal:
        page = _password_page(request, way=way, refusal=refusal)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    return let_in(request, _after_password(request, signed_in, way=way), signed_in, at=at)


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "POST"])
def choose_post(request: HttpRequest) -> HttpResponse:
    """Let staff act in another of their posts."""
    viewer, way = viewer_of(request), way_of(request)
    if request.method == "GET":
        return show(request, TEMPLATE, page=_post_page(viewer, way=way))
    at = now()
    post, _, absent = request.POST.get("post", "-").partition(DEPUTY_FOR)
    try:
        signed_in = signing_in.change_post(
            viewer, token=request.COOKIES.get(COOKIE, ""), post=post, absent=absent, at=at
        )
    except Refusal as refusal:
        page = _post_page(viewer, way=way, refusal=refusal)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    target = way.next if way.next != "/" else home_of(signed_in.post)
    return let_in(request, HttpResponseRedirect(target), signed_in, at=at)


@access(ANYBODY)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the sign-in here and at the directory."""
    token = request.COOKIES.get(COOKIE, "")
    if token:
        signing_in.sign_out(token=token, at=now())
    return let_out(HttpResponseRedirect("/"))


def _after_password(request: HttpRequest, signed_in: SignedIn, *, way: Way) -> HttpResponse:
    if way.kept:
        return go_on(request, kept=way.kept)
    target = way.next if way.next != "/" else home_of(signed_in.post)
    viewer = get_token_viewer(ANONYMOUS, token=signed_in.token, at=now())
    if len(list_own_posts(viewer, at=now())) > 1:
        return HttpResponseRedirect(f"{POST_PAGE}?{urlencode({'next': way.next})}")
    return HttpResponseRedirect(target)


def _password_page(request: HttpRequest, *, way: Way, refusal: Refusal | None = None) -> SmallForm:
    login = Field(
        name="login_name", label="账号", value=request.POST.get("login_name", ""), autocomplete="username"
    )
    password = Field(name="password", label="密码", kind=FieldKind.PASSWORD, autocomplete="current-password")
    fields = place_errors([login, password], refusal=refusal)
    return SmallForm(
        title="工作人员登录", action=STAFF_SIGN_IN,
        fields=(*fields, *hidden(next=way.next, kept=way.kept)), buttons=(Button(word="登录"),),
        errors=summarize(refusal, fields=fields), notices=expiry_notices(request, kept=way.kept),
        links=(NavLink("我是来办事的", SIGN_IN + way.query),),
    )  # fmt: skip


def _post_page(viewer: Viewer, *, way: Way, refusal: Refusal | None = None) -> SmallForm:
    choices = tuple(
        Choice(
            value=f"{one.post}{DEPUTY_FOR}{one.absent_login}" if one.absent else one.post,
            label=one.label,
            hint=one.unit_name,
            is_chosen=one.post == viewer.post and bool(one.absent) == (viewer.acts_for is not None),
        )
        for one in list_own_posts(viewer, at=now())
    )
    field = Field(name="post", label="以哪个岗位办理", kind=FieldKind.RADIO, choices=choices)
    fields = place_errors([field], refusal=refusal)
    return SmallForm(
        title="选择岗位", action=POST_PAGE, fields=(*fields, *hidden(next=way.next)),
        buttons=(Button(word="进入"),), errors=summarize(refusal, fields=fields),
        lead="办理记录会写明您以哪个岗位操作。",
    )  # fmt: skip
