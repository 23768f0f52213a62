"""The page on which an obvious slip in the form is put right, at the window and at a desk; and the lines that tell of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.cases.contracts.slips import FixableField, SlipFixed, SlipView
from onething.cases.queries.slips import list_fixable
from onething.journey.ways import slips
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import Button, Choice, Field, FieldKind, NavLink
from onething.pages import words
from onething.pages.access import viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.small_form import SmallForm


def fix_slip(request: HttpRequest, *, case_id: UUID, back: str) -> HttpResponse:
    """Show the fields that may be put right; a POST does it and leads `back` to the case."""
    viewer = viewer_of(request)
    fixable, refusal = list_fixable(viewer, case_id=case_id), None
    if request.method == "POST":
        typed = (request.POST.get(name, "") for name in ("key", "value", "reason"))
        try:
            slips.fix(viewer, case_id=case_id, fixed=SlipFixed(*typed), at=now())
            return HttpResponseRedirect(f"{back}?done=fix_slip")
        except Refusal as refused:
            refusal = refused
    page = _page(request, fixable=fixable, back=back, refusal=refusal)
    return show(request, "pages/small_form.html", page=page, status=refusal.status if refusal else 200)


def say_slip(one: SlipView) -> str:
    """Return what became of one field, in a line."""
    said = words.SLIP_UNDONE if one.objected_at else words.SLIP_FIXED
    return said.format(label=one.label, before=one.before, after=one.after, reason=one.reason)


def _page(
    request: HttpRequest, *, fixable: list[FixableField], back: str, refusal: Refusal | None
) -> SmallForm:
    typed = {name: request.POST.get(name, "") for name in ("key", "value", "reason")}
    choices = tuple(
        Choice(one.key, words.SLIP_CHOICE.format(label=one.label, value=one.value[:40])) for one in fixable
    )
    asked = (
        Field("key", words.SLIP_FIELD, kind=FieldKind.SELECT, value=typed["key"], choices=choices),
        Field("value", words.SLIP_VALUE, value=typed["value"], max_length=1000),
        Field("reason", words.SLIP_REASON, value=typed["reason"], max_length=200),
    )
    fields = place_errors(asked, refusal=refusal)
    return SmallForm(
        title=words.SLIP_TITLE,
        lead=words.SLIP_LEAD,
        action=request.path,
        fields=fields,
        buttons=(Button(word=words.SLIP_BUTTON),),
        errors=summarize(refusal, fields=fields),
        links=(NavLink(words.QUESTION_BACK, back),),
    )
