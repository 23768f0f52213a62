"""One case for the lead: lanes, what blocks, and one confirmation for all."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from onething.calendars.queries import get_calendar
from onething.cases.contracts import CaseState, CaseView
from onething.cases.queries import list_case_acts, list_next_acts
from onething.desk import words
from onething.desk.showing.steps import say_state
from onething.directory.queries import list_units
from onething.journey import flow, reading
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Deadline, ErrorSummary, LifeLine, Notice, OpinionCard, Tone, WaveChart
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import summarize
from onething.pages.showing.days import say_short_day
from onething.pages.showing.deadlines import show_step_deadline
from onething.pages.showing.life import show_life
from onething.pages.showing.opinions import show_opinion
from onething.pages.showing.plans import show_waves

BEFORE_REVIEW = frozenset({CaseState.SUBMITTED, CaseState.RECEIVED, CaseState.CORRECTING, CaseState.ACCEPTED})


@dataclass(frozen=True)
class Lane:
    """One step: what its department signed, and its clock."""

    opinion: OpinionCard
    deadline: Deadline


@dataclass(frozen=True)
class JointCasePage:
    """The view value of desk/joint.html."""

    address: str
    title: str
    number: str
    state: str
    waves: WaveChart
    lanes: tuple[Lane, ...]
    life: LifeLine
    can_confirm: bool
    standing: Notice
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.COORDINATE)
@require_http_methods(["GET", "POST"])
def show_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the lanes of the case; a POST confirms."""
    viewer, at = viewer_of(request), now()
    case = reading.read_case(viewer, case_id=case_id, at=at)
    if request.method == "GET":
        return show(
            request, "desk/joint.html", page=_page(viewer, case=case, at=at, done=request.GET.get("done", ""))
        )
    try:
        flow.confirm(viewer, case_id=case_id, at=at)
    except Refusal as refusal:
        page = _page(viewer, case=case, at=at, refusal=refusal)
        return show(request, "desk/joint.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{_address(case_id)}?done=confirm")


def list_open_sentences(case: CaseView) -> tuple[str, ...]:
    """Return what stands between the lead and the confirmation, one sentence a step."""
    return tuple(
        words.OPEN_POINTS[step.state].format(name=step.matter_name, unit=step.department)
        for step in case.steps
        if step.state in words.OPEN_POINTS
    )


def _address(case_id: UUID) -> str:
    return f"/desk/lead/cases/{case_id}/"


def _page(
    viewer: Viewer, *, case: CaseView, at: datetime, done: str = "", refusal: Refusal | None = None
) -> JointCasePage:
    acts = list_case_acts(viewer, case_id=case.id)
    can_confirm = any(act.verb == "confirm" for act in list_next_acts(viewer, case_id=case.id))
    return JointCasePage(
        address=_address(case.id),
        title=case.thing_name,
        number=case.number or "",
        state=say_state(case.state),
        waves=show_waves(case.plan, steps=case.steps, own_unit=viewer.unit_code or "", end=_end(case)),
        lanes=_lanes(viewer, case=case, at=at),
        life=show_life(acts, steps=case.steps, units=list_units(viewer)),
        can_confirm=can_confirm,
        standing=_standing(case, can_confirm=can_confirm),
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal),
    )


def _standing(case: CaseView, *, can_confirm: bool) -> Notice:
    if can_confirm:
        return Notice(words.READY_TO_CONFIRM, tone=Tone.GOOD)
    if case.state in BEFORE_REVIEW:
        return Notice(words.NOT_ACCEPTED_YET)
    points = list_open_sentences(case)
    if case.state in (CaseState.IN_REVIEW, CaseState.CHOOSING) and points:
        return Notice(words.OPEN_TITLE, tone=Tone.WARN, details=points)
    return Notice(words.CONFIRMED)


def _end(case: CaseView) -> str:
    return words.PROMISED_BY.format(day=say_short_day(case.promised_on)) if case.promised_on else ""


def _lanes(viewer: Viewer, *, case: CaseView, at: datetime) -> tuple[Lane, ...]:
    calendar, today = get_calendar(viewer), local_day(at)
    return tuple(
        Lane(
            opinion=show_opinion(step),
            deadline=show_step_deadline(step, plan=case.plan, today=today, calendar=calendar),
        )
        for step in case.steps
    )
