"""One case at the window: the whole application, its papers beside it, and the acts of the moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.slips import WITH_SLIPS
from onething.cases.contracts.views import CaseView, NextAct, WholeCase
from onething.counter import words
from onething.counter.applying import COUNTER
from onething.counter.showing.acting import ActForm, Attempt, show_acts
from onething.counter.views.performing import perform
from onething.credentials.contracts import ResultState
from onething.credentials.queries import list_results
from onething.directory.queries import list_units
from onething.journey import reading
from onething.journey.letter_contents import say_basis, say_time
from onething.journey.letters import address_letter, list_letters, name_letter
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Button,
    Deadline,
    ErrorSummary,
    LifeLine,
    MaterialRow,
    NavLink,
    Notice,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import answer_file
from onething.pages.applying.reviewing import name_left_for_later
from onething.pages.problems import summarize
from onething.pages.showing.days import say_day
from onething.pages.showing.deadlines import StepDeadline, list_step_deadlines, show_case_deadline
from onething.pages.showing.form_rows import FormRow, show_form
from onething.pages.showing.life import has_signed_sheet, show_life
from onething.pages.showing.papers import show_papers
from onething.pages.showing.states import say_state
from onething.pages.slip import say_slip
from onething.supervision.contracts.deadlines import Deadlines
from onething.supervision.queries.deadlines import read_deadlines

NAMES = (
    "kind",
    "originals",
    "organ",
    "basis",
    "reason",
    "method",
    "relation",
    "recipient",
    "document_kind",
    "document_number",
)
TO_HAND_OVER = frozenset({CaseState.ISSUED, CaseState.ON_THE_WAY, CaseState.DELIVERED, CaseState.ARCHIVED})


@dataclass(frozen=True)
class WindowCasePage:
    """The view value of counter/case.html."""

    address: str
    title: str
    number: str
    state: str
    submitted: str
    acts: tuple[ActForm, ...]
    note: str
    going_on: Button | None
    form: tuple[FormRow, ...]
    slips: tuple[str, ...]
    papers: tuple[MaterialRow, ...]
    notices: tuple[NavLink, ...]
    deadline: Deadline
    steps: tuple[StepDeadline, ...]
    results: tuple[str, ...]
    life: LifeLine
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.RECEIVE)
@require_http_methods(["GET", "POST"])
def show_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the case; a POST does one act and shows it again."""
    viewer, at = viewer_of(request), now()
    whole = reading.read_whole_case(viewer, case_id=case_id, at=at)
    verb, typed = request.POST.get("verb", ""), {name: request.POST.get(name, "") for name in NAMES}

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> WindowCasePage:
        attempt = Attempt(verb=verb, typed=typed, refusal=refusal) if refusal else None
        return _page(viewer, whole=whole, at=at, done=done, attempt=attempt)

    return answer_acts(
        request, template="counter/case.html", draw=_draw, verb=verb, address=address_of(case_id),
        act=lambda: perform(viewer, verb=verb, case_id=case_id, typed=typed, at=at),
    )  # fmt: skip


@access(Permission.RECEIVE)
@require_safe
def open_material(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Show the file of a material."""
    stored, content = reading.read_material(viewer_of(request), case_id=case_id, key=key, at=now())
    return answer_file(content, media_type=stored.media_type, name=stored.name, inline=True)


def address_of(case_id: UUID) -> str:
    """Return the address of a case at the counter."""
    return f"/counter/cases/{case_id}/"


def _page(
    viewer: Viewer, *, whole: WholeCase, at: datetime, done: str = "", attempt: Attempt | None = None
) -> WindowCasePage:
    case, offered = whole.view, whole.next_acts
    address = address_of(case.id)
    units = list_units(viewer)
    windows = [one for one in units if one.has_window and one.code != viewer.unit_code]
    acts = show_acts(offered, address=address, attempt=attempt, windows=windows)
    fields = [field for act in acts for field in act.fields if field.error]
    deadlines = read_deadlines(viewer, case_id=case.id, today=local_day(at))
    return WindowCasePage(
        address=address,
        title=case.thing_name,
        number=case.number or "",
        state=say_state(case.state),
        submitted="网上提交" if case.channel == "online" else "窗口提交",
        acts=acts,
        note=_say_note(case, deadlines=deadlines, has_acts=bool(acts)),
        going_on=_going_on(case, acts=offered),
        form=show_form(case),
        slips=tuple(say_slip(one) for one in case.slips),
        papers=show_papers(case, address=f"{address}materials/"),
        notices=_notices(case, address=address)
        + _facts_link(offered, address=address)
        + _question_links(whole, address=address)
        + _slip_link(case, address=address)
        + _sheet_link(whole, address=address),
        deadline=show_case_deadline(case, deadlines=deadlines),
        steps=list_step_deadlines(case, deadlines=deadlines),
        results=_results(viewer, case=case),
        life=show_life(whole.acts, steps=case.steps, units=units),
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(attempt.refusal, fields=fields) if attempt else None,
    )


def _say_note(case: CaseView, *, deadlines: Deadlines, has_acts: bool) -> str:
    """What the window has to mind now: until when it must answer, what is still to come."""
    to_come = next((one for one in case.deferred if one.is_open), None)
    if to_come is not None:
        return words.STILL_TO_COME.format(name=to_come.name, day=say_day(to_come.due_on))
    receipt = deadlines.find("receipt")
    if case.state is CaseState.RECEIVED and receipt and receipt.statutory_on:
        how, basis = say_time(case.plan), say_basis(case.plan)
        return words.ANSWER_BY.format(day=say_day(receipt.statutory_on), how=how, basis=basis) + _say_lacking(
            case
        )
    if case.state in (CaseState.ISSUED, CaseState.ON_THE_WAY):
        return _say_way(case, deadlines=deadlines)
    return "" if has_acts else words.NEXT.get(case.state, words.NOTHING_MORE)


def _say_way(case: CaseView, *, deadlines: Deadlines) -> str:
    """Where decided results are, and until when they are delivered."""
    delivery = deadlines.find("delivery")
    until = ""
    if delivery and delivery.statutory_on:
        until = words.DELIVER_BY.format(day=say_day(delivery.statutory_on))
    if case.way is None:
        return until
    if case.way.unit_name:
        return words.AT_WINDOW.format(unit=case.way.unit_name) + until
    sent = words.SENT_UNDER.format(waybill=case.way.waybill) if case.way.waybill else words.SENT
    return sent + until


def _say_lacking(case: CaseView) -> str:
    names = name_left_for_later(case)
    return words.LACKING.format(names="、".join(names)) if names else ""


def _going_on(case: CaseView, *, acts: Sequence[NextAct]) -> Button | None:
    """The way back into the form: for a draft of this window, or to correct or supply in the applicant's name."""
    if any(one.is_open for one in case.deferred):
        return Button(word=words.SUPPLY_FOR_THEM, href=f"{COUNTER.case(case.id)}/materials", key="f")
    ways = {"submit": words.CONTINUE, "correct": words.CORRECT_FOR_THEM}
    word = next((ways[act.verb] for act in acts if act.step_id is None and act.verb in ways), None)
    return Button(word=word, href=f"{COUNTER.case(case.id)}/form", key="f") if word else None


def _notices(case: CaseView, *, address: str) -> tuple[NavLink, ...]:
    return tuple(
        link
        for one in list_letters(case)
        for name in (name_letter(one, case=case),)
        for link in (
            NavLink(words.PDF.format(letter=name), f"{address}letters/{address_letter(one)}"),
            NavLink(words.PRINT.format(letter=name), f"{address}notices/{address_letter(one)}"),
        )
    )


def _facts_link(acts: Sequence[NextAct], *, address: str) -> tuple[NavLink, ...]:
    is_open = any(act.verb == "record_fact" for act in acts)
    return (NavLink(words.RECORD_FACTS, f"{address}facts"),) if is_open else ()


def _slip_link(case: CaseView, *, address: str) -> tuple[NavLink, ...]:
    return (NavLink(words.FIX_SLIP, f"{address}slip"),) if case.state in WITH_SLIPS else ()


def _question_links(whole: WholeCase, *, address: str) -> tuple[NavLink, ...]:
    asked = {act.step_id for act in whole.next_acts if act.verb == "answer_question"}
    return tuple(
        NavLink(words.QUESTION_LINK.format(matter=step.matter_name), f"{address}steps/{step.id}/question")
        for step in whole.view.steps
        if step.id in asked
    )


def _sheet_link(whole: WholeCase, *, address: str) -> tuple[NavLink, ...]:
    return (NavLink(words.SIGNED_SHEET, f"{address}signed-sheet"),) if has_signed_sheet(whole.acts) else ()


def _results(viewer: Viewer, *, case: CaseView) -> tuple[str, ...]:
    if case.state not in TO_HAND_OVER:
        return ()
    found = list_results(viewer, step_ids=[step.id for step in case.steps])
    return tuple(one.result_name for one in found if one.state is ResultState.VALID)
