"""One case for the lead: lanes, what blocks, and one confirmation for all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseView, WholeCase
from onething.desk import words
from onething.desk.acts.forms import Sent
from onething.desk.acts.visiting import list_visit_fields, set_visit
from onething.desk.coordinating import Coordination, perform, show_coordination
from onething.desk.showing.consultations import Consulted, show_consultations
from onething.desk.showing.open_points import show_open_points
from onething.desk.showing.under_way import say_question
from onething.directory.queries import list_units
from onething.journey import flow, reading
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Deadline,
    ErrorSummary,
    Field,
    LifeLine,
    Notice,
    OpinionCard,
    Table,
    Tag,
    Tone,
    WaveChart,
)
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_short_day
from onething.pages.showing.deadlines import say_late, show_case_deadline, show_step_deadline
from onething.pages.showing.life import show_life
from onething.pages.showing.opinions import show_opinion
from onething.pages.showing.plans import show_waves
from onething.pages.showing.states import say_state
from onething.pages.showing.visits import list_visit_lines
from onething.supervision.contracts.deadlines import Deadlines
from onething.supervision.queries.deadlines import read_deadlines

OPEN = frozenset({CaseState.IN_REVIEW, CaseState.CHOOSING})
BEFORE_REVIEW = frozenset({CaseState.SUBMITTED, CaseState.RECEIVED, CaseState.CORRECTING, CaseState.ACCEPTED})


@dataclass(frozen=True)
class Lane:
    """One step: what its department signed, and its clock."""

    opinion: OpinionCard
    deadline: Deadline
    late: Tag | None
    consultations: tuple[Consulted, ...] = ()
    question: tuple[str, ...] = ()


@dataclass(frozen=True)
class JointCasePage:
    """The view value of desk/joint.html."""

    address: str
    title: str
    number: str
    state: str
    deadline: Deadline
    waves: WaveChart
    lanes: tuple[Lane, ...]
    life: LifeLine
    can_confirm: bool
    standing: Notice
    points: Table | None
    coordination: Coordination | None = None
    visits: tuple[str, ...] = ()
    visit_fields: tuple[Field, ...] = ()
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.COORDINATE)
@require_http_methods(["GET", "POST"])
def show_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the lanes of the case; a POST confirms, or settles what is open between the departments."""
    viewer, at = viewer_of(request), now()
    whole = reading.read_whole_case(viewer, case_id=case_id, at=at)

    verb = request.POST.get("verb", "confirm")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> JointCasePage:
        page = _page(viewer, whole=whole, at=at, done=done, refusal=refusal)
        offered = [act.verb for act in whole.next_acts]
        coordination = show_coordination(
            whole.view, verbs=offered, sent=request.POST, verb=verb, refusal=refusal
        )
        fields = list_visit_fields(_sent(request)) if "set_visit" in offered else ()
        tried = refusal if verb == "set_visit" else None
        return replace(
            page, coordination=coordination, visit_fields=place_errors(fields, refusal=tried),
            errors=summarize(refusal, fields=[one for one in place_errors(fields, refusal=tried) if one.error]),
        )  # fmt: skip

    def _act() -> None:
        if verb == "confirm":
            flow.confirm(viewer, case_id=case_id, at=at)
        elif verb == "set_visit":
            set_visit(viewer, case_id=case_id, sent=_sent(request), at=at)
        else:
            perform(viewer, case_id=case_id, verb=verb, sent=request.POST, at=at)

    return answer_acts(
        request, template="desk/joint.html", draw=_draw, verb=verb, address=_address(case_id), act=_act
    )


def _sent(request: HttpRequest) -> Sent:
    return Sent(ending="case", post=request.POST)


def _address(case_id: UUID) -> str:
    return f"/desk/lead/cases/{case_id}/"


def _page(
    viewer: Viewer, *, whole: WholeCase, at: datetime, done: str = "", refusal: Refusal | None = None
) -> JointCasePage:
    case, today = whole.view, local_day(at)
    deadlines = read_deadlines(viewer, case_id=case.id, today=today)
    can_confirm = any(act.verb == "confirm" for act in whole.next_acts)
    late = {step.matter_code: say_late(step, deadlines=deadlines) for step in case.steps}
    points = show_open_points(case, deadlines=deadlines) if case.state in OPEN else None
    return JointCasePage(
        address=_address(case.id),
        title=case.thing_name,
        number=case.number or "",
        state=say_state(case.state),
        deadline=show_case_deadline(case, deadlines=deadlines),
        waves=show_waves(
            case.plan, steps=case.steps, own_unit=viewer.unit_code or "", end=_end(case), late=late
        ),
        lanes=_lanes(case, late=late, deadlines=deadlines, today=today),
        life=show_life(whole.acts, steps=case.steps, units=list_units(viewer)),
        can_confirm=can_confirm,
        standing=_standing(case, can_confirm=can_confirm, has_points=points is not None),
        points=points,
        visits=list_visit_lines(case),
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal),
    )


def _standing(case: CaseView, *, can_confirm: bool, has_points: bool) -> Notice:
    if can_confirm:
        return Notice(words.READY_TO_CONFIRM, tone=Tone.GOOD)
    if case.state in BEFORE_REVIEW:
        return Notice(words.NOT_ACCEPTED_YET)
    return Notice(words.OPEN_TITLE, tone=Tone.WARN) if has_points else Notice(words.CONFIRMED)


def _end(case: CaseView) -> str:
    return words.PROMISED_BY.format(day=say_short_day(case.promised_on)) if case.promised_on else ""


def _lanes(case: CaseView, *, late: Mapping[str, str], deadlines: Deadlines, today: date) -> tuple[Lane, ...]:
    return tuple(
        Lane(
            opinion=show_opinion(step),
            deadline=show_step_deadline(step, deadlines=deadlines),
            late=Tag(late[step.matter_code], tone=Tone.BAD) if late[step.matter_code] else None,
            consultations=show_consultations(step, today=today),
            question=tuple(say_question(step.question)) if step.question else (),
        )
        for step in case.steps
    )
