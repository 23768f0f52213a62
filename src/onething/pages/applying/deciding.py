"""The plan that the answers make, and the same as a one-time notice (一次告知书) that its code gives again."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from onething.catalogue.contracts import PublishedThing, Question
from onething.catalogue.queries import get_current_thing, get_version
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.look.contracts import Button, ButtonKind, Notice, Tone
from onething.pages.access import viewer_of
from onething.pages.answering import show
from onething.pages.applying import words
from onething.pages.applying.answers import AT, list_pairs, read_answers, write_query
from onething.pages.applying.face import Face, Signing
from onething.pages.applying.plans import (
    MatterLine,
    PlanShown,
    list_matters,
    list_not_needed,
    list_remarks,
    show_gates,
    show_plan,
)
from onething.pages.showing.days import say_day
from onething.planning.contracts import Plan
from onething.planning.queries import make_plan, read_notice_answers, read_notice_code, write_notice_code


@dataclass(frozen=True)
class AnswerLine:
    """A question with what was answered, and where to answer differently."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True)
class PlanPage:
    """The view value of pages/applying/plan.html and notice.html."""

    face: Face
    name: str
    summary: str
    lead: str
    answers: tuple[AnswerLine, ...]
    matters: tuple[MatterLine, ...]
    plan: PlanShown
    because: tuple[str, ...]
    not_needed: tuple[str, ...]
    fields: tuple[str, ...]
    begin_action: str
    kept: tuple[tuple[str, str], ...]
    begin: Button
    notice: Button
    notices: tuple[Notice, ...] = ()
    code: str = ""
    dated: str = ""


def show_answers_plan(request: HttpRequest, *, face: Face, code: str) -> HttpResponse:
    """Show the plan of the answers in the address."""
    published = get_current_thing(viewer_of(request), code=code, at=now())
    page = _page(face, published=published, answers=read_answers(request.GET, thing=published.thing))
    return show(request, "pages/applying/plan.html", page=page)


def show_notice(request: HttpRequest, *, face: Face, code: str, notice_code: str) -> HttpResponse:
    """Show the notice that a code names: the same for ever, whatever was published since."""
    viewer, read = viewer_of(request), read_notice_code(notice_code)
    if read.thing != code.upper():
        raise Refusal("planning.notice.code", words.NOTICE_ELSEWHERE, field="code", status=404)
    published = get_version(viewer, code=read.thing, version=read.version)
    answers = read_notice_answers(read, published=published)
    dated = words.NOTICE_DAY.format(day=say_day(read.day), version=read.version)
    page = _page(face, published=published, answers=answers, code=notice_code.upper(), dated=dated)
    return show(request, "pages/applying/notice.html", page=page)


def read_complete(sent: QueryDict, *, published: PublishedThing) -> dict[str, Any] | None:
    """Return the answers, or None while a question is open or an answer closes this road."""
    answers = read_answers(sent, thing=published.thing)
    plan = make_plan(published, answers=answers)
    return None if plan.open_questions or plan.gates else answers


def _page(
    face: Face, *, published: PublishedThing, answers: dict[str, Any], code: str = "", dated: str = ""
) -> PlanPage:
    thing, made = published.thing, make_plan(published, answers=answers)
    plan = made.as_json()
    here = face.thing(thing.code)
    notice_code = code or write_notice_code(published, answers=answers, day=local_day(now()))
    return PlanPage(
        face=face,
        name=thing.name,
        summary=face.voice.plan_ready.format(
            matters=len(plan["matters"]), materials=sum(one["asked"] for one in plan["materials"])
        ),
        lead=words.LEAD.format(department=thing.lead_department),
        answers=tuple(_list_answers(face, published=published, plan=made, answers=answers)),
        matters=list_matters(plan["matters"], statutory=plan["statutory"]),
        plan=show_plan(plan, voice=face.voice),
        because=list_remarks(plan),
        not_needed=list_not_needed(plan),
        fields=tuple(field.label for field in made.form if field.filled_from is None),
        begin_action=f"{here}/begin",
        kept=tuple(list_pairs(answers)),
        begin=_begin(face, plan=made, answers=answers),
        notice=Button(word="一次告知书", href=f"{here}/notice/{notice_code}", kind=ButtonKind.QUIET),
        notices=_notices(made),
        code=notice_code,
        dated=dated,
    )


def _notices(plan: Plan) -> tuple[Notice, ...]:
    is_open = plan.open_questions and not plan.gates
    return (
        *show_gates(plan.gates),
        *([Notice(words.NOT_ALL_ANSWERED, tone=Tone.WARN)] if is_open else []),
    )


def _begin(face: Face, *, plan: Plan, answers: dict[str, Any]) -> Button:
    here, query = face.thing(plan.thing), write_query(answers)
    if plan.gates:
        return Button(word=face.voice.begin, why_not=words.GATED)
    if plan.open_questions:
        return Button(word="接着回答", href=f"{here}/questions/{query}")
    if face.signing is Signing.PAPER:
        return Button(word=face.voice.begin, href=f"{here}/person{query}", has_cursor=face.by_keyboard)
    return Button(word=face.voice.begin)


def _list_answers(
    face: Face, *, published: PublishedThing, plan: Plan, answers: dict[str, Any]
) -> list[AnswerLine]:
    here = f"{face.thing(published.thing.code)}/questions/"
    lines = []
    for question in published.thing.questions:
        if question.key not in plan.asked_questions:
            continue
        said = _say_answer(question, plan=plan)
        change = here + write_query(answers, **{AT: question.key})
        lines.append(AnswerLine(question=question.text, answer=said, change=change))
    return lines


def _say_answer(question: Question, *, plan: Plan) -> str:
    """A number or day as it was given, with the range it falls into; else the labels chosen."""
    if question.key not in plan.answers:
        return words.NOT_ANSWERED
    chosen = plan.answers[question.key]
    labels = words.LIST_COMMA.join(option.label for option in question.options if option.value in chosen)
    if question.key in plan.given:
        return words.GIVEN.format(given=plan.given[question.key], unit=question.unit or "", label=labels)
    return labels or words.NONE_CHOSEN
