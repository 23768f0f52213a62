"""Where a case stands, and what its applicant may do: correct, choose after a refusal, withdraw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from onething.cases.contracts.given import Delivery, Mending, Signature
from onething.cases.contracts.kinds import CaseState, DeliveryMethod, StepState
from onething.cases.contracts.views import CaseView
from onething.directory.queries import get_own_card
from onething.journey import flow
from onething.journey.reading import follow_case, read_case
from onething.journey.signing import prove_signature, request_signing_code
from onething.journey.ways import choosing, hearing, promising, slips, visiting
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import (
    Button,
    ButtonKind,
    Deadline,
    ErrorSummary,
    Field,
    FieldKind,
    LifeLine,
    NavLink,
    NextBox,
    Notice,
    OpinionCard,
    Tag,
    Tone,
    WaveChart,
)
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.applying.open_case import is_editable
from onething.pages.applying.plans import say_chart_end, say_chart_note
from onething.pages.applying.sign_box import SignBox, sign_box
from onething.pages.problems import list_problems, place_errors, summarize
from onething.pages.showing.deadlines import StepDeadline, list_step_deadlines, show_case_deadline
from onething.pages.showing.plans import show_waves
from onething.pages.showing.visits import list_visit_lines
from onething.portal import words
from onething.portal.applying import PORTAL
from onething.portal.showing import progress
from onething.portal.showing.cases import link_letters, link_recusals, state_tag
from onething.portal.showing.choosing import (
    ChoiceForm,
    CorrectionLine,
    SeparateForm,
    Tried,
    list_choices,
    list_corrections_shown,
    list_separate,
)
from onething.portal.showing.slips import SlipLine, list_slips
from onething.portal.showing.under_way import UnderWay, list_under_way
from onething.supervision.queries.deadlines import read_deadlines

NOTHING_TRIED = Tried()


def back_to_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An act's address that is opened again (going back, a bookmark) is no dead end: it leads to the case."""

    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def _answered(request: HttpRequest, case_id: UUID, **places: UUID) -> HttpResponse:
        if request.method == "GET":
            return HttpResponseRedirect(f"/cases/{case_id}/")
        return view(request, case_id, **places)

    return _answered


@dataclass(frozen=True)
class ProgressPage:
    """The view value of portal/progress.html."""

    name: str
    number: str
    base: str
    state: Tag
    holder: str
    is_with_applicant: bool
    officers: str
    deadline: Deadline
    steps: tuple[StepDeadline, ...]
    following: NextBox
    chart: WaveChart
    life: LifeLine | None
    opinions: tuple[OpinionCard, ...]
    corrections: tuple[CorrectionLine, ...]
    choices: tuple[ChoiceForm, ...]
    separate: tuple[SeparateForm, ...]
    under_way: tuple[UnderWay, ...]
    visits: tuple[str, ...]
    slips: tuple[SlipLine, ...]
    another_day: Field | None
    end: Button | None
    withdraw: Button | None
    acknowledge: Button | None
    has_receipt: bool
    is_handed_in: bool
    has_results: bool
    letters: tuple[NavLink, ...] = ()
    recusals: tuple[NavLink, ...] = ()
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
@back_to_case
def mend(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """After a refusal: say what was mended, and be reviewed again; a form that changed is signed first."""
    viewer, at, typed = viewer_of(request), now(), request.POST.get("explanation", "")
    case = read_case(viewer, case_id=case_id, at=at)
    box: SignBox | None = None
    try:
        if case.is_unsigned and "sign" not in request.POST:
            snapshot = request_signing_code(viewer, case_id=case_id, at=at)
            box = sign_box(PORTAL, viewer=viewer, case=case, snapshot=snapshot)
            tried = Tried(step=str(step_id), typed=typed, sign=box)
            return show(request, "portal/progress.html", page=_page(request, case_id=case_id, tried=tried))
        signature = _prove(request, case=case) if case.is_unsigned else None
        choosing.mend(viewer, step_id=step_id, mending=Mending(typed, signature=signature), at=at)
    except Refusal as refusal:
        if "sign" in request.POST:
            box = _sign_again(request, case=case, refusal=refusal)
        tried = Tried(step=str(step_id), typed=typed, error=_error_of(refusal), sign=box)
        page = _page(request, case_id=case_id, refusal=refusal, tried=tried)
        return show(request, "portal/progress.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"/cases/{case_id}/?done=mended")


def _prove(request: HttpRequest, *, case: CaseView) -> Signature:
    snapshot, code = request.POST.get("snapshot", ""), request.POST.get("code", "")
    viewer = viewer_of(request)
    return prove_signature(viewer, case_id=case.id, snapshot_sm3=snapshot, code=code, at=now())


def _sign_again(request: HttpRequest, *, case: CaseView, refusal: Refusal) -> SignBox:
    viewer, typed = viewer_of(request), request.POST.get("code", "")
    snapshot = request.POST.get("snapshot", "")
    return sign_box(PORTAL, viewer=viewer, case=case, snapshot=snapshot, refusal=refusal, typed=typed)


def _error_of(refusal: Refusal) -> str:
    return list_problems(refusal).get("explanation", "")


@access(Permission.APPLY)
@back_to_case
def drop(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """After a refusal: give this matter up, go on with the others."""
    return _act(
        request,
        case_id=case_id,
        done="dropped",
        act=lambda: choosing.drop(viewer_of(request), step_id=step_id, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def withdraw_promise(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Take a promise back before the decision: the ordinary road."""
    return _act(
        request,
        case_id=case_id,
        done="promise_back",
        act=lambda: promising.withdraw(viewer_of(request), step_id=step_id, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def answer_hearing(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Ask for the hearing of which one was told, or do without."""
    viewer, is_asked = viewer_of(request), request.POST.get("answer") == "ask"
    answer = hearing.ask if is_asked else hearing.waive
    return _act(
        request,
        case_id=case_id,
        done="hearing_asked" if is_asked else "hearing_waived",
        act=lambda: answer(viewer, step_id=step_id, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def object_to_fix(request: HttpRequest, case_id: UUID, slip_id: UUID) -> HttpResponse:
    """Object to a slip that the office put right: what was signed stands again."""
    return _act(
        request,
        case_id=case_id,
        done="objected",
        act=lambda: slips.object_to(viewer_of(request), case_id=case_id, slip_id=slip_id, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def separate(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Have one result now, without waiting for the others."""
    return _act(
        request,
        case_id=case_id,
        done="separated",
        act=lambda: choosing.separate(viewer_of(request), step_id=step_id, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def ask_another_day(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for another date of the visit to the place, once."""
    viewer, wish = viewer_of(request), request.POST.get("wish", "")
    return _act(
        request,
        case_id=case_id,
        done="another_day",
        act=lambda: visiting.ask_another_day(viewer, case_id=case_id, wish=wish, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def end(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """After a refusal: end the case."""
    return _act(
        request,
        case_id=case_id,
        done="ended",
        act=lambda: flow.end(viewer_of(request), case_id=case_id, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def acknowledge(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say that the electronic results have arrived: they are delivered."""
    viewer = viewer_of(request)
    name = get_own_card(viewer, at=now()).name or ""
    delivery = Delivery(method=DeliveryMethod.ELECTRONIC, recipient=name)
    return _act(
        request,
        case_id=case_id,
        done="acknowledged",
        act=lambda: flow.deliver(viewer, case_id=case_id, delivery=delivery, at=now()),
    )


@access(Permission.APPLY)
@back_to_case
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take the application back."""
    return _act(
        request,
        case_id=case_id,
        done="withdrawn",
        act=lambda: flow.withdraw(viewer_of(request), case_id=case_id, at=now()),
    )


def _act(request: HttpRequest, *, case_id: UUID, done: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        page = _page(request, case_id=case_id, refusal=refusal)
        return show(request, "portal/progress.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"/cases/{case_id}/?done={done}")


def _page(
    request: HttpRequest, *, case_id: UUID, refusal: Refusal | None = None, tried: Tried = NOTHING_TRIED
) -> ProgressPage:
    viewer, at = viewer_of(request), now()
    has_life = "life" in request.GET
    followed = follow_case(viewer, case_id=case_id, at=at, has_acts=has_life)
    case, acts = followed.view, followed.next_acts
    deadlines = read_deadlines(viewer, case_id=case_id, today=local_day(at))
    offered = {act.verb for act in acts}
    choices = list_choices(
        case, acts=acts, previews={str(key): one for key, one in followed.previews.items()}, tried=tried
    )
    legal = ButtonKind.LEGAL
    return ProgressPage(
        name=case.thing_name,
        number=case.number or "",
        base=f"/cases/{case_id}",
        state=state_tag(case.state),
        holder=progress.say_holder(case),
        is_with_applicant=case.state in progress.WITH_APPLICANT,
        officers=progress.say_officers(case),
        deadline=show_case_deadline(case, deadlines=deadlines),
        steps=list_step_deadlines(case, deadlines=deadlines),
        following=progress.show_next(case),
        chart=show_waves(
            case.plan, steps=case.steps, end=say_chart_end(case.plan), note=say_chart_note(case.plan)
        ),
        life=progress.show_life(followed.acts, case=case) if has_life else None,
        opinions=progress.list_opinions(case),
        corrections=list_corrections_shown(case),
        choices=choices,
        separate=list_separate(case, acts=acts),
        under_way=list_under_way(case, acts=acts),
        visits=list_visit_lines(case),
        slips=list_slips(case),
        another_day=_ask_day(request, refusal=refusal) if "ask_another_day" in offered else None,
        end=Button(word="整件不办了", kind=legal)
        if case.state is CaseState.CHOOSING and "end" in offered
        else None,
        withdraw=Button(word="确定撤回", kind=legal) if "withdraw" in offered else None,
        acknowledge=Button(word=words.ACKNOWLEDGE) if "deliver" in offered else None,
        has_receipt=case.submitted_at is not None,
        is_handed_in=not is_editable(case),
        has_results=any(step.state is StepState.ISSUED for step in case.steps),
        letters=link_letters(case),
        recusals=link_recusals(case, acts=acts),
        notices=_notices(request.GET.get("done", "")),
        errors=summarize(refusal, fields=_list_fields(choices)),
    )


def _ask_day(request: HttpRequest, *, refusal: Refusal | None) -> Field:
    typed = request.POST.get("wish", "")
    field = Field(name="wish", place="reason", label=words.WISH, kind=FieldKind.LONG_TEXT, value=typed)
    return place_errors([field], refusal=refusal if "wish" in request.POST else None)[0]


def _list_fields(choices: Sequence[ChoiceForm]) -> list[Field]:
    fields = [choice.explanation for choice in choices]
    return fields + [choice.sign.field for choice in choices if choice.sign]


def _notices(done: str) -> tuple[Notice, ...]:
    sentence = words.DONE_NOTES.get(done)
    return (Notice(sentence, tone=Tone.GOOD),) if sentence else ()
