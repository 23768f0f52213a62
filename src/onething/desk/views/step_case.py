"""One case on one screen for a department: its own part of the form, papers, clocks, others' decisions, and its acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.slips import WITH_SLIPS
from onething.cases.contracts.views import CaseView, NextAct, StepView, WholeCase
from onething.desk import words
from onething.desk.acts.forms import Scene, Sent, read_sent, step_ending
from onething.desk.acts.offered import Attempt, perform, show_forms
from onething.desk.showing.acting import ActForm
from onething.desk.showing.consultations import Consulted, show_consultations
from onething.desk.showing.examining import list_examined
from onething.desk.showing.steps import say_lacking, show_state
from onething.desk.showing.under_way import list_under_way
from onething.directory.contracts import Post
from onething.directory.queries import list_units
from onething.journey import reading
from onething.journey.ways import evidence
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Deadline,
    ErrorSummary,
    LifeLine,
    MaterialRow,
    NavLink,
    Notice,
    OpinionCard,
    Tag,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import answer_file
from onething.pages.problems import summarize
from onething.pages.showing.deadlines import show_case_deadline, show_step_deadline
from onething.pages.showing.form_rows import FormRow, show_form
from onething.pages.showing.life import show_life
from onething.pages.showing.opinions import show_opinion
from onething.pages.showing.papers import show_papers
from onething.pages.showing.states import say_state
from onething.pages.showing.visits import list_visit_lines
from onething.pages.slip import say_slip
from onething.supervision.contracts.deadlines import Deadlines
from onething.supervision.queries.deadlines import read_deadlines


@dataclass(frozen=True)
class OwnStep:
    """A step of the viewer's department."""

    id: str
    number: str
    matter: str
    state: Tag
    deadline: Deadline
    forms: tuple[ActForm, ...]
    note: str
    holder: str
    under_way: tuple[str, ...] = ()
    consultations: tuple[Consulted, ...] = ()
    examined: tuple[str, ...] = ()
    links: tuple[NavLink, ...] = ()


@dataclass(frozen=True)
class StepCasePage:
    """The view value of desk/case.html."""

    address: str
    title: str
    number: str
    state: str
    submitted: str
    deadline: Deadline
    own: tuple[OwnStep, ...]
    form: tuple[FormRow, ...]
    slips: tuple[str, ...]
    slip_href: str
    papers: tuple[MaterialRow, ...]
    visits: tuple[str, ...]
    others: tuple[OpinionCard, ...]
    life: LifeLine
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.REVIEW, Permission.DECIDE)
@require_http_methods(["GET", "POST"])
def show_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the case; a POST does one act on one of the viewer's steps and shows the case again."""
    viewer, at = viewer_of(request), now()
    whole = reading.read_whole_case(viewer, case_id=case_id, at=at)
    verb, sent = request.POST.get("verb", ""), request.POST.get("step", "")
    step = _sent_step(whole.view, viewer=viewer, text=sent) if request.method == "POST" else None
    typed = read_sent(request, step=step) if step else None

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> StepCasePage:
        attempt = Attempt(step.id, verb, typed, refusal) if step and typed and refusal else None
        return _page(viewer, whole=whole, at=at, done=done, attempt=attempt)

    def _act() -> None:
        if step and typed:
            perform(viewer, verb=verb, step_id=step.id, sent=typed, at=at)

    return answer_acts(
        request, template="desk/case.html", draw=_draw, verb=verb, act=_act, address=_address(case_id)
    )


@access(Permission.REVIEW, Permission.DECIDE)
@require_safe
def open_material(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Show the file of a material the department's matters ask."""
    stored, content = reading.read_material(viewer_of(request), case_id=case_id, key=key, at=now())
    return answer_file(content, media_type=stored.media_type, name=stored.name, inline=True)


@access(Permission.REVIEW, Permission.DECIDE, Permission.COORDINATE)
@require_safe
def open_evidence(request: HttpRequest, step_id: UUID, evidence_id: UUID) -> HttpResponse:
    """Show a file that was given as evidence of a step."""
    stored, content = evidence.read(viewer_of(request), step_id=step_id, evidence_id=evidence_id, at=now())
    return answer_file(content, media_type=stored.media_type, name=stored.name, inline=True)


def _address(case_id: UUID) -> str:
    return f"/desk/cases/{case_id}/"


def _own_steps(case: CaseView, *, viewer: Viewer) -> list[StepView]:
    return [step for step in case.steps if step.unit_code == viewer.unit_code]


def _sent_step(case: CaseView, *, viewer: Viewer, text: str) -> StepView:
    found = next((step for step in _own_steps(case, viewer=viewer) if str(step.id) == text), None)
    if found is None:
        raise Refusal("desk.step.unknown", words.UNKNOWN_ACT, status=404)
    return found


def _page(
    viewer: Viewer, *, whole: WholeCase, at: datetime, done: str = "", attempt: Attempt | None = None
) -> StepCasePage:
    case = whole.view
    own = _own_steps(case, viewer=viewer)
    deadlines = read_deadlines(viewer, case_id=case.id, today=local_day(at))
    shown = _show_own(viewer, whole=whole, own=own, deadlines=deadlines, at=at, attempt=attempt)
    fields = [field for step in shown for form in step.forms for field in form.fields]
    ours = frozenset(step.matter_code for step in own)
    return StepCasePage(
        address=_address(case.id),
        title=case.thing_name,
        number=case.number or "",
        state=say_state(case.state),
        submitted="网上提交" if case.channel == "online" else "窗口提交",
        deadline=show_case_deadline(case, deadlines=deadlines),
        own=shown,
        form=show_form(case, own_matters=ours),
        slips=tuple(say_slip(one) for one in case.slips),
        slip_href=f"{_address(case.id)}slip"
        if viewer.post == Post.REVIEWER and case.state in WITH_SLIPS
        else "",
        papers=show_papers(case, address=f"{_address(case.id)}materials/"),
        visits=list_visit_lines(case),
        others=tuple(show_opinion(step) for step in case.steps if step.matter_code not in ours),
        life=show_life(whole.acts, steps=case.steps, units=list_units(viewer)),
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(attempt.refusal, fields=[one for one in fields if one.error]) if attempt else None,
    )


def _show_own(
    viewer: Viewer,
    *,
    whole: WholeCase,
    own: Sequence[StepView],
    deadlines: Deadlines,
    at: datetime,
    attempt: Attempt | None,
) -> tuple[OwnStep, ...]:
    case, offered = whole.view, whole.next_acts
    keyed = next((step.id for step in own if any(act.step_id == step.id for act in offered)), None)
    shown = []
    for step in own:
        typed = attempt.sent if attempt and attempt.step_id == step.id else Sent(step_ending(step))
        verbs = [act.verb for act in offered if act.step_id == step.id or _is_of_visit(act, step=step)]
        forms = show_forms(
            Scene(viewer=viewer, whole=whole, step=step, sent=typed, at=at),
            verbs=verbs,
            attempt=attempt,
            keyed=step.id == keyed,
        )
        shown.append(
            OwnStep(
                id=str(step.id),
                number=step.number,
                matter=step.matter_name,
                state=show_state(step.state),
                deadline=show_step_deadline(step, deadlines=deadlines),
                forms=forms,
                holder=words.HELD_BY.format(name=step.holder) if step.holder else words.HELD_BY_NOBODY,
                note=say_lacking(step, deferred=case.deferred)
                or _say_whose(step, viewer=viewer)
                or ("" if forms else words.NOTHING_TO_DO.get(step.state, words.NOTHING_MORE)),
                under_way=list_under_way(step, plan=case.plan),
                consultations=show_consultations(step, today=local_day(at)),
                examined=list_examined(step, is_ticking="tick_review_points" in verbs),
                links=_links(step, case_id=case.id, verbs=verbs),
            )
        )
    return tuple(shown)


def _links(step: StepView, *, case_id: UUID, verbs: Sequence[str]) -> tuple[NavLink, ...]:
    """What has a page of its own."""
    links = []
    if step.question and step.question.paper:
        links.append(NavLink(words.QUESTION_PAPER, f"/desk/steps/{step.id}/evidence/{step.question.paper}"))
    if "propose_correction" in verbs:
        links.append(NavLink(words.CORRECT_RESULT, f"{_address(case_id)}steps/{step.id}/correction"))
    return tuple(links)


def _is_of_visit(act: NextAct, *, step: StepView) -> bool:
    """The one date of all departments is set from any step that has to see the place."""
    return act.verb == "set_visit" and step.site_visit


def _say_whose(step: StepView, *, viewer: Viewer) -> str:
    """Return in whose hand a step is that a reviewer may not take up; nothing where it is theirs, or nobody's."""
    is_open = step.state in (StepState.PENDING, StepState.IN_REVIEW)
    if viewer.post == Post.REVIEWER and is_open and step.held_by and not step.is_mine:
        return words.IN_OTHER_HANDS.format(name=step.holder)
    return ""
