"""A few questions, one at a time, with the plan growing beside them. The answers stand in the address."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import PublishedThing, Question
from onething.catalogue.queries import get_current_thing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.planning.queries import make_plan
from onething.portal import words
from onething.portal.answers import AT, END, FROM, list_pairs, read_answers, write_query
from onething.portal.showing.plans import PlanShown, show_plan


@dataclass(frozen=True)
class QuestionsPage:
    """The view value of portal/questions.html."""

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
    errors: ErrorSummary | None


@access(ANYBODY)
@require_safe
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the question that the address names, else the first that is open; after the last the plan."""
    published = get_current_thing(viewer_of(request), code=code, at=now())
    questions = published.thing.questions
    answers = read_answers(request.GET, thing=published.thing)
    left = published.thing.find_question(request.GET.get(FROM, ""))
    refusal = None
    if left is not None and left.key not in answers:
        asked: Question | None = left
        refusal = Refusal("portal.question.open", words.CHOOSE_ONE, field=left.key)
    else:
        asked = _asked(request.GET.get(AT, ""), questions=questions, answers=answers)
    if asked is None:
        return HttpResponseRedirect(f"/things/{code}/plan{write_query(answers)}")
    page = _page(published, asked=asked, answers=answers, refusal=refusal)
    return show(request, "portal/questions.html", page=page, status=refusal.status if refusal else 200)


def _asked(at: str, *, questions: tuple[Question, ...], answers: dict[str, Any]) -> Question | None:
    named = next((one for one in questions if one.key == at), None)
    if named is not None:
        return named
    return next((one for one in questions if one.key not in answers), None)


def _page(
    published: PublishedThing, *, asked: Question, answers: dict[str, Any], refusal: Refusal | None
) -> QuestionsPage:
    thing = published.thing
    place = thing.questions.index(asked)
    fields = place_errors([_field(asked, answers=answers)], refusal=refusal)
    here = f"/things/{thing.code}/questions/"
    following = thing.questions[place + 1].key if place + 1 < len(thing.questions) else END
    return QuestionsPage(
        name=thing.name,
        guide=f"/things/{thing.code}/",
        action=here,
        count=words.QUESTION_OF.format(place=place + 1, count=len(thing.questions)),
        question=fields[0],
        kept=tuple(list_pairs(answers, without=asked.key)),
        came_from=asked.key,
        onward=Button(word="看结果" if following == END else "下一问", name=AT, value=following),
        back=_back(thing.questions[place - 1], here=here, answers=answers) if place else None,
        plan=show_plan(make_plan(published, answers=answers).as_json()),
        errors=summarize(refusal, fields=fields),
    )


def _back(question: Question, *, here: str, answers: dict[str, Any]) -> Button:
    return Button(
        word="上一问", href=here + write_query(answers, **{AT: question.key}), kind=ButtonKind.QUIET
    )


def _field(question: Question, *, answers: dict[str, Any]) -> Field:
    given = answers.get(question.key, "")
    chosen = set(given) if isinstance(given, list) else {given}
    return Field(
        name=question.key,
        label=question.text,
        kind=FieldKind.CHECKBOXES if question.multi else FieldKind.RADIO,
        choices=tuple(
            Choice(one.value, one.label, is_chosen=one.value in chosen) for one in question.options
        ),
        hint="可以选几个，也可以都不选。" if question.multi else "",
    )
