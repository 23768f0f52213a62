"""What an applicant does while a department reviews: ask that somebody stays away from it, answer what is asked."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.views import StepView
from onething.directory.contracts import Post
from onething.journey.reading import read_case
from onething.journey.ways import recusing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, Choice, ErrorSummary, Field, FieldKind
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.question import answer_question
from onething.portal import words


@dataclass(frozen=True)
class StepActPage:
    """The view value of portal/step_act.html: one act on one step, with what it asks."""

    title: str
    matter: str
    lines: tuple[str, ...]
    fields: tuple[Field, ...]
    button: Button
    action: str
    back: str
    errors: ErrorSummary | None = None


@access(Permission.APPLY)
@require_http_methods(["GET", "POST"])
def ask_recusal(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Ask that the reviewer, or the decider, stays away from a step, and say why."""
    viewer, at = viewer_of(request), now()
    step = _find_step(request, case_id=case_id, step_id=step_id)
    refusal = None
    if request.method == "POST":
        try:
            recusing.ask(
                viewer, step_id=step_id, of=_read_post(request), reason=request.POST.get("reason", ""), at=at
            )
        except Refusal as refused:
            refusal = refused
        else:
            return HttpResponseRedirect(f"/cases/{case_id}/?done=recusal")
    page = _recusal_page(request, case_id=case_id, step=step, refusal=refusal)
    return show(request, "portal/step_act.html", page=page, status=refusal.status if refusal else 200)


@access(Permission.APPLY)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Answer what a department asks in review."""
    return answer_question(request, case_id=case_id, step_id=step_id, back=f"/cases/{case_id}/")


def _find_step(request: HttpRequest, *, case_id: UUID, step_id: UUID) -> StepView:
    case = read_case(viewer_of(request), case_id=case_id, at=now())
    found = next((one for one in case.steps if one.id == step_id), None)
    if found is None:
        raise Refusal("cases.step.unknown", words.STEP_UNKNOWN, status=404)
    return found


def _read_post(request: HttpRequest) -> Post:
    of = request.POST.get("of", "")
    if of not in dict(words.RECUSAL_OF):
        raise Refusal("cases.recusal.of", words.RECUSAL_OF_MISSING, field="of")
    return Post(of)


def _recusal_page(
    request: HttpRequest, *, case_id: UUID, step: StepView, refusal: Refusal | None
) -> StepActPage:
    choices = tuple(Choice(value, label) for value, label in words.RECUSAL_OF)
    asked = (
        Field(
            name="of", label="申请谁回避", kind=FieldKind.RADIO, choices=choices, value=request.POST.get("of", "")
        ),
        Field(
            name="reason", label="为什么", kind=FieldKind.LONG_TEXT, value=request.POST.get("reason", ""),
            hint=words.RECUSAL_HINT, max_length=1000,
        ),
    )  # fmt: skip
    fields = tuple(place_errors(asked, refusal=refusal))
    return StepActPage(
        title=words.RECUSAL_TITLE,
        matter=f"{step.matter_name}（{step.department}）",
        lines=(words.RECUSAL_HOLDER.format(name=step.holder),) if step.holder else (),
        fields=fields,
        button=Button(word=words.RECUSAL_BUTTON),
        action=f"/cases/{case_id}/steps/{step.id}/recusal",
        back=f"/cases/{case_id}/",
        errors=summarize(refusal, fields=[one for one in fields if one.error]) if refusal else None,
    )
