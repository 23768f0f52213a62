"""The holder of a licence that is meant to end is heard (陈述申辩, 行政许可法 art. 7): what is meant, why, and their answer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.changes import ChangeView
from onething.cases.contracts.views import CaseView
from onething.journey.reading import read_case
from onething.journey.ways import changing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, Field, FieldKind, NavLink, Notice, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_day
from onething.pages.small_form import SmallForm
from onething.portal import words
from onething.portal.showing.changed import Hearing, find_hearing


@access(Permission.APPLY)
@require_http_methods(["GET", "POST"])
def show_hearing(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Show what is meant and why; a POST keeps the answer. Without anything to answer it leads to the case."""
    viewer, at, typed = viewer_of(request), now(), request.POST.get("statement", "")
    case = read_case(viewer, case_id=case_id, at=at)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            changing.answer(viewer, step_id=step_id, statement=typed, at=at)
            return HttpResponseRedirect(f"/cases/{case_id}/?done=heard")
        except Refusal as refused:
            refusal = refused
    found = find_hearing(case, step_id=step_id)
    if found is None:
        return HttpResponseRedirect(f"/cases/{case_id}/")
    page = _page(case, hearing=found, typed=typed, refusal=refusal)
    return show(request, "pages/small_form.html", page=page, status=refusal.status if refusal else 200)


def _page(case: CaseView, *, hearing: Hearing, typed: str, refusal: Refusal | None) -> SmallForm:
    step, change = hearing.step, hearing.change
    here = f"/cases/{case.id}/steps/{step.id}/hearing"
    statement = Field(
        name="statement",
        label=words.STATEMENT,
        kind=FieldKind.LONG_TEXT,
        value=typed,
        hint=words.STATEMENT_HINT,
    )
    fields = place_errors([statement], refusal=refusal)
    return SmallForm(
        title=words.HEARING_TITLE.format(kind=change.kind.label, matter=step.matter_name),
        lead=words.HEARING_LEAD.format(unit=step.department, day=say_day(hearing.day)),
        notices=(Notice(words.HEARING_WHY, tone=Tone.LEGAL, details=_say_why(change)),),
        action=here,
        fields=fields,
        buttons=(Button(word=words.STATE),),
        errors=summarize(refusal, fields=fields),
        links=(
            NavLink(words.HEARING_LETTER, f"/cases/{case.id}/letters/hearing?step={step.id}"),
            NavLink(words.BACK_TO_CASE, f"/cases/{case.id}/"),
        ),
    )


def _say_why(change: ChangeView) -> tuple[str, ...]:
    ground = words.HEARING_GROUND.format(ground=change.ground.label, article=change.ground.article)
    return (ground, change.reason or "")
