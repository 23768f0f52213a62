"""Where a case stands, and what its applicant may do: correct, choose after a refusal, withdraw."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from onething.cases.contracts import CaseState, CaseView, StepState
from onething.cases.queries import list_case_acts, list_next_acts
from onething.journey import flow
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Button,
    ButtonKind,
    Deadline,
    ErrorSummary,
    LifeLine,
    NextBox,
    Notice,
    OpinionCard,
    Tag,
    Tone,
    WaveChart,
)
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import list_problems, summarize
from onething.portal import words
from onething.portal.own_case import get_own_case
from onething.portal.showing import progress
from onething.portal.showing.cases import state_tag
from onething.portal.showing.choosing import ChoiceForm, CorrectionLine, list_choices, list_corrections_shown
from onething.portal.showing.plans import show_chart

SHORTEST_EXPLANATION = 4


@dataclass(frozen=True)
class ProgressPage:
    """The view value of portal/progress.html."""

    name: str
    number: str
    base: str
    state: Tag
    holder: str
    deadline: Deadline
    following: NextBox
    chart: WaveChart
    life: LifeLine | None
    opinions: tuple[OpinionCard, ...]
    corrections: tuple[CorrectionLine, ...]
    choices: tuple[ChoiceForm, ...]
    end: Button | None
    withdraw: Button | None
    has_receipt: bool
    has_results: bool
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


@access(Permission.APPLY)
@require_safe
def show_progress(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show where the case stands."""
    return show(request, "portal/progress.html", page=_page(request, case_id=case_id))


@access(Permission.APPLY)
@require_safe
def show_correction(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Lead to the points of the correction notice."""
    return HttpResponseRedirect(f"/cases/{case_id}/#correction")


@access(Permission.APPLY)
@require_POST
def mend(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """After a refusal: say what was mended, and be reviewed again."""
    explanation = request.POST.get("explanation", "")

    def _mend() -> None:
        if len(explanation.strip()) < SHORTEST_EXPLANATION:
            raise Refusal("portal.mend.explanation", words.EXPLANATION_MISSING, field="reason")
        flow.mend(viewer_of(request), step_id=step_id, explanation=explanation, at=now())

    return _act(request, case_id=case_id, done="mended", act=_mend)


@access(Permission.APPLY)
@require_POST
def drop(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """After a refusal: give this matter up, go on with the others."""
    return _act(
        request,
        case_id=case_id,
        done="dropped",
        act=lambda: flow.drop(viewer_of(request), step_id=step_id, at=now()),
    )


@access(Permission.APPLY)
@require_POST
def end(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """After a refusal: end the case."""
    return _act(
        request,
        case_id=case_id,
        done="ended",
        act=lambda: flow.end(viewer_of(request), case_id=case_id, at=now()),
    )


@access(Permission.APPLY)
@require_POST
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take the application back."""
    return _act(
        request,
        case_id=case_id,
        done="withdrawn",
        act=lambda: flow.withdraw(viewer_of(request), case_id=case_id, at=now()),
    )


def _act(request: HttpRequest, *, case_id: UUID, done: str, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        page = _page(request, case_id=case_id, refusal=refusal)
        return show(request, "portal/progress.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"/cases/{case_id}/?done={done}")


def _page(request: HttpRequest, *, case_id: UUID, refusal: Refusal | None = None) -> ProgressPage:
    viewer, at = viewer_of(request), now()
    case = get_own_case(viewer, case_id=case_id, at=at)
    acts = list_next_acts(viewer, case_id=case_id)
    offered = {act.verb for act in acts}
    problems = list_problems(refusal) if refusal else {}
    choices = list_choices(
        case, acts=acts, typed=request.POST.get("explanation", ""), error=problems.get("reason", "")
    )
    legal = ButtonKind.LEGAL
    return ProgressPage(
        name=case.thing_name,
        number=case.number or "",
        base=f"/cases/{case_id}",
        state=state_tag(case.state),
        holder=progress.say_holder(case),
        deadline=progress.show_deadline(case, today=local_day(at)),
        following=progress.show_next(case),
        chart=show_chart(case.plan, states={step.matter_code: step.state.value for step in case.steps}),
        life=_life(viewer, case=case) if "life" in request.GET else None,
        opinions=progress.list_opinions(case),
        corrections=list_corrections_shown(case),
        choices=choices,
        end=Button(word="整件不办了", kind=legal)
        if case.state is CaseState.CHOOSING and "end" in offered
        else None,
        withdraw=Button(word="确定撤回", kind=legal) if "withdraw" in offered else None,
        has_receipt=case.submitted_at is not None,
        has_results=any(step.state is StepState.ISSUED for step in case.steps),
        notices=_notices(request.GET.get("done", "")),
        errors=summarize(refusal, fields=[choice.explanation for choice in choices]),
    )


def _life(viewer: Viewer, *, case: CaseView) -> LifeLine:
    """Asked for apart: opening every act costs more than the page without them."""
    return progress.show_life(list_case_acts(viewer, case_id=case.id), case=case)


def _notices(done: str) -> tuple[Notice, ...]:
    sentence = words.DONE_NOTES.get(done)
    return (Notice(sentence, tone=Tone.GOOD),) if sentence else ()
