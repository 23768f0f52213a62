"""A citizen proves their identity once: name and number, checked with the phone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onething.directory.queries import get_identity
from onething.journey import signing_in
from onething.journey.demonstration import list_citizens
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, ButtonKind, Field, Notice
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.small_form import SmallForm, hidden
from onething.pages.views.sign_in import IDENTITY, PROVED, TEMPLATE, Way, way_of


@access(Permission.APPLY)
@never_cache
@require_http_methods(["GET", "POST"])
def prove_identity(request: HttpRequest) -> HttpResponse:
    """Ask for name and number; a POST has them checked and goes on."""
    viewer, way = viewer_of(request), way_of(request)
    if viewer.level >= PROVED:
        return HttpResponseRedirect(way.next)
    if request.method == "GET":
        return show(request, TEMPLATE, page=_page(request, viewer=viewer, way=way))
    try:
        signing_in.bind_identity(
            viewer, name=request.POST.get("name", ""), number=request.POST.get("number", ""), at=now()
        )
    except Refusal as refusal:
        page = _page(request, viewer=viewer, way=way, refusal=refusal)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    return HttpResponseRedirect(way.next)


def _page(request: HttpRequest, *, viewer: Viewer, way: Way, refusal: Refusal | None = None) -> SmallForm:
    name = Field(name="name", label="姓名", value=request.POST.get("name", ""), autocomplete="name")
    number = Field(
        name="number", label="公民身份号码", value=request.POST.get("number", ""), max_length=20,
        hint="18 位，末位可能是 X。只用来核对是不是您本人，页面上不再完整显示。",
    )  # fmt: skip
    refused = _at_number(refusal)
    fields = place_errors([name, number], refusal=refused)
    return SmallForm(
        title="实名认证", action=IDENTITY, fields=(*fields, *hidden(next=way.next)),
        lead="提交申请前要先确认是您本人，只做一次。没有身份证或核对不上的，到政务大厅窗口办。",
        buttons=(Button(word="核对"), Button(word="以后再说", href=way.next, kind=ButtonKind.QUIET)),
        errors=summarize(refused, fields=fields), notices=_hint(viewer),
    )  # fmt: skip


def _at_number(refusal: Refusal | None) -> Refusal | None:
    """A mistyped number is refused by the kernel, which knows no form."""
    if refusal is None or refusal.field:
        return refusal
    return Refusal(refusal.code, refusal.sentence, field="number", status=refusal.status)


def _hint(viewer: Viewer) -> tuple[Notice, ...]:
    """In a demonstration: who this phone is registered to."""
    if not settings.IS_DEMONSTRATION or viewer.person_id is None:
        return ()
    phone = get_identity(viewer, person_id=viewer.person_id).phone
    known = [person for person in list_citizens() if person["phone"] == phone]
    if not known:
        return (Notice("演示：登记簿里没有这部手机，请用演示页上的手机号。"),)
    return (Notice(f"演示：这部手机登记的是 {known[0]['name']}，号码 {known[0]['number']}（合成人员）。"),)
