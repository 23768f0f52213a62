"""A few questions, one at a time, with the plan growing beside them. The answers stand in the address."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.cases.queries.promises import find_own_bar
from onething.catalogue.contracts import PublishedThing, Question
from onething.catalogue.queries import get_current_thing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, ButtonKind, ErrorSummary, Field, Notice, Tone
from onething.pages.access import viewer_of
from onething.pages.answering import show
from onething.pages.applying import words
from onething.pages.applying.answers import AT, END, FROM, NEXT, list_pairs, read_answers, write_query
from onething.pages.applying.face import Face
from onething.pages.applying.plans import PlanShown, show_gates, show_plan
from onething.pages.applying.question_field import question_field
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_day
from onething.planning.contracts import Plan
from onething.planning.queries import make_plan

TEMPLATE = "pages/applying/questions.html"


@dataclass(frozen=True)
class QuestionsPage:
    """The view value of pages/applying/questions.html."""

    face: Face
    name: str
    guide: str
    action: str
    count: str
    question: Field
    kept: tuple[tuple[str, str], ...]
    came_from: str
    onward: Button
    back: Button | None
    plan: PlanShown
    notices: tuple[Notice, ...]
    errors: ErrorSummary | None


@dataclass(frozen=True)
class Asked:
    """What is asked now: the answers so far, the plan they make, the question, what was wrong with its answer."""

    answers: dict[str, Any]
    plan: Plan
    question: Question | None
    refusal: Refusal | None = None


def ask(request: HttpRequest, *, face: Face, code: str) -> HttpResponse:
    """Ask the question that the address names, else the first that is open; after the last the plan."""
    published = get_current_thing(viewer_of(request), code=code, at=now())
    answers = read_answers(request.GET, thing=published.thing)
    left = published.thing.find_question(request.GET.get(FROM, ""))
    found = _find_asked(published, answers=answers, left=left, at=request.GET.get(AT, ""))
    if found.question is None:
        return HttpResponseRedirect(f"{face.thing(code)}/plan{write_query(answers)}")
    page = _page(face, published=published, asked=found, question=found.question)
    page = replace(page, notices=(*page.notices, *tell_bar(viewer_of(request), question=found.question)))
    return show(request, TEMPLATE, page=page, status=found.refusal.status if found.refusal else 200)


def _find_asked(
    published: PublishedThing, *, answers: dict[str, Any], left: Question | None, at: str
) -> Asked:
    """A question left without an answer, or with one that is none, is asked again."""
    try:
        plan = make_plan(published, answers=answers)
    except Refusal as refusal:
        if left is None or refusal.field != f"answers.{left.key}":
            raise
        others = {key: value for key, value in answers.items() if key != left.key}
        return Asked(answers, make_plan(published, answers=others), left, _at_question(refusal, left))
    if left is not None and left.key in plan.asked_questions and left.key not in answers:
        is_open = Refusal("applying.question.open", words.CHOOSE_ONE, field=left.key)
        return Asked(answers, plan, left, is_open)
    key = _next_key(plan, left=left, at=at)
    return Asked(answers, plan, published.thing.find_question(key) if key else None)


def _at_question(refusal: Refusal, question: Question) -> Refusal:
    return Refusal(refusal.code, refusal.sentence, field=question.key, status=refusal.status)


def _next_key(plan: Plan, *, left: Question | None, at: str) -> str | None:
    """The question that the address names; the one after the question that was left; the first that is open."""
    asked = plan.asked_questions
    if at in asked:
        return at
    if at in (NEXT, END) and left is not None and left.key in asked:
        following = asked[asked.index(left.key) + 1 :]
        return following[0] if following else None
    return plan.open_questions[0] if plan.open_questions else None


def _page(face: Face, *, published: PublishedThing, asked: Asked, question: Question) -> QuestionsPage:
    thing, keys = published.thing, asked.plan.asked_questions
    place = keys.index(question.key)
    fields = place_errors([question_field(question, answers=asked.answers)], refusal=asked.refusal)
    here = f"{face.thing(thing.code)}/questions/"
    is_last = place + 1 == len(keys)
    return QuestionsPage(
        face=face,
        name=thing.name,
        guide=f"/things/{thing.code}/",
        action=here,
        count=words.QUESTION_OF.format(place=place + 1, count=len(keys)),
        question=replace(fields[0], has_cursor=face.by_keyboard),
        kept=tuple(list_pairs(asked.answers, without=question.key)),
        came_from=question.key,
        onward=Button(word="看结果" if is_last else "下一问", name=AT, value=END if is_last else NEXT),
        back=_back(keys[place - 1], here=here, answers=asked.answers) if place else None,
        plan=show_plan(asked.plan.as_json(), voice=face.voice),
        notices=show_gates(asked.plan.gates),
        errors=summarize(asked.refusal, fields=fields),
    )


def tell_bar(viewer: Viewer, *, question: Question) -> tuple[Notice, ...]:
    """Who cannot promise now is told at the question, before they choose; nothing is looked up for other questions."""
    bar = find_own_bar(viewer) if any(option.promises for option in question.options) else None
    if bar is None:
        return ()
    sentence = words.PROMISE_BARRED.format(
        matter=bar.matter_name, department=bar.department, day=say_day(bar.recorded_on)
    )
    return (Notice(sentence, tone=Tone.WARN),)


def _back(key: str, *, here: str, answers: dict[str, Any]) -> Button:
    return Button(word="上一问", href=here + write_query(answers, **{AT: key}), kind=ButtonKind.QUIET)
