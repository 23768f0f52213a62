"""The plan that the answers make, and the same as a one-time notice (一次告知书) that its code gives again."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from onething.catalogue.contracts import PublishedThing
from onething.catalogue.queries import get_current_thing, get_version
from onething.journey import flow
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind, Notice, Tone
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_day
from onething.planning.queries import make_plan, read_notice_answers, read_notice_code, write_notice_code
from onething.portal import words
from onething.portal.answers import AT, list_pairs, read_answers, write_query
from onething.portal.proving import ask_identity, is_proved
from onething.portal.showing.plans import MatterLine, PlanShown, list_matters, show_plan


@dataclass(frozen=True)
class AnswerLine:
    """A question with what was answered, and where to answer differently."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True)
class PlanPage:
    """The view value of portal/plan.html and portal/notice.html."""

    name: str
    summary: str
    lead: str
    answers: tuple[AnswerLine, ...]
    matters: tuple[MatterLine, ...]
    plan: PlanShown
    because: tuple[str, ...]
    fields: tuple[str, ...]
    begin_action: str
    kept: tuple[tuple[str, str], ...]
    begin: Button
    notice: Button
    notices: tuple[Notice, ...] = ()
    code: str = ""
    dated: str = ""


@access(ANYBODY)
@require_safe
def show_answers_plan(request: HttpRequest, code: str) -> HttpResponse:
    """Show the plan of the answers in the address."""
    published = get_current_thing(viewer_of(request), code=code, at=now())
    page = _page(published, answers=read_answers(request.GET, thing=published.thing))
    return show(request, "portal/plan.html", page=page)


@access(ANYBODY)
@require_safe
def show_notice(request: HttpRequest, code: str, notice_code: str) -> HttpResponse:
    """Show the notice that a code names: the same for ever, whatever was published since."""
    viewer, read = viewer_of(request), read_notice_code(notice_code)
    if read.thing != code.upper():
        raise Refusal("planning.notice.code", words.NOTICE_ELSEWHERE, field="code", status=404)
    published = get_version(viewer, code=read.thing, version=read.version)
    answers = read_notice_answers(read, published=published)
    dated = words.NOTICE_DAY.format(day=say_day(read.day), version=read.version)
    page = _page(published, answers=answers, code=notice_code.upper(), dated=dated)
    return show(request, "portal/notice.html", page=page)


@access(Permission.APPLY)
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Open a draft with these answers; who has not proved their identity is asked to first."""
    viewer, at = viewer_of(request), now()
    thing = get_current_thing(viewer, code=code, at=at).thing
    answers = read_answers(request.POST, thing=thing)
    back = f"/things/{code}/plan{write_query(answers)}"
    if any(question.key not in answers for question in thing.questions):
        return HttpResponseRedirect(back)
    if not is_proved(viewer):
        return ask_identity(back)
    case_id = flow.begin(viewer, thing=code, answers=answers, at=at)
    return HttpResponseRedirect(f"/cases/{case_id}/form")


def _page(published: PublishedThing, *, answers: dict[str, Any], code: str = "", dated: str = "") -> PlanPage:
    thing, made = published.thing, make_plan(published, answers=answers)
    plan = made.as_json()
    here = f"/things/{thing.code}"
    notice_code = code or write_notice_code(published, answers=answers, day=local_day(now()))
    is_open = bool(made.open_questions)
    onward = Button(word="接着回答", href=f"{here}/questions/{write_query(answers)}")
    return PlanPage(
        name=thing.name,
        summary=words.PLAN_READY.format(
            matters=len(plan["matters"]), materials=sum(one["asked"] for one in plan["materials"])
        ),
        lead=words.LEAD.format(department=thing.lead_department),
        answers=tuple(_list_answers(published, answers=answers)),
        matters=list_matters(plan["matters"], statutory=plan["statutory"]),
        plan=show_plan(plan),
        because=made.provisional_because,
        fields=tuple(field.label for field in made.form if field.filled_from is None),
        begin_action=f"{here}/begin",
        kept=tuple(list_pairs(answers)),
        begin=onward if is_open else Button(word="开始申请"),
        notice=Button(word="一次告知书", href=f"{here}/notice/{notice_code}", kind=ButtonKind.QUIET),
        notices=(Notice(words.NOT_ALL_ANSWERED, tone=Tone.WARN),) if is_open else (),
        code=notice_code,
        dated=dated,
    )


def _list_answers(published: PublishedThing, *, answers: dict[str, Any]) -> list[AnswerLine]:
    here = f"/things/{published.thing.code}/questions/"
    lines = []
    for question in published.thing.questions:
        given = answers.get(question.key)
        chosen = given if isinstance(given, list) else [given]
        labels = [option.label for option in question.options if option.value in chosen]
        said = words.LIST_COMMA.join(labels) or (words.NOT_ANSWERED if given is None else words.NONE_CHOSEN)
        change = here + write_query(answers, **{AT: question.key})
        lines.append(AnswerLine(question=question.text, answer=said, change=change))
    return lines
