"""Training cards: what somebody at a window or a reviewer has to learn, and the quiz of each."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from onething.desk import words
from onething.desk.showing import training as showing
from onething.journey import training
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, Notice, Table, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.training.contracts import CardLine, LearningState, QuizResult
from onething.training.queries import get_card
from onething.training.queries import list_cards as list_own_cards

LEARNING = (Permission.RECEIVE, Permission.REVIEW)


@dataclass(frozen=True)
class CardsPage:
    """The view value of desk/cards.html."""

    title: str
    told: str
    notice: Notice | None
    cards: Table
    back: Button | None = None


@access(*LEARNING)
@require_safe
def list_cards(request: HttpRequest) -> HttpResponse:
    """List the viewer's own cards, what is still to answer first."""
    lines = list_own_cards(viewer_of(request), at=now())
    left = sum(line.state is not LearningState.DONE for line in lines)
    page = CardsPage(
        title=words.TRAINING,
        told=words.CARDS_TOLD.format(total=len(lines), left=left),
        notice=_tell_passed(lines, code=request.GET.get("done", "")),
        cards=showing.show_cards(lines, caption=words.TRAINING),
    )
    return show(request, "desk/cards.html", page=page)


@access(*LEARNING)
@require_safe
def show_card(request: HttpRequest, code: str, matter: str) -> HttpResponse:
    """Show the card of one matter."""
    card = get_card(viewer_of(request), code=f"{code}/{matter}", at=now())
    return show(request, "desk/card.html", page=showing.show_card(card))


@access(*LEARNING)
@require_http_methods(["GET", "POST"])
def show_quiz(request: HttpRequest, code: str, matter: str) -> HttpResponse:
    """Ask; a POST is judged: all right leads back to the cards, else what was wrong is marked and nothing is lost."""
    viewer, full = viewer_of(request), f"{code}/{matter}"
    card = get_card(viewer, code=full, at=now())
    if request.method == "GET":
        return show(request, "desk/quiz.html", page=showing.show_quiz(card, chosen=[]))
    typed = [request.POST.get(f"q{place}", "") for place in range(1, len(card.questions) + 1)]
    edition, chosen = request.POST.get("edition", ""), list(map(_read_option, typed))
    try:
        judged = training.answer(viewer, code=full, edition=edition, chosen=chosen, at=now())
    except Refusal as refusal:
        is_same = edition == card.edition  # other options may stand in the same places of a newer one
        page = showing.show_quiz(card, chosen=typed if is_same else [], refusal=refusal)
        return show(request, "desk/quiz.html", page=page, status=refusal.status)
    if judged.result is QuizResult.PASSED:
        return HttpResponseRedirect(f"{showing.HOME}?done={full}")
    return show(request, "desk/quiz.html", page=showing.show_quiz(card, chosen=typed, judged=judged))


def _read_option(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else None


def _tell_passed(lines: list[CardLine], *, code: str) -> Notice | None:
    done = next((one for one in lines if code in one.codes and one.state is LearningState.DONE), None)
    return Notice(words.CARD_PASSED.format(name=done.name), tone=Tone.GOOD) if done else None
