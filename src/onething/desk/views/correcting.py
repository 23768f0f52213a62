"""Putting a result right: its printed lines as they stand, to be typed over, with the reason and the file that shows it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.views import StepView, WholeCase
from onething.desk import words
from onething.desk.acts.changes import list_correction_fields, propose_correction
from onething.desk.acts.forms import Scene, read_sent
from onething.journey import reading
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind, ErrorSummary, Field
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize

VERB = "propose_correction"


@dataclass(frozen=True)
class CorrectionPage:
    """The view value of desk/correction.html."""

    title: str
    lead: str
    address: str
    fields: tuple[Field, ...]
    button: Button
    back: Button
    errors: ErrorSummary | None = None


@access(Permission.REVIEW)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Show the lines; a POST proposes what was typed over. Where nothing can be proposed it leads to the case."""
    viewer, at, address = viewer_of(request), now(), f"/desk/cases/{case_id}/"
    whole = reading.read_whole_case(viewer, case_id=case_id, at=at)
    step = _find_step(whole, step_id=step_id)
    if step is None:
        return HttpResponseRedirect(address)
    scene = Scene(viewer=viewer, whole=whole, step=step, sent=read_sent(request, step=step), at=at)
    try:
        if request.method == "POST":
            propose_correction(viewer, step.id, scene.sent, at)
            return HttpResponseRedirect(f"{address}?done={VERB}")
    except Refusal as refusal:
        page = _page(scene, refusal=refusal)
        return show(request, "desk/correction.html", page=page, status=refusal.status)
    return show(request, "desk/correction.html", page=_page(scene))


def _find_step(whole: WholeCase, *, step_id: UUID) -> StepView | None:
    """The step, when the viewer may propose to put its result right now."""
    if not any(act.verb == VERB and act.step_id == step_id for act in whole.next_acts):
        return None
    return next(step for step in whole.view.steps if step.id == step_id)


def _page(scene: Scene, *, refusal: Refusal | None = None) -> CorrectionPage:
    fields = place_errors(list_correction_fields(scene), refusal=refusal)
    back = f"/desk/cases/{scene.whole.view.id}/"
    return CorrectionPage(
        title=words.CORRECTION_TITLE.format(matter=scene.step.matter_name),
        lead=words.CORRECTION_LEAD,
        address=f"{back}steps/{scene.step.id}/correction",
        fields=fields,
        button=Button(word=words.PROPOSE_CORRECTION),
        back=Button(word=words.BACK_TO_CASE, href=back, kind=ButtonKind.QUIET),
        errors=summarize(refusal, fields=fields),
    )
