"""Conditions of a step that the window may note (fee paid, tax cleared), each with what shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.views import StepView, WholeCase
from onething.counter import words
from onething.journey import flow, reading
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Choice, Empty, ErrorSummary, Field, FieldKind, Notice, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.showing import words as shown_words

VERB = "record_fact"


@dataclass(frozen=True)
class FactForm:
    """The open conditions of one step."""

    step: str
    title: str
    department: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class FactsPage:
    """The view value of counter/facts.html."""

    address: str
    back: str
    title: str
    number: str
    forms: tuple[FactForm, ...]
    nothing: Empty
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.RECEIVE)
@require_http_methods(["GET", "POST"])
def record_facts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the conditions that are open; a POST notes one of them as met."""
    viewer, at = viewer_of(request), now()
    whole = reading.read_whole_case(viewer, case_id=case_id, at=at)
    if request.method == "GET":
        return show(request, "counter/facts.html", page=_page(request, whole=whole))
    try:
        step = _sent_step(whole, text=request.POST.get("step", ""))
        typed = _read_typed(request, step=step)
        if not typed["fact"]:
            raise Refusal("counter.fact.missing", words.FACT_MISSING, field="fact")
        flow.record_fact(viewer, step_id=step.id, **typed, at=at)
    except Refusal as refusal:
        page = _page(request, whole=whole, refusal=refusal)
        return show(request, "counter/facts.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"/counter/cases/{case_id}/facts?done=1")


def _open_steps(whole: WholeCase) -> list[StepView]:
    offered = {act.step_id for act in whole.next_acts if act.verb == VERB}
    return [step for step in whole.view.steps if step.id in offered]


def _sent_step(whole: WholeCase, *, text: str) -> StepView:
    found = next((step for step in _open_steps(whole) if str(step.id) == text), None)
    if found is None:
        raise Refusal("counter.act.unknown", words.UNKNOWN_ACT, status=409)
    return found


def _read_typed(request: HttpRequest, *, step: StepView) -> dict[str, str]:
    return {name: request.POST.get(f"{name}_{step.number[-2:]}", "") for name in ("fact", "evidence")}


def _page(request: HttpRequest, *, whole: WholeCase, refusal: Refusal | None = None) -> FactsPage:
    case = whole.view
    forms = tuple(_form(request, whole=whole, step=step, refusal=refusal) for step in _open_steps(whole))
    wrong = [field for form in forms for field in form.fields if field.error]
    return FactsPage(
        address=f"/counter/cases/{case.id}/facts",
        back=f"/counter/cases/{case.id}/",
        title=case.thing_name,
        number=case.number or "",
        forms=forms,
        nothing=Empty(words.NO_FACTS),
        notice=Notice(words.FACT_NOTED, tone=Tone.GOOD) if "done" in request.GET else None,
        errors=summarize(refusal, fields=wrong),
    )


def _form(request: HttpRequest, *, whole: WholeCase, step: StepView, refusal: Refusal | None) -> FactForm:
    is_tried = refusal is not None and request.POST.get("step") == str(step.id)
    typed, ending = _read_typed(request, step=step), step.number[-2:]
    choices = tuple(
        Choice(value=one, label=shown_words.FACTS.get(one, one)) for one in _open_conditions(whole, step=step)
    )
    fields = (
        Field(
            name=f"fact_{ending}", place="fact", label=words.FACT, kind=FieldKind.RADIO,
            value=typed["fact"], choices=choices,
        ),
        Field(
            name=f"evidence_{ending}", place="reason", label=words.EVIDENCE, value=typed["evidence"],
            hint=words.EVIDENCE_HINT, max_length=200,
        ),
    )  # fmt: skip
    return FactForm(
        step=str(step.id),
        title=step.matter_name,
        department=step.department,
        fields=place_errors(fields, refusal=refusal if is_tried else None),
    )


def _open_conditions(whole: WholeCase, *, step: StepView) -> Sequence[str]:
    met = {act.facts.get("fact") for act in whole.acts if act.step_id == step.id and act.verb == VERB}
    planned = next((one for one in whole.view.plan["matters"] if one["code"] == step.matter_code), None)
    return [one for one in (planned or {}).get("conditions", ()) if one not in met]
