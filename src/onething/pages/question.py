"""The page on which a question in review is answered: by the applicant, or by the window that writes down what they say."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.cases.contracts.questions import QuestionAnswer, QuestionState, QuestionView
from onething.cases.contracts.views import StepView
from onething.files.actions import check_size
from onething.journey.reading import read_case
from onething.journey.ways import questioning
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import Button, Field, FieldKind, NavLink
from onething.pages import words
from onething.pages.access import viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.small_form import SmallForm


def answer_question(request: HttpRequest, *, case_id: UUID, step_id: UUID, back: str) -> HttpResponse:
    """Show the question; a POST answers it and leads `back` to the case, as does a page without an open question."""
    case = read_case(viewer_of(request), case_id=case_id, at=now())
    step = next((one for one in case.steps if one.id == step_id), None)
    refusal: Refusal | None = None
    if request.method == "POST" and step is not None:
        try:
            _answer(request, step=step)
            return HttpResponseRedirect(f"{back}?done=answered")
        except Refusal as refused:
            refusal = refused
    if step is None or step.question is None or step.question.state is not QuestionState.ASKED:
        return HttpResponseRedirect(back)
    page = _page(request, step=step, question=step.question, back=back, refusal=refusal)
    return show(request, "pages/small_form.html", page=page, status=refusal.status if refusal else 200)


def _answer(request: HttpRequest, *, step: StepView) -> None:
    viewer, at, file = viewer_of(request), now(), request.FILES.get("paper")
    typed, paper = request.POST.get("answer", ""), None
    if file is not None:
        check_size(size=file.size or 0)
        name, content = file.name or "", file.read()
        paper = questioning.give_paper(viewer, step_id=step.id, name=name, content=content, at=at)
    questioning.answer(viewer, step_id=step.id, given=QuestionAnswer(typed, paper=paper), at=at)


def _page(
    request: HttpRequest, *, step: StepView, question: QuestionView, back: str, refusal: Refusal | None
) -> SmallForm:
    asked = (
        Field("answer", words.QUESTION_ANSWER, kind=FieldKind.LONG_TEXT, value=request.POST.get("answer", "")),
        Field(
            "paper", words.QUESTION_PAPER, kind=FieldKind.FILE, required=False, accept="image/*,application/pdf"
        ),
    )  # fmt: skip
    fields = place_errors(asked, refusal=refusal)
    return SmallForm(
        title=words.QUESTION_TITLE.format(unit=step.department),
        lead=words.QUESTION_LEAD.format(
            matter=step.matter_name, question=question.question, why=question.why_late
        ),
        action=request.path,
        fields=fields,
        buttons=(Button(word=words.QUESTION_BUTTON),),
        errors=summarize(refusal, fields=fields),
        links=(NavLink(words.QUESTION_BACK, back),),
    )
